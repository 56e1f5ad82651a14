"""What is done to the database stands on its trail: once, by whom, and nothing of what is in the
files; and what cannot be recorded is not done."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.access import Role
from data.audit import AuditError, Kind, newest_first, verify
from data.loading import Request
from data.loading.load import load
from data.reader import Reader
from data.record import Comment
from data.store import Database, redo
from data.store.engines import transactions as doors
from data.store.records import records
from data.store.undo import undo
from kpis.changes import preview_undo
from kpis.record import record
from tests.data.samples import file_of
from tests.sampling import sample

ANN = Reader("Ann", frozenset({Role.ANALYST}))
DAY = date(2026, 10, 31)


@pytest.fixture
def request_(tmp_path: Path) -> Request:
    path = tmp_path / "meetings.csv"
    path.write_text(file_of("meetings", {}, {}, {}), encoding="utf-8")
    return Request("meetings", path, "Jane Doe.csv", DAY, ANN)


def told(database: Database) -> list[tuple[str, str, str]]:
    """What stands on the trail, in order."""
    lines = [(line.kind, line.what, line.outcome) for line in newest_first(database.trail)]
    return lines[::-1]


def comment(text: str = "Late") -> Comment:
    return Comment(measure="ehc_20_weeks", dated_on=date(2026, 10, 1), words=text)


def test_each_change_is_recorded_once(database: Database, request_: Request) -> None:
    load(database, replace(request_, dry_run=True))
    assert told(database) == []
    load(database, request_)
    load(database, request_)
    load(database, replace(request_, extract="ambassadors"))
    preview_undo(database, 1)
    undo(database, 1, ANN)
    undo(database, 1, ANN)
    redo(database, 1, ANN)
    assert record(database, comment(), ANN, 0, today=DAY) == []
    assert told(database) == [
        ("upload", "meetings, batch 1", "done"),
        ("upload", "meetings", "loaded already"),
        ("upload", "ambassadors", "refused"),
        ("undo", "meetings, batch 1", "done"),
        ("redo", "meetings, batch 1", "done"),
        ("change", "comment, entry 1", "done"),
    ]
    assert {(line.who, line.role) for line in newest_first(database.trail)} == {("Ann", "analyst")}
    assert not verify(database.trail).fault


def test_what_cannot_be_recorded_is_not_done(database: Database, request_: Request) -> None:
    load(database, request_)
    database.trail.key_file.rename(database.trail.key_file.with_suffix(".away"))
    acts = [
        lambda: load(database, replace(request_, as_at=date(2026, 11, 30))),
        lambda: undo(database, 1, ANN),
        lambda: record(database, comment(), ANN, 0, today=DAY),
    ]
    for act in acts:
        with pytest.raises(AuditError):
            act()
    with database.reading() as cursor:
        assert [(one.id, one.state) for one in records(cursor).batches()] == [(1, "in_use")]
        assert records(cursor).entries() == ()


def test_what_could_not_be_kept_after_all_is_told(database: Database, request_: Request) -> None:
    load(database, request_)

    class Failing:
        def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
            self.cursor = cursor

        def execute(self, sql: str) -> duckdb.DuckDBPyConnection:
            if sql == "COMMIT":
                raise duckdb.IOException("disk")
            return self.cursor.execute(sql)

    act = database.trail.told(ANN, Kind.CHANGE, "comment, entry 1")
    with (
        database.writing() as cursor,
        pytest.raises(duckdb.IOException),
        doors.transaction(Failing(cursor), keep=True, told=act),  # pyright: ignore[reportArgumentType]
    ):
        pass
    assert told(database)[1:] == [
        ("change", "comment, entry 1", "done"),
        ("change", "comment, entry 1", "failed, and nothing was kept"),
    ]


SECRET = st.text("ABCDEFGHJKLMNPQRSTUVWXYZ", min_size=8, max_size=12)


@settings(max_examples=sample(3, 100))
@given(SECRET, SECRET, SECRET)
def test_no_value_of_a_file_and_no_word_written_stands_on_the_trail(
    shared_database: Database,
    tmp_path_factory: pytest.TempPathFactory,
    cell: str,
    name: str,
    words: str,
) -> None:
    path = tmp_path_factory.mktemp("secret") / "upload"
    before = len(told(shared_database))
    for text in (file_of("meetings", {"group_name": cell}), f"{cell},{name}\n{words},1\n"):
        path.write_text(text, encoding="utf-8")
        load(shared_database, Request("meetings", path, f"{name}.csv", DAY, ANN))
    record(shared_database, comment(words), ANN, 10**9, today=DAY)
    content = shared_database.trail.path.read_text()
    assert len(content.splitlines()) == before + 3
    assert not [secret for secret in (cell, name, words) if secret in content]
