"""`audit verify`: whole, broken and where, and what the other commands leave on the trail."""

import getpass
from pathlib import Path

import pytest

from data.audit import newest_first, trail_of
from data.settings import Settings
from tests.data.commands.conftest import Command
from tests.data.kept_files import trail_file


def test_a_whole_trail_is_said_to_be_whole_with_its_digest(here: Command, loaded: Path) -> None:
    assert here("undo", "1").status == 0
    ran = here("audit", "verify", "--json")
    assert (ran.status, ran.answer["status"], ran.answer["lines"]) == (0, "whole", 2)
    digest = ran.answer["digest"]
    assert here("redo", "1").status == 0
    ran = here("audit", "verify", "--digest", digest)
    assert ran.status == 0
    assert ran.out.startswith("The audit trail is whole: 3 lines.\nDigest ")


@pytest.mark.embedded
def test_a_broken_trail_is_refused_at_its_line(
    here: Command, loaded: Path, own_database: Path
) -> None:
    here("undo", "1")
    digest = here("audit", "verify", "--json").answer["digest"]
    path = trail_file(trail_of(own_database, Settings()))
    first, second = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(first)
    assert here("audit", "verify").status == 0
    ran = here("audit", "verify", "--json", "--digest", digest)
    assert (ran.status, ran.answer["status"], ran.answer["line"]) == (1, "broken", 2)
    path.write_bytes(first.replace(b"Ann", b"Bob") + second)
    ran = here("audit", "verify")
    assert ran.status == 1
    assert ran.out.startswith("The audit trail is broken. Line 1 is not as it was written")


def test_a_trail_that_does_not_exist_yet_is_whole(here: Command) -> None:
    ran = here("audit", "verify")
    assert (ran.status, ran.out) == (
        0,
        "There is no audit trail yet: it begins with the first thing that is done.\n",
    )


@pytest.mark.embedded
def test_a_command_that_cannot_be_recorded_says_so(
    here: Command, loaded: Path, own_database: Path
) -> None:
    trail = trail_of(own_database, Settings())
    trail.key_file.unlink()
    for arguments in (("undo", "1"), ("backup", "copy.duckdb"), ("audit", "verify")):
        ran = here(*arguments)
        assert (ran.status, ran.out) == (3, "")
        assert "The key of the audit trail" in ran.err
    assert not Path("copy.duckdb").exists()


@pytest.mark.embedded
def test_copies_are_recorded_where_neither_can_cut_them(
    here: Command, loaded: Path, own_database: Path
) -> None:
    assert here("backup", "copy.duckdb").status == 0
    assert here("undo", "1").status == 0
    assert here("restore", "copy.duckdb").status == 0
    lines = list(newest_first(trail_of(own_database, Settings())))
    assert [line.kind for line in lines] == ["restore", "undo", "backup", "upload"]
    assert {line.who for line in lines} == {getpass.getuser(), "Ann"}
