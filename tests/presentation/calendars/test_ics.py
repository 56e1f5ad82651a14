"""The file of a calendar, read back by a parser and by hand: nothing of it is lost or torn, and the
same days give the same bytes."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from data.plan import load_plan
from data.record import Holder
from kpis.milestones import Board, MilestoneState
from kpis.rounds import Ahead, DayAhead
from presentation.calendars import EVERYBODYS, OWN, calendar_file

BASE = "https://send.example.gov.uk"
MILESTONE = load_plan().milestones[0]
LEE = Holder(
    post="extract", of="nd_waits", name="Lee Lead", address="lee@example.gov.uk",
    from_date=date(2026, 1, 1),
)  # fmt: skip
CLOCKS_CHANGE = [date(2026, 3, 28), date(2026, 3, 29), date(2026, 10, 24), date(2026, 10, 25)]
DAYS = st.one_of(st.dates(date(2025, 6, 1), date(2029, 12, 31)), st.sampled_from(CLOCKS_CHANGE))
WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=200)
"""What a plan may say, with every sign that the file has a meaning for."""


def ahead(words: str, *days: date, demonstration: bool = False) -> Ahead:
    """A milestone of these words, due on these days one after another; and one of each other
    kind."""
    one = MILESTONE.model_copy(update={"words": words})
    state = MilestoneState(one, 1, "1a", None, "Green", None, overdue=False)
    due = [
        DayAhead("milestone", one.id, day, f"milestone-{at}", (LEE,)) for at, day in enumerate(days)
    ]
    others = (
        DayAhead("recurring", one.id, days[0], "recurring-1", (LEE,)),
        DayAhead("meeting", "the board; of all, and more", days[0], "meeting-1", ()),
        DayAhead("extract", "nd_waits", days[0], "extract-1", (LEE,), "2026-02"),
    )
    board = Board(days[0], True, load_plan(), (state,))
    return Ahead(date(2026, 3, 10), demonstration, board, (*due, *others), (LEE,))


def by_hand(file: bytes) -> list[dict[str, str]]:
    """The events by RFC 5545, section 3.1 and 3.3.11, read plainly."""
    assert file.endswith(b"\r\n") and b"\n" not in file.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    events: list[dict[str, str]] = []
    for line in file.replace(b"\r\n ", b"").decode().split("\r\n"):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events:
            events[-1][name] = re.sub(r"\\(.)", lambda one: {"n": "\n"}.get(one[1], one[1]), value)
    return events


def by_parser(file: bytes) -> list[Any]:
    return Calendar.from_ical(file).walk("VEVENT")


@given(WORDS, st.lists(DAYS, min_size=1, max_size=3))
def test_what_is_written_is_what_is_read(words: str, days: list[date]) -> None:
    told = ahead(words, *days)
    file = calendar_file(told, told.days, BASE, EVERYBODYS)
    assert file == calendar_file(told, told.days, BASE, EVERYBODYS)
    for one, plain, parsed in zip(told.days, by_hand(file), by_parser(file), strict=True):
        assert plain["DTSTART;VALUE=DATE"] == f"{one.day:%Y%m%d}"
        assert plain["DTEND;VALUE=DATE"] == f"{one.day + timedelta(days=1):%Y%m%d}"
        assert (parsed["dtstart"].dt, parsed["dtend"].dt) == (one.day, one.day + timedelta(days=1))
        assert plain["UID"] == str(parsed["uid"]) and one.key in plain["UID"]
        assert plain["SUMMARY"] == str(parsed["summary"])
        if one.kind == "milestone":
            assert plain["DESCRIPTION"] == str(parsed["description"]) == words
            assert plain["SUMMARY"].startswith(f"Due: {MILESTONE.id} ")
    assert len({one["UID"] for one in by_hand(file)}) == len(told.days)
    assert b"lee@" not in file and b"Lee" not in file


def test_each_day_says_what_it_is_and_leads_to_where_it_is_done() -> None:
    told = ahead("Write; it, down", date(2026, 3, 29))
    file = calendar_file(told, told.days, BASE, OWN)
    found = {one["UID"].partition("@")[0]: (one["SUMMARY"], one["URL"]) for one in by_hand(file)}
    assert found == {
        "milestone-0": (
            f"Due: {MILESTONE.id} Write; it, down",
            f"{BASE}/updates?milestone={MILESTONE.id}",
        ),
        "recurring-1": (
            f"Due: {MILESTONE.id} Write; it, down",
            f"{BASE}/updates?milestone={MILESTONE.id}",
        ),
        "meeting-1": ("The board; of all, and more meets", f"{BASE}/governance"),
        "extract-1": (
            "Due: upload of neurodevelopmental waits to the end of February 2026",
            f"{BASE}/upload?extract=nd_waits",
        ),
    }
    assert b"URL" not in calendar_file(told, told.days, "", OWN)


@pytest.mark.parametrize("demonstration", [True, False])
def test_the_file_is_named_asked_for_again_and_says_what_is_invented(demonstration: bool) -> None:
    told = ahead("Words", date(2026, 3, 29), demonstration=demonstration)
    file = calendar_file(told, told.days, BASE, OWN)
    head = file.partition(b"BEGIN:VEVENT")[0].decode().split("\r\n")
    name = f"{OWN} (demonstration)" if demonstration else OWN
    assert {f"NAME:{name}", f"X-WR-CALNAME:{name}", "REFRESH-INTERVAL;VALUE=DURATION:PT12H"} <= {
        *head
    }
    assert ("invented" in file.decode()) == demonstration
    assert not {b"METHOD", b"VALARM", b"VTIMEZONE", b"ATTENDEE"} & {*re.findall(rb"[A-Z]+", file)}
    moved = replace(told, days=tuple(replace(one, day=date(2026, 10, 25)) for one in told.days))
    uids = [
        [one["UID"] for one in by_hand(calendar_file(each, each.days, BASE, OWN))]
        for each in (told, moved)
    ]
    assert uids[0] == uids[1]
