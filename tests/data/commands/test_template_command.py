"""`template`: a file in this folder, never over another, whose path is the answer."""

from pathlib import Path

import pytest

from data.extracts import extracts
from data.loading.template import csv_template
from tests.data.commands.conftest import Command


@pytest.mark.parametrize(
    ("more", "file"),
    [
        ([], "meetings.csv"),
        (["--xlsx"], "meetings.xlsx"),
        (["--output", "new.txt"], "new.txt"),
    ],
)
def test_a_template_is_written_once(
    here: Command, tmp_path: Path, more: list[str], file: str
) -> None:
    ran = here("template", "meetings", *more, "--json")
    assert (ran.status, ran.answer) == (0, {"status": "written", "file": file})
    content = (tmp_path / file).read_bytes()
    assert (
        content.startswith(b"PK")
        if "--xlsx" in more
        else content == csv_template(extracts()["meetings"])
    )
    again = here("template", "meetings", *more)
    assert (again.status, again.out) == (2, "")
    assert f"{file} is there already" in again.err
    assert (tmp_path / file).read_bytes() == content


def test_the_path_is_printed(here: Command, tmp_path: Path) -> None:
    assert here("template", "nd_waits").out == "nd_waits.csv\n"


def test_a_folder_that_is_not_there_ends_with_2(here: Command, tmp_path: Path) -> None:
    ran = here("template", "nd_waits", "--output", "absent/x.csv")
    assert (ran.status, ran.out) == (2, "")
    assert "absent/x.csv cannot be used: No such file or directory." in ran.err
