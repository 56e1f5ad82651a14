"""Rounds that are over: as each stood by the day of its answer, whatever came later; across month
ends, year ends and the changes of the clocks."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st

from data.clock import end_of
from data.reader import Reader
from data.record import Meeting
from data.store import Database, open_database
from data.store.undo import undo
from kpis import months
from kpis.milestones import as_reported, read_board
from kpis.milestones.duties import duties
from kpis.record import record
from kpis.rounds import PastRound, past_months, past_round, past_rounds
from kpis.rounds.history import MOST
from tests.kpis.conftest import load_text
from tests.sampling import sample

UK = ZoneInfo("Europe/London")
HEAD = "milestone_id,status_date,status,revised_due,signed_off_by,update\n"
LATE_IN_2026 = date(2026, 12, 1)
IDS = ("2a.4", "2b.6", "2d.3", "4c.2")
"""Milestones that nothing can make overdue in these tests."""
BOARD = "SEND Partnership Board"
Heard = tuple[datetime, str, date]
"""When an update was put on the record, of which milestone, and of which day it says to be."""


def tell(database: Database, folder: Path, at: datetime, id: str, day: date) -> None:
    """An update, put on the record at a moment in the UK."""
    with time_machine.travel(at.replace(tzinfo=UK), tick=False):
        text = f"{HEAD}{id},{day},Green,,,Going on\n"
        found = load_text(database, folder, "milestone_updates", text, at.date(), missing="keep")
    assert found.status == "loaded", found.problems


def history(database: Database, today: date = LATE_IN_2026) -> dict[str, PastRound]:
    with database.reading() as cursor:
        return {one.month: one for one in past_rounds(cursor, today)}


def silent(one: PastRound) -> set[str]:
    return {id for silence in one.silent for id in silence.milestones}


def clock(*parts: int) -> datetime:
    return datetime(*parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("at", "day", "month", "heard"),
    [
        (clock(2026, 3, 31, 23, 59), date(2026, 3, 31), "2026-02", True),
        (clock(2026, 4, 1, 0, 0), date(2026, 3, 31), "2026-03", True),
        # On the last days of summer time and in winter the UK's midnight is not that of UTC alike.
        (clock(2026, 10, 31, 23, 59), date(2026, 10, 31), "2026-09", True),
        (clock(2026, 11, 1, 0, 0), date(2026, 10, 31), "2026-09", False),
        (clock(2025, 8, 31, 23, 30), date(2025, 8, 31), "2025-07", True),
        (clock(2025, 9, 1, 0, 30), date(2025, 8, 31), "2025-07", False),
        (clock(2026, 1, 1, 0, 1), date(2025, 12, 31), "2025-11", False),
        (clock(2026, 2, 28, 12), date(2026, 1, 31), "2026-01", True),
        # It says something of a month before the round's own.
        (clock(2026, 2, 28, 12), date(2025, 10, 31), "2026-01", False),
    ],
)
def test_an_update_is_in_time_up_to_the_last_minute_of_the_day_and_no_longer(
    database: Database, tmp_path: Path, at: datetime, day: date, month: str, heard: bool
) -> None:
    tell(database, tmp_path, clock(2025, 7, 1, 9), "1a.1", date(2025, 7, 1))
    tell(database, tmp_path, at, "2b.6", day)
    with database.reading() as cursor:
        one = past_round(cursor, month)
    assert one
    assert one.by == months.last_day(months.add(month, 1)) and one.body is None
    assert ("2b.6" not in silent(one)) == heard
    assert one.heard == heard


def test_a_round_is_answered_by_its_meeting_and_never_altered(
    database: Database, tmp_path: Path
) -> None:
    tell(database, tmp_path, clock(2026, 8, 3, 9), "2c.4", date(2026, 8, 3))
    tell(database, tmp_path, clock(2026, 9, 16, 23, 59), "2b.6", date(2026, 9, 16))
    tell(database, tmp_path, clock(2026, 9, 17, 0, 0), "2a.4", date(2026, 9, 16))
    meeting = Meeting(body=BOARD, held_on=date(2026, 9, 16))
    for written, day in ((meeting, 20), (Meeting(body=BOARD, held_on=date(2026, 9, 1)), 1)):
        month = 9 if written is meeting else 10
        with time_machine.travel(datetime(2026, month, day, 12, tzinfo=UTC), tick=False):
            assert record(database, written, Reader("Ann Lead"), 10**6) == []
    was = history(database)["2026-08"]
    assert (was.by, was.body, was.heard) == (date(2026, 9, 16), BOARD, 1)
    assert "2b.6" not in silent(was) and "2a.4" in silent(was)
    undo(database, 2, Reader("Ann Lead"))
    tell(database, tmp_path, clock(2026, 11, 3, 9), "2c.4", date(2026, 9, 10))
    assert history(database)["2026-08"] == was


def test_what_was_undone_by_then_was_not_heard_and_extracts_are_counted_as_they_were_in(
    database: Database, tmp_path: Path
) -> None:
    tell(database, tmp_path, clock(2026, 9, 3, 9), "2c.4", date(2026, 9, 2))
    before = history(database)["2026-08"]
    assert (before.heard, before.extracts_in) == (1, 1)
    with time_machine.travel(datetime(2026, 9, 30, 22, 59, tzinfo=UTC), tick=False):
        undo(database, 1, Reader("Ann Lead"))
    after = history(database)["2026-08"]
    assert (after.heard, after.extracts_in) == (0, 0)
    assert after.extracts == before.extracts > 1


def test_no_round_is_told_before_the_first_upload_or_while_it_runs(
    database: Database, tmp_path: Path
) -> None:
    assert history(database) == {}
    tell(database, tmp_path, clock(2026, 9, 20, 9), "2c.4", date(2026, 9, 20))
    assert list(history(database, date(2026, 9, 30))) == []
    assert list(history(database, date(2026, 10, 1))) == ["2026-08"]
    assert list(history(database, date(2026, 12, 1))) == ["2026-10", "2026-09", "2026-08"]
    assert len(history(database, date(2030, 1, 1))) == MOST
    with time_machine.travel(datetime(2026, 9, 30, 12, tzinfo=UTC), tick=False):
        held = Meeting(body=BOARD, held_on=date(2026, 9, 19))
        assert record(database, held, Reader("Ann Lead"), 10**6) == []
    assert list(history(database, date(2026, 10, 1))) == []


MOMENTS = [
    clock(2025, 7, 31, 23, 59),
    clock(2025, 8, 1, 0, 0),
    clock(2025, 10, 26, 1, 30),
    clock(2025, 10, 31, 23, 59),
    clock(2025, 11, 1, 0, 0),
    clock(2025, 12, 31, 23, 59),
    clock(2026, 1, 1, 0, 0),
    clock(2026, 3, 29, 2, 30),
    clock(2026, 3, 31, 23, 59),
]
UPDATES = st.tuples(st.sampled_from(MOMENTS), st.sampled_from(IDS), st.integers(0, 70))


@settings(max_examples=sample(4, 60))
@given(
    told=st.lists(UPDATES, min_size=1, max_size=4), days=st.sets(st.integers(0, 300), max_size=3)
)
def test_nothing_is_both_heard_of_and_silent_and_all_agrees_with_a_plain_reading(
    tmp_path_factory: pytest.TempPathFactory, told: list[tuple[datetime, str, int]], days: set[int]
) -> None:
    folder = tmp_path_factory.mktemp("history")
    database = open_database(folder / "history.duckdb")
    every = sorted(
        (at, id, max(at.date() - timedelta(days=back), date(2025, 6, 1))) for at, id, back in told
    )
    # The same said again is nothing new.
    heard: list[Heard] = [*{(id, day): (at, id, day) for at, id, day in reversed(every)}.values()]
    heard.sort()
    held = sorted(date(2025, 7, 1) + timedelta(days=day) for day in days)
    with time_machine.travel(datetime(2025, 7, 1, 8, tzinfo=UTC), tick=False):
        for day in held:
            assert record(database, Meeting(body=BOARD, held_on=day), Reader("Jo"), 10**6) == []
    for at, id, day in heard:
        tell(database, folder, at, id, day)
    found = history(database, date(2026, 6, 1))
    first = heard[0][0].date()
    for month in months.every("2025-06", "2026-04"):
        opens = months.first_day(months.add(month, 1))
        closes = months.last_day(months.of(opens))
        within = (day for day in held if opens + timedelta(days=7) <= day <= closes)
        by = next(within, closes)
        if by < first:
            assert month not in found
            continue
        answered = {
            id
            for at, id, day in heard
            if at.date() <= by
            and day >= months.first_day(month)
            and at.date() >= opens - timedelta(days=7)
        }
        states = as_reported(read_board(database, by, end_of(by))).states
        owed = {duty.state.milestone.id for duty in duties(states, by)} - answered
        one = found[month]
        assert (one.by, silent(one), one.heard) == (by, owed, len(answered))
        assert one.milestones == len(owed | answered)
    database.close()


def test_the_months_begin_with_the_plans_second() -> None:
    class Early:
        at = datetime(2020, 1, 1)

    assert past_months([Early()], date(2025, 9, 1))[-1] == "2025-06"  # type: ignore[list-item]
