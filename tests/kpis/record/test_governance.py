"""Governance: meetings held and ahead, the minutes that stand with their meeting, and which actions
are open."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.plan import load_plan
from data.record import Entry, Meeting, Minute, Withdrawal, Written
from kpis.record.governance import bodies, meetings, minutes, since_meeting

BOARD, DFE = load_plan().bodies[0].name, "DfE"
TODAY = date(2026, 11, 24)
DAYS = st.dates(date(2026, 10, 1), date(2026, 12, 31))


def on_record(*written: Written | tuple[Written, int]) -> list[Entry]:
    """Entries numbered from 1; a pair names the one that it corrects or takes back."""
    pairs = [each if isinstance(each, tuple) else (each, None) for each in written]
    return [
        Entry(
            id=id,
            moment=datetime(2026, 11, 1, 9, id),
            author="Ann Lead",
            replaces=replaces,
            written=body,
        )
        for id, (body, replaces) in enumerate(pairs, start=1)
    ]


def met(day: str, body: str = BOARD) -> Meeting:
    return Meeting(body=body, held_on=date.fromisoformat(day))


def action(
    meeting: int = 1, about: str = "3e.5", due: str | None = None, done: str | None = None
) -> Minute:
    said = {"meeting": meeting, "sort": "action", "about": about, "words": "Publish the audit"}
    return Minute.model_validate({**said, "due": due, "done_on": done})


def decision(meeting: int = 1, about: str = "3e.5") -> Minute:
    return Minute(meeting=meeting, sort="decision", about=about, words="Agreed")


BACK = Withdrawal(about=BOARD, reason="Never held")


def test_every_body_of_the_plan_is_listed_in_its_order() -> None:
    assert [body.name for body in bodies([], TODAY)] == [body.name for body in load_plan().bodies]


@pytest.mark.parametrize(
    ("entries", "last", "ahead"),
    [
        (on_record(), None, None),
        (on_record(met("2026-10-14")), "2026-10-14", None),
        (on_record(met("2026-11-24")), "2026-11-24", None),
        (on_record(met("2026-11-25")), None, "2026-11-25"),
        (
            on_record(met("2027-01-13"), met("2026-12-09"), met("2026-09-16"), met("2026-10-14")),
            "2026-10-14",
            "2026-12-09",
        ),
        (on_record(met("2026-10-14"), (met("2026-10-21"), 1)), "2026-10-21", None),
        (on_record(met("2026-10-14"), (BACK, 1)), None, None),
        (on_record(met("2026-10-14", DFE)), None, None),
    ],
    ids=[
        "none",
        "held",
        "today",
        "tomorrow",
        "several",
        "corrected",
        "taken back",
        "of another body",
    ],
)
def test_a_body_met_last_and_meets_next(
    entries: list[Entry], last: str | None, ahead: str | None
) -> None:
    board = bodies(entries, TODAY)[0]
    assert [day and str(day) for day in (board.last, board.next)] == [last, ahead]


@pytest.mark.parametrize(
    ("minute", "sort"),
    [
        (decision(), "decision"),
        (action(), "open"),
        (action(due="2026-11-24"), "open"),
        (action(due="2026-11-23"), "overdue"),
        (action(due="2026-11-23", done="2026-11-24"), "done"),
    ],
)
def test_an_action_is_overdue_from_the_day_after(minute: Minute, sort: str) -> None:
    [found] = minutes(on_record(met("2026-10-14"), minute))
    assert found.sort(TODAY) == sort


def test_minutes_stand_under_the_newest_meeting_first() -> None:
    entries = on_record(
        met("2026-10-14"), met("2026-11-03", DFE), decision(1), action(2), action(1)
    )
    assert [(one.entry.id, one.meeting.body) for one in minutes(entries)] == [
        (4, DFE),
        (5, BOARD),
        (3, BOARD),
    ]


def test_only_those_about_what_is_asked_for() -> None:
    entries = on_record(
        met("2026-10-14"),
        action(about="3e.5"),
        action(about="2a.3"),
        decision(about="nd_longest_wait"),
    )
    assert [one.minute.about for one in minutes(entries, {"3e.5", "nd_longest_wait"})] == [
        "nd_longest_wait",
        "3e.5",
    ]
    assert minutes(entries, []) == []


def test_an_action_that_is_done_stands_once_and_is_done() -> None:
    entries = on_record(met("2026-10-14"), action(), (action(done="2026-11-20"), 2))
    [found] = minutes(entries)
    assert (found.entry.id, found.sort(TODAY)) == (3, "done")


def test_minutes_follow_a_meeting_that_was_corrected_twice() -> None:
    entries = on_record(met("2026-10-14"), action(), (met("2026-10-15"), 1), (met("2026-10-16"), 3))
    [found] = minutes(entries)
    assert (found.held, found.meeting.held_on) == (4, date(2026, 10, 16))


def test_minutes_of_a_meeting_that_was_taken_back_keep_it() -> None:
    entries = on_record(met("2026-10-14"), action(), (met("2026-10-15"), 1), (BACK, 3))
    assert [one.meeting.held_on for one in minutes(entries)] == [date(2026, 10, 15)]


def test_a_minute_that_was_taken_back_is_gone() -> None:
    assert (
        minutes(
            on_record(met("2026-10-14"), action(), (Withdrawal(about="3e.5", reason="Twice"), 2))
        )
        == []
    )


@pytest.mark.parametrize(
    ("days", "since"),
    [
        ([], None),
        (["2026-11-24"], None),
        (["2026-12-09"], None),
        (["2026-11-23", "2026-11-24"], "2026-11-23"),
        (["2026-10-14", "2026-09-16", "2026-12-09"], "2026-10-14"),
    ],
    ids=["none", "only today", "only ahead", "yesterday and today", "several"],
)
def test_changes_are_told_since_the_last_meeting_before_today(
    days: list[str], since: str | None
) -> None:
    found = since_meeting(on_record(met("2026-11-20", DFE), *map(met, days)), BOARD, TODAY)
    assert (
        str(found.written.held_on) if found and isinstance(found.written, Meeting) else None
    ) == since


@given(st.lists(st.tuples(st.sampled_from([BOARD, DFE]), DAYS), max_size=12), DAYS)
def test_each_meeting_is_held_or_ahead_and_in_order(
    held: list[tuple[str, date]], today: date
) -> None:
    entries = on_record(*(Meeting(body=body, held_on=day) for body, day in held))
    found = bodies(entries, today)
    days = [day for body in found for day in (*body.held, *body.ahead)]
    assert sorted(days) == sorted(day for _, day in held)
    for body in found:
        assert list(body.held + body.ahead) == sorted(body.held + body.ahead)
        assert all(day <= today for day in body.held)
        assert all(day > today for day in body.ahead)
    assert [meeting.held_on for _, meeting in meetings(entries)] == sorted(day for _, day in held)


@given(st.lists(DAYS, max_size=8), DAYS)
def test_there_is_a_meeting_to_look_back_to_where_one_was_held_the_day_before(
    held: list[date], today: date
) -> None:
    entries = on_record(*(Meeting(body=BOARD, held_on=day) for day in held))
    found = since_meeting(entries, BOARD, today)
    last = bodies(entries, today - timedelta(days=1))[0].last
    assert (found.written.held_on if found and isinstance(found.written, Meeting) else None) == last
