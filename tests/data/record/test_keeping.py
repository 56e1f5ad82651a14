"""What every keeper of the record must do: one specification, run against DuckDB and against a
record in memory."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from data.reader import Reader
from data.record import Comment, Decision, Meeting, Withdrawal
from data.record.batches import Action, Loaded, as_at_dates, in_use
from data.record.keeping import RecordWriter
from data.store import open_database, transaction
from data.store.records import records
from tests.data.record.memory import MemoryRecords

START = datetime(2026, 3, 1, 9, tzinfo=UTC)
FIRST = Loaded(
    "meetings",
    "a.csv",
    "ab",
    date(2026, 2, 28),
    "keep",
    rows=5,
    new=5,
    changed=0,
    unchanged=0,
    missing=0,
)
LATER = replace(
    FIRST,
    file="b.csv",
    as_at=date(2026, 3, 31),
    missing_policy="remove",
    new=1,
    changed=2,
    unchanged=2,
)
OTHER = replace(FIRST, extract="caseload", as_at=date(2026, 1, 31))
MEETING = Meeting(body="DMT", held_on=date(2026, 3, 1))
COMMENT = Comment(measure="a", dated_on=date(2026, 3, 1), words="A new provider")
TARGET = Decision(
    measure="a", sort="target", reason="Agreed", decided_on=date(2026, 3, 1), figure=1.4
)
BACK = Withdrawal(about="a:decided", reason="A mistake", decided_on=date(2026, 3, 2))


@pytest.fixture(params=["DuckDB", "memory"])
def kept(request: pytest.FixtureRequest, own_database: Path) -> Iterator[RecordWriter]:
    with ExitStack() as stack:
        if request.param == "memory":
            yield MemoryRecords()
        else:
            database = open_database(own_database)
            stack.callback(database.close)
            cursor = stack.enter_context(database.writing())
            stack.enter_context(transaction(cursor, keep=False))
            yield records(cursor)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(START, tick=False) as clock:
        yield clock


def at(hours: int) -> datetime:
    return (START + timedelta(hours=hours)).replace(tzinfo=None)


def test_an_empty_record_has_nothing(kept: RecordWriter) -> None:
    assert (kept.batches(), kept.events(1), kept.entries(), kept.stored()) == (
        [],
        [],
        (),
        (0, 0, 0),
    )


def test_a_load_comes_out_as_it_went_in_with_who_and_when(
    kept: RecordWriter, clock: time_machine.Traveller
) -> None:
    assert [
        kept.add_batch(one, by) for one, by in ((FIRST, Reader("Ann")), (LATER, Reader("Bob")))
    ] == [1, 2]
    found = kept.batches()
    assert [
        Loaded(**one.model_dump(exclude={"id", "by", "at", "state", "removed"})) for one in found
    ] == [
        FIRST,
        LATER,
    ]
    assert [(one.id, one.by, one.at, one.state) for one in found] == [
        (1, "Ann", at(0), "in_use"),
        (2, "Bob", at(0), "in_use"),
    ]


def test_undo_and_redo_are_events_and_the_last_one_tells_the_state(
    kept: RecordWriter, clock: time_machine.Traveller
) -> None:
    kept.add_batch(FIRST, Reader("Ann"))
    states = []
    steps: list[tuple[Action, str | None]] = [
        ("undone", "Wrong month"),
        ("redone", None),
        ("undone", None),
    ]
    for action, reason in steps:
        clock.shift(timedelta(hours=1))
        kept.add_event(1, action, Reader("Cat"), reason)
        states.append(kept.batches()[0].state)
    assert states == ["undone", "in_use", "undone"]
    assert [(one.action, one.moment, one.by, one.reason) for one in kept.events(1)] == [
        ("loaded", at(0), "Ann", None),
        ("undone", at(1), "Cat", "Wrong month"),
        ("redone", at(2), "Cat", None),
        ("undone", at(3), "Cat", None),
    ]
    assert [kept.batches(at(hours))[0].state for hours in range(4)] == [
        "in_use",
        "undone",
        "in_use",
        "undone",
    ]
    assert (kept.batches()[0].by, kept.batches()[0].at) == ("Ann", at(0))


def test_what_is_in_use_is_in_the_order_of_the_as_at_dates(kept: RecordWriter) -> None:
    for one in (LATER, FIRST, OTHER, FIRST):
        kept.add_batch(one, Reader("Ann"))
    kept.add_event(4, "undone", Reader("Ann"))
    assert [one.id for one in in_use(kept.batches(), "meetings")] == [2, 1]
    assert as_at_dates(kept.batches()) == {"meetings": LATER.as_at, "caseload": OTHER.as_at}


def test_the_record_of_a_moment_leaves_out_what_came_later(
    kept: RecordWriter, clock: time_machine.Traveller
) -> None:
    kept.add_batch(FIRST, Reader("Ann"))
    kept.add_entry(MEETING, Reader("Ann"))
    clock.shift(timedelta(hours=1))
    kept.add_batch(LATER, Reader("Bob"))
    kept.add_event(1, "undone", Reader("Bob"))
    kept.add_entry(COMMENT, Reader("Bob"))
    assert [(one.id, one.state) for one in kept.batches(at(0))] == [(1, "in_use")]
    assert [one.action for one in kept.events(1, at(0))] == ["loaded"]
    assert [one.written for one in kept.entries(at(0))] == [MEETING]
    assert (kept.stored(at(0)), kept.stored(at(1))) == ((1, 1, 0), (3, 2, 0))
    before = at(0) - timedelta(microseconds=1)
    assert (kept.batches(before), kept.entries(before), kept.stored(before)) == ([], (), (0, 0, 0))
    assert kept.last_stored(before) == (None, None, None)
    assert kept.last_stored(at(0)) == (at(0), at(0), None)
    kept.add_entry(TARGET, Reader("Bob"))
    clock.shift(timedelta(hours=1))
    kept.add_entry(COMMENT, Reader("Bob"))
    assert kept.last_stored() == (at(1), at(2), at(1))


def test_an_entry_comes_out_as_it_went_in(
    kept: RecordWriter, clock: time_machine.Traveller
) -> None:
    later = MEETING.model_copy(update={"held_on": date(2026, 3, 2)})
    assert [
        kept.add_entry(MEETING, Reader("Ann")),
        kept.add_entry(later, Reader("Bob"), replaces=1),
    ] == [1, 2]
    assert [
        (one.id, one.moment, one.author, one.replaces, one.written) for one in kept.entries()
    ] == [
        (1, at(0), "Ann", None, MEETING),
        (2, at(0), "Bob", 1, later),
    ]


def test_the_version_grows_with_everything_that_is_added(kept: RecordWriter) -> None:
    versions = [kept.stored().version]
    for add in (
        lambda: kept.add_batch(FIRST, Reader("Ann")),
        lambda: kept.add_event(1, "undone", Reader("Ann")),
        lambda: kept.add_entry(TARGET, Reader("Ann")),
        lambda: kept.add_entry(BACK, Reader("Ann"), replaces=1),
        lambda: kept.add_entry(COMMENT, Reader("Ann")),
    ):
        add()
        versions.append(kept.stored().version)
    assert versions == sorted(set(versions))
    assert kept.stored() == (2, 3, 2)


@pytest.mark.parametrize(
    ("author", "replaces"), [(" ", None), ("Bob", 1)], ids=["of nobody", "replaced already"]
)
def test_an_entry_of_nobody_and_a_second_replacement_are_refused(
    kept: RecordWriter, author: str, replaces: int | None
) -> None:
    kept.add_entry(MEETING, Reader("Ann"))
    kept.add_entry(MEETING, Reader("Ann"), replaces=1)
    with pytest.raises(Exception, match=r"(?i)constraint|replaced"):
        kept.add_entry(MEETING, Reader(author), replaces)
