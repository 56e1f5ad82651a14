"""Every update since the board met: also one that is dated earlier and was written only
afterwards."""

from dataclasses import replace
from datetime import date, datetime

from kpis.changes.reported_since import reported_since
from kpis.milestones.board import MilestoneState
from kpis.milestones.histories import Update
from tests.presentation.words_results import milestone

MET = date(2026, 10, 14)


def told(day: date, written: date, status: str = "Green") -> Update:
    return Update(
        day,
        status,
        None,
        None,
        None,
        None,
        1,
        "Ann",
        datetime(written.year, written.month, written.day, 12),
    )


def with_updates(*updates: Update) -> MilestoneState:
    return replace(milestone("2a.4"), updates=updates, history=updates, status=updates[-1].status)


def test_what_is_dated_later_is_new_with_the_status_before_it() -> None:
    state = with_updates(
        told(date(2026, 9, 1), date(2026, 9, 1)),
        told(date(2026, 10, 20), date(2026, 10, 20), "Amber"),
    )
    [found] = reported_since([state], MET)
    assert (found.update.status, found.before) == ("Amber", "Green")


def test_what_was_written_afterwards_is_new_though_it_is_dated_before() -> None:
    state = with_updates(
        told(date(2026, 9, 1), date(2026, 9, 1)), told(date(2026, 10, 1), date(2026, 10, 20))
    )
    assert [one.update.status_date for one in reported_since([state], MET)] == [date(2026, 10, 1)]


def test_where_the_whole_record_was_loaded_afterwards_only_the_dates_count() -> None:
    state = with_updates(
        told(date(2026, 9, 1), date(2026, 11, 1)), told(date(2026, 10, 20), date(2026, 11, 1))
    )
    assert [one.update.status_date for one in reported_since([state], MET)] == [date(2026, 10, 20)]


def test_the_day_of_the_meeting_itself_was_seen_and_the_first_update_follows_grey() -> None:
    assert reported_since([with_updates(told(MET, MET))], MET) == []
    [found] = reported_since([with_updates(told(date(2026, 10, 15), date(2026, 10, 15)))], MET)
    assert found.before == "Grey"


def test_the_newest_comes_first_over_all_milestones() -> None:
    one = with_updates(told(date(2026, 10, 20), date(2026, 10, 20)))
    two = with_updates(told(date(2026, 10, 25), date(2026, 10, 25)))
    assert [each.update.status_date.day for each in reported_since([one, two], MET)] == [25, 20]
