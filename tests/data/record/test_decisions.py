"""The record of decisions: what went in comes out, at every moment asked about, and nothing in it
can change."""

from datetime import date, datetime
from typing import Any

import duckdb
import pytest
from pydantic import ValidationError

from data.clock import utc_now
from data.reader import Reader
from data.record import Comment
from data.record.decisions import Decided, Proposed, as_entry, decisions
from data.store import Database, DatabaseError, open_database, transaction
from data.store.records import records

ASKED = [
    {"kind": "baseline_month", "period": "2026-03"},
    {"kind": "baseline_figure", "period": "2025-03", "figure": 41.94},
    {"kind": "target", "measure": "appeal_rate", "figure": 1.5},
    {"kind": "reading", "measure": "annual_review_completed_on_time"},
    {"kind": "course", "steps": [{"month": "2026-12", "change": -10}]},
    {"kind": "undo", "undoes": 2},
]


def proposed(**fields: Any) -> Proposed:
    common = {"measure": "nd_average_wait", "reason": "Why", "decided_on": date(2026, 10, 3)}
    return Proposed.model_validate({**common, **fields})


def add(database: Database, *, author: str = "Ann Lead", **fields: Any) -> None:
    with database.writing() as cursor, transaction(cursor, keep=True):
        asked = proposed(**fields)
        written, replaces = as_entry(asked, list_decisions(cursor))
        records(cursor).add_entry(written, Reader(author), replaces)


def list_decisions(
    cursor: duckdb.DuckDBPyConnection, known_at: datetime | None = None
) -> list[Decided]:
    return list(decisions(records(cursor).entries(), known_at))


def test_the_record_holds_what_was_decided_in_order_as_it_was_known_at_every_moment(
    database: Database,
) -> None:
    moments = []
    for one in ASKED:
        moments.append(utc_now())
        add(database, **one)
    with database.reading() as cursor:
        record = list_decisions(cursor)
        assert [list_decisions(cursor, moment) for moment in moments] == [
            record[:at] for at in range(len(ASKED))
        ]
        assert list_decisions(cursor, utc_now()) == record
    assert [one.id for one in record] == [1, 2, 3, 4, 5, 6]
    assert [
        Proposed(**one.model_dump(exclude={"id", "entry", "author", "moment"})) for one in record
    ] == [proposed(**one) for one in ASKED]
    assert {one.author for one in record} == {"Ann Lead"}
    assert all(before <= one.moment for before, one in zip(moments, record, strict=True))


def test_the_state_of_the_data_grows_with_every_decision(database: Database) -> None:
    def version() -> int:
        with database.reading() as cursor:
            return records(cursor).stored().version

    versions = [version()]
    for one in ASKED:
        add(database, **one)
        versions.append(version())
    assert versions == sorted(set(versions))


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "target", "reason": " "},
        {"kind": "target", "author": ""},
        {"kind": "undo"},
        {"kind": "target", "undoes": 2},
        {"kind": "target", "steps": [{"month": "2026-12", "figure": 1.0}]},
        {"kind": "course", "steps": [{"month": "2026-12"}]},
        {"kind": "course", "steps": [{"month": "2026-12", "figure": 1.0, "change": -10}]},
        {"kind": "course", "steps": [{"month": "2026-13", "figure": 1.0}]},
    ],
)
def test_the_record_itself_refuses_a_decision_that_says_too_little(
    database: Database, fields: dict[str, Any]
) -> None:
    with pytest.raises((duckdb.Error, ValidationError), match=r"(?i)constraint|validation error"):
        add(database, **fields)


def test_nothing_is_undone_twice(database: Database) -> None:
    add(database, kind="target", figure=1.0)
    add(database, kind="undo", undoes=1)
    with pytest.raises((duckdb.ConstraintException, DatabaseError)):
        add(database, kind="undo", undoes=1)


@pytest.mark.embedded
def test_a_database_from_before_there_were_decisions_takes_them(database: Database) -> None:
    with database.writing() as cursor, transaction(cursor, keep=True):
        cursor.execute("DROP TABLE entries")
        cursor.execute("ALTER TABLE points DROP COLUMN batches")
        cursor.execute("ALTER TABLE events DROP COLUMN reason")
        cursor.execute("DELETE FROM schema_version WHERE number > 1")
    database.close()
    again = open_database(database.path)
    add(again, kind="target", figure=1.0)
    again.close()


def test_decisions_are_numbered_among_themselves_and_counted_apart(database: Database) -> None:
    comment = Comment(measure="nd_average_wait", dated_on=date(2026, 3, 1), words="A new provider")
    for one in ASKED:
        with database.writing() as cursor, transaction(cursor, keep=True):
            records(cursor).add_entry(comment, Reader("Ann"))
        add(database, **one)
    with database.reading() as cursor:
        assert [(one.id, one.entry, one.undoes) for one in list_decisions(cursor)] == [
            (1, 2, None),
            (2, 4, None),
            (3, 6, None),
            (4, 8, None),
            (5, 10, None),
            (6, 12, 2),
        ]
        assert records(cursor).stored() == (0, 12, 6)


def test_who_set_the_clock_back_changes_no_number(database: Database) -> None:
    for one in ASKED:
        add(database, **one)
    with database.reading() as cursor:
        first, *others = records(cursor).entries()
    late = first.model_copy(update={"moment": datetime(2099, 1, 1)})
    assert [one.id for one in decisions((late, *others), datetime(2098, 1, 1))] == [2, 3, 4, 5, 6]
