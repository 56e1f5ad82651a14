"""Files to save are made when somebody presses for one, and never for drawing a page."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from data.loading import template
from presentation import exports
from tests.pages.conftest import Opened
from tests.pages.reading import words
from tests.pages.uploads import HEAD, give

MAKERS = [(exports, "to_csv"), (template, "Workbook"), (template, "csv_template")]


@pytest.fixture
def unmade(monkeypatch: pytest.MonkeyPatch) -> None:
    """No file can be made."""

    def fail(*_: Any, **__: Any) -> None:
        raise AssertionError("made for nobody")

    for module, name in MAKERS:
        monkeypatch.setattr(module, name, fail)


@pytest.mark.parametrize(
    ("page", "query", "offered"),
    [
        ("measure", {"id": "nd_longest_wait"}, ["Download all months (CSV)"]),
        ("milestones", {}, ["Download (CSV)"]),
        ("updates", {}, ["Download all updates (CSV)"]),
        ("sections", {}, ["Download the evidence log (CSV)"]),
        ("upload", {"extract": "nd_waits"}, ["Empty template (CSV)", "Empty template (Excel)"]),
        ("history", {"batch": "1"}, ["Download its rows (CSV)"]),
        ("people", {}, ["Download the list (CSV)"]),
    ],
)
def test_drawing_a_page_makes_no_file(
    opened: Opened,
    own_database: Path,
    example_file: Path,
    unmade: None,
    page: str,
    query: dict[str, str],
    offered: list[str],
) -> None:
    shutil.copy(example_file, own_database)
    test = opened(page, **query)
    assert (list(test.exception), list(test.error)) == ([], [])
    assert [one.label for one in test.download_button] == offered


@pytest.mark.parametrize(
    ("file", "offered"),
    [
        (HEAD + "A,soon,,,\n", "Download the file to mend (Excel)"),
        ("review_id,meeting_date\nA,2026-05-05\n", "Empty template (Excel)"),
    ],
    ids=["to mend", "without a needed column"],
)
def test_refusing_a_file_makes_no_file(
    opened: Opened, unmade: None, file: str, offered: str
) -> None:
    test = give(opened("upload", extract="annual_reviews"), file)
    assert "This file was refused" in words(test)
    assert not test.exception
    labels = [one.label for one in test.download_button]
    assert {"Download the list (CSV)", offered} <= set(labels)
