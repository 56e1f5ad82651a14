"""Since when changes are told: since the last meeting of a body, a month or a day, as the address
says; where it says nothing, since the last meeting of the plan's first body, its Board, and without
one since the month before.

What a month or a day is compared with is a report of its last day. What a meeting is compared with
is what was known at the end of its day; where nothing had been loaded by then, that would be
nothing, so it is a report of that day as well.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

import streamlit as st

from data.clock import end_of, typed_date
from data.record import Edition, Meeting
from kpis import months
from kpis.changes import News, comparable_statuses
from kpis.changes.record_news import record_news
from kpis.definitions import Status
from kpis.editions import Content
from kpis.judging import Results
from kpis.record import since_meeting, steps_since
from kpis.trends import trend_start
from pages.parts import source
from pages.parts.since.of_editions import compared_with, content_before, earlier, value_of
from presentation.html.kit import Markup, edition_choice, since_choice
from presentation.words import long_date
from presentation.words.measures import Line
from presentation.words.plan import news_lines
from presentation.words.record import SLUGS, meeting_words
from presentation.words.site import COMPARED, FIRST

NAME = "since"
"""The name in the address; its value is a month, a day, or what stands for a body."""
BOARD = next(iter(SLUGS.values()))
"""What stands for the first body of the plan."""


@dataclass(frozen=True)
class Since:
    """Changes after the end of `day` count. `words` follow `since`: `September`,
    `the DfE of 14 October 2026`; `value` stands for it in an address. `remark` says why it is
    another time than was asked for. Where an edition is looked at, changes are told since another
    `edition`."""

    day: date
    words: str
    value: str
    meeting: Meeting | None = None
    remark: str = ""
    edition: Edition | None = None


def since(found: Results) -> Since:
    """The time that the address asks to compare with. Without a valid one it is the Board's last
    meeting; without that, the month before the newest figures, or before today where there are no
    figures."""
    asked = st.query_params.get(NAME, "")
    if content := source.shown():
        return _edition(content, compared_with(asked))
    held, day, may = _meetings(), typed_date(asked), _months(found)
    if asked in held:
        return _meeting(asked, held[asked])
    first = months.first_day(may[-1])
    if day and first <= day < source.today():
        return Since(day, long_date(day), day.isoformat())
    if asked in may:
        return _month(asked)
    usual = _meeting(BOARD, held[BOARD]) if BOARD in held else _month(may[0])
    return replace(usual, remark=_unknown(asked, first)) if asked else usual


def _edition(content: Content, before: Edition | None) -> Since:
    if before is None:
        return Since(content.day, "the first edition", "", remark=FIRST)
    day = source.content_of(before).day
    return Since(day, f"the edition for {before.name}", value_of(before), edition=before)


def _meeting(slug: str, held: Meeting) -> Since:
    return Since(held.held_on, meeting_words(held), slug, held)


def _month(month: str) -> Since:
    this_year = month[:4] == months.of(source.today())[:4]
    words = months.long(month).split()[0] if this_year else months.long(month)
    return Since(months.last_day(month), words, month)


def _unknown(asked: str, first: date) -> str:
    """A remark for a time that cannot be compared with: it says which days can be written
    instead."""
    last = long_date(source.today() - timedelta(days=1))
    return (
        f"“{asked[:20]}” cannot be compared with. Write a day from {long_date(first)} to {last}, "
        "such as 14/08/2026."
    )


def choice(found: Results) -> Markup:
    """The other months and meetings and a field for any day, folded away; the rest of the address
    is kept."""
    kept = {name: value for name, value in st.query_params.to_dict().items() if name != NAME}
    if source.shown():
        names = {value_of(one): one.name for one in earlier()[1:]}
        return edition_choice(names, NAME, kept) if names else Markup()
    meetings = {slug: meeting_words(one) for slug, one in _meetings().items()}
    return since_choice(_months(found), meetings, NAME, kept)


def before(asked: Since) -> tuple[Results, str]:
    """Every measure as it stood at that time, and a sentence on what that rests on; none is needed
    for a month."""
    if source.shown():
        content = content_before(asked.edition)
        return (content.results, COMPARED) if content else (source.results(), "")
    if asked.meeting is None:
        whole_month = asked.day == months.last_day(months.of(asked.day))
        day = long_date(asked.day)
        told = f"Measures are compared with a report of {day}, made from today's data."
        return source.results(asked.day), "" if whole_month else told
    known = source.known_then(end_of(asked.day))
    if known.as_at:
        return known, (
            f"Measures are compared with what was known at the end of {long_date(asked.day)}."
        )
    told = (
        "Nothing had been loaded by then, so measures are compared with a report of that day, "
        "made from today's data."
    )
    return source.results(asked.day), told


def month_before(found: Results) -> Mapping[str, Status]:
    """Every measure's status in the report of the month before the newest figures, or in the
    edition before the one that is looked at."""
    if source.shown():
        content = content_before(compared_with(""))
        return comparable_statuses(content.results.by_id) if content else {}
    return comparable_statuses(source.results(months.last_day(_months(found)[0])).by_id)


def milestones_before(asked: Since) -> dict[str, str] | None:
    """The status that each milestone was known to have at the end of a meeting's day; None where it
    is no meeting, and where no updates had been loaded by then."""
    if content := content_before(asked.edition):
        return {state.milestone.id: state.status for state in content.board.states}
    if asked.meeting is None:
        return None
    known = source.board_then(asked.day, end_of(asked.day))
    return {state.milestone.id: state.status for state in known.states} if known.loaded else None


def plan_news(asked: Since) -> list[Line]:
    """What has changed in the plan since then."""
    today = source.today()
    return news_lines(steps_since(source.entries(), asked.day, today), today)


def news(asked: Since) -> News:
    """What else has been written on the record since then, and what was taken back."""
    return record_news(source.entries(), source.board().states, asked.day)


def _months(found: Results) -> list[str]:
    """The months that may be chosen, the newest first."""
    newest, start = (
        found.last_period or months.of(source.today()),
        trend_start(found.by_id.values()),
    )
    return [month for month in reversed(months.every(start, newest)) if month < newest] or [
        months.add(newest, -1)
    ]


def _meetings() -> dict[str, Meeting]:
    """The last meeting of each body that has held one before today, by what the address calls the
    body."""
    entries, today = source.entries(), source.today()
    last = {slug: since_meeting(entries, body, today) for body, slug in SLUGS.items()}
    return {
        slug: one.written for slug, one in last.items() if one and isinstance(one.written, Meeting)
    }
