"""The record of entries: what went in comes out, as it was known at every moment, and nothing in it
can change."""

from datetime import date
from typing import Any

import duckdb
import pytest
from pydantic import ValidationError

from data.clock import utc_now
from data.mapping import MappedColumn, Mapping
from data.plan import Milestone
from data.reader import Reader
from data.record import (
    ActionHeading,
    Comment,
    Decision,
    Evidence,
    Meeting,
    Minute,
    Occurrence,
    PlanChange,
    Withdrawal,
    Written,
    standing,
)
from data.store import Database, DatabaseError, open_database, transaction
from data.store.records import records
from tests.data.record.before import old_table

DAY = date(2026, 3, 1)
HEADING = ActionHeading(id="2a", title="Title", leads=("One lead", "Another"))
EACH: list[tuple[Written, str]] = [
    (
        Evidence(
            criterion="1.L4",
            dated_on=DAY,
            source="Survey",
            words="“Ünïcode” & <b>",
            judgement="some",
        ),
        "1.L4",
    ),
    (Meeting(body="DMT", held_on=DAY), "DMT"),
    (
        Minute(meeting=2, sort="action", about="2a.2", words="Chase it", owner="Ann", due=DAY),
        "2a.2",
    ),
    (Comment(measure="nd_average_wait", dated_on=DAY, words="A new provider"), "nd_average_wait"),
    (Occurrence(milestone="4c.1", held_on=DAY, link="https://example.org/minutes"), "4c.1"),
    (
        PlanChange(
            from_date=DAY,
            reason="Review",
            milestone=Milestone(id="1d.1", words="New", due="2026-12"),
        ),
        "1d.1",
    ),
    (PlanChange(from_date=DAY, reason="Review", action=HEADING), "2a"),
    (
        Decision(measure="appeal_rate", sort="target", reason="Agreed", decided_on=DAY, figure=1.4),
        "appeal_rate:decided",
    ),
    (
        Mapping(
            name="Autumn survey",
            extract="nd_waits",
            headings=("Nr", "“Ünïcode”"),
            columns=(MappedColumn(heading="Nr", column="referral_id"),),
        ),
        "autumnsurvey:mapping",
    ),
    (Withdrawal(about="DMT", reason="It was cancelled"), "DMT"),
]
"""An entry of each kind, with what it is about."""


def add(
    database: Database, written: Written, author: str = "Ann", replaces: int | None = None
) -> int:
    with database.writing() as cursor, transaction(cursor, keep=True):
        return records(cursor).add_entry(written, Reader(author), replaces)


def test_each_kind_comes_out_as_it_went_in_and_is_known_from_its_moment_on(
    database: Database,
) -> None:
    moments = []
    for written, _ in EACH:
        moments.append(utc_now())
        add(database, written)
    with database.reading() as cursor:
        record = records(cursor).entries()
        assert [records(cursor).entries(moment) for moment in moments] == [
            record[:at] for at in range(len(EACH))
        ]
        subjects = [
            subject
            for (subject,) in cursor.execute("SELECT subject FROM entries ORDER BY id").fetchall()
        ]
    assert [(one.id, one.author, one.written) for one in record] == [
        (number, "Ann", written) for number, (written, _) in enumerate(EACH, start=1)
    ]
    assert subjects == [subject for _, subject in EACH]


def test_the_state_of_the_data_grows_with_every_entry(database: Database) -> None:
    versions = []
    for written, _ in EACH:
        add(database, written)
        with database.reading() as cursor:
            versions.append(records(cursor).stored().version)
    assert versions == sorted(set(versions))


def test_what_was_corrected_or_taken_back_does_not_stand(database: Database) -> None:
    first, second = (Meeting(body="DMT", held_on=day) for day in (DAY, date(2026, 3, 2)))
    add(database, first)
    add(database, second)
    add(database, first.model_copy(update={"held_on": date(2026, 3, 3)}), replaces=1)
    add(database, Withdrawal(about="DMT", reason="It was cancelled"), replaces=2)
    with database.reading() as cursor:
        entries = records(cursor).entries()
    assert ([one.id for one in standing(entries)], [one.replaces for one in entries]) == (
        [3],
        [None, None, 1, 2],
    )


@pytest.mark.parametrize("author", ["", "  "])
def test_the_database_itself_refuses_an_entry_of_nobody(database: Database, author: str) -> None:
    with pytest.raises(duckdb.Error, match=r"(?i)constraint"):
        add(database, EACH[1][0], author)


def test_nothing_is_replaced_twice(database: Database) -> None:
    add(database, EACH[1][0])
    add(database, EACH[-1][0], replaces=1)
    with pytest.raises((duckdb.ConstraintException, DatabaseError)):
        add(database, EACH[-1][0], replaces=1)


BAD: dict[str, tuple[type, dict[str, Any]]] = {
    "no words": (Comment, {"measure": "a", "dated_on": DAY, "words": "  "}),
    "too many words": (Comment, {"measure": "a", "dated_on": DAY, "words": "a" * 301}),
    "no link": (Occurrence, {"milestone": "4c.1", "held_on": DAY, "link": "javascript:alert(1)"}),
    "no such judgement": (
        Evidence,
        {"criterion": "1.L4", "dated_on": DAY, "source": "a", "words": "a", "judgement": "perfect"},
    ),
    "neither milestone nor action": (PlanChange, {"from_date": DAY, "reason": "a"}),
    "both": (
        PlanChange,
        {"from_date": DAY, "reason": "a", "milestone": EACH[5][0], "action": HEADING},
    ),
    "a field of another kind": (Meeting, {"body": "DMT", "held_on": DAY, "words": "a"}),
}


@pytest.mark.parametrize(("kind", "fields"), BAD.values(), ids=BAD)
def test_an_entry_that_says_too_little_or_too_much_cannot_be_made(
    kind: type, fields: dict[str, Any]
) -> None:
    with pytest.raises(ValidationError):
        kind(**fields)


@pytest.mark.embedded
def test_a_database_from_before_there_was_a_record_gets_its_table(database: Database) -> None:
    with database.writing() as cursor, transaction(cursor, keep=True):
        cursor.execute("DROP TABLE entries")
        cursor.execute("ALTER TABLE points DROP COLUMN batches")
        cursor.execute("ALTER TABLE events DROP COLUMN reason")
        old_table(cursor)
        cursor.execute("DELETE FROM schema_version WHERE number > 3")
    database.close()
    again = open_database(database.path)
    assert add(again, EACH[1][0]) == 1
    again.close()
