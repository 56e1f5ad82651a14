"""The file of a calendar. Each day is an event of a whole day, so that no clock change moves it,
and keeps its UID wherever it is moved to."""

import textwrap
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from urllib.parse import urlencode

from icalendar import Calendar, Event

from data.extracts import extracts
from data.place import load_place
from kpis import months
from kpis.rounds import Ahead, DayAhead, Owed
from presentation.words import begun, inside
from presentation.words.rounds import way_of

EVERYBODYS = "SEND improvement plan"
OWN = "SEND improvement plan: what you answer for"
_AS_INVENTED = "Demonstration: the days that people reported are invented."
_LONGEST = 70
_REFRESHED = timedelta(hours=12)


def calendar_file(ahead: Ahead, days: Sequence[DayAhead], base: str, name: str) -> bytes:
    """The calendar of these days. `base` is the address of the dashboard, to which each leads;
    without it they lead nowhere. The same days give the same bytes."""
    made = Calendar()
    made.add("prodid", "-//SEND improvement dashboard//EN")
    made.add("version", "2.0")
    titled = f"{name} (demonstration)" if ahead.demonstration else name
    for field in ("name", "x-wr-calname"):
        made.add(field, titled)
    if ahead.demonstration:
        for field in ("description", "x-wr-caldesc"):
            made.add(field, _AS_INVENTED)
    made.add("refresh-interval", _REFRESHED, {"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT12H")
    for one in days:
        made.add_component(_event(one, ahead, base))
    return made.to_ical()


def _event(one: DayAhead, ahead: Ahead, base: str) -> Event:
    event = Event()
    event.add("uid", f"{one.key}@{load_place().gss_code.lower()}.send-plan")
    event.add("dtstamp", datetime.combine(ahead.day, time(), UTC))
    event.add("dtstart", one.day)
    event.add("dtend", one.day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", _summary(one, ahead))
    if words := _description(one, ahead):
        event.add("description", words)
    if base:
        event.add("url", f"{base}/{_way(one)}")
    return event


def _summary(one: DayAhead, ahead: Ahead) -> str:
    if one.kind == "meeting":
        return f"{begun(one.about)} meets"
    if one.kind == "extract":
        title = inside(extracts()[one.about].title)
        return f"Due: upload of {title} to the end of {months.long(one.month or '')}"
    state = ahead.board.by_id[one.about]
    rhythm = f" {state.occurrences.words}" if state.occurrences and one.kind == "recurring" else ""
    words = textwrap.shorten(state.milestone.words, _LONGEST, placeholder=" …")
    return f"Due{rhythm}: {one.about} {words}"


def _description(one: DayAhead, ahead: Ahead) -> str:
    """The whole words of a milestone, and that days are invented."""
    known = ahead.board.by_id.get(one.about)
    told = [known.milestone.words] if known else []
    return "\n\n".join([*told, *[_AS_INVENTED] * ahead.demonstration])


def _way(one: DayAhead) -> str:
    if one.kind == "meeting":
        return "governance"
    kind = "extract" if one.kind == "extract" else "milestone"
    page, query = way_of(Owed(kind, one.about, one.day, False, ()))
    return f"{page}?{urlencode(query)}"
