"""`move`: what it prints, its exit statuses, and the line on the audit trail."""

import shutil
from pathlib import Path

import pytest

from data.audit import newest_first, trail_of
from data.settings import Settings
from tests.data.commands.conftest import Command
from tests.data.commands.test_exit_statuses import held
from tests.data.moving.conftest import fill
from tests.postgresql.server import Server

pytestmark = pytest.mark.embedded
"""A move goes from one engine to the other."""


@pytest.fixture
def place(postgresql: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """The address of an empty database, as its owner."""
    monkeypatch.setenv("SEND_KPIS_WORK_FOLDER", str(tmp_path / "work"))
    postgresql.template("of_this_version", fill)
    with postgresql.database("of_this_version") as made:
        yield made.owner


def test_a_move_its_repetition_and_the_way_back_from_a_mistake(
    here: Command, loaded: Path, own_database: Path, place: str
) -> None:
    done = here("move", place, "--json")
    assert (done.status, done.answer["status"], done.answer["from"]) == (
        0,
        "moved",
        str(own_database),
    )
    rows = {one["table"]: one["rows"] for one in done.answer["tables"]}
    assert (rows["batches"], rows["meetings"] > 0) == (1, True)
    assert sum(rows.values()) == done.answer["rows"]
    assert here("move", place, "--json").answer["status"] == "moved_before"
    refused = here("undo", "1")
    assert (refused.status, refused.out) == (3, "")
    assert "This record was moved to made_" in refused.err
    cancelled = here("move", "--cancel", "--json")
    assert (cancelled.status, cancelled.answer["moved_to"]) == (0, done.answer["to"])
    assert here("undo", "1").status == 0
    trail = trail_of(own_database, Settings(database=own_database))
    kinds = [line.kind for line in newest_first(trail)]
    assert kinds == ["undo", "move", "move", "upload"]


def test_people_are_told_each_table_and_what_comes_next(
    here: Command, loaded: Path, own_database: Path, place: str
) -> None:
    said = here("move", place).out
    assert "  batches\n" in said
    assert "is only read from now on" in said
    key = own_database.with_name(f"{own_database.stem}.audit.key")
    assert f"copy {key} to " in said


def test_with_its_key_the_trail_says_the_same_at_the_new_place(
    here: Command, loaded: Path, own_database: Path, place: str
) -> None:
    moved = here("move", place, "--json").answer["key"]
    Path(moved["to"]).parent.mkdir(exist_ok=True)
    shutil.copy(moved["from"], moved["to"])
    old, new = (
        here("audit", "verify", "--json", "--database", one) for one in (own_database, place)
    )
    assert (new.status, new.answer["lines"]) == (0, 2)
    assert {**new.answer, "file": ""} == {**old.answer, "file": ""}
    assert here("move", place, "--json").answer["key"] is None


def test_a_place_in_use_ends_with_1(
    here: Command, loaded: Path, own_database: Path, place: str
) -> None:
    here("move", place)
    here("move", "--cancel")
    ran = here("move", place, "--json")
    assert (ran.status, ran.answer["status"]) == (1, "refused")
    assert "is in use: its table" in ran.answer["message"]


def test_what_is_no_use_ends_with_2(
    here: Command, loaded: Path, own_database: Path, place: str
) -> None:
    assert here("move", place, "--database", loaded.with_name("none.duckdb")).status == 2
    assert here("move", loaded.parent / "none" / "there.duckdb", "--database", place).status == 2
    assert here("move").status == 2
    assert here("move", place, "--cancel").status == 2


def test_nothing_is_moved_under_a_process_that_has_the_file_open(
    here: Command, loaded: Path, own_database: Path, place: str
) -> None:
    with held(own_database):
        ran = here("move", place)
    assert (ran.status, ran.out) == (3, "")
    assert "is in use by another process" in ran.err
