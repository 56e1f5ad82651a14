"""Choosing an earlier moment, and what has been restated since the one that is looked at."""

from datetime import date, datetime, timedelta

import streamlit as st

from data.clock import end_of, last_month_end, moment, typed_date, uk_time, uk_today, utc_now
from data.plurals import counted
from kpis import months
from kpis.changes import restated
from kpis.judging import Results
from kpis.record import meetings
from pages.parts import source
from pages.parts.frame import button_kind
from pages.parts.known import known_at, look
from presentation.html import restated_table
from presentation.html.kit import Markup, caption, heading, join, tag, whole
from presentation.words import begun
from presentation.words.record import meeting_words
from presentation.words.site import moment_words

OTHER = "Another day and time"
"""What is chosen to type a moment."""
MONTHS = 24
"""How many ends of months are offered."""


def choose_moment() -> None:
    """The moment as of which every page is to be shown: a meeting, the end of a month, or one that
    is typed."""
    st.markdown(
        "See every page as a board saw it. What was uploaded, undone or decided since is left out."
    )
    offered = {}
    if batches := source.newest().batches:
        first = batches[0].at
        st.caption(f"Nothing was known before the first upload, on {moment_words(first)}.")
        offered = _offered(uk_time(first).date())
    with st.container(width=420):
        chosen = st.selectbox("When", [*offered, OTHER], key="earlier_when") if offered else OTHER
        day, hour = _typed() if chosen == OTHER else ("", "")
        sent = st.button("Show every page as it was known then", type=button_kind())
    if sent and chosen in offered:
        _go(end_of(offered[chosen]))
    elif sent:
        _take(day, hour)


def _offered(first: date) -> dict[str, date]:
    """The meetings on the record and the ends of months by what they are called, the newest first,
    from the day of the first upload until yesterday."""
    today = uk_today()
    days = {
        begun(meeting_words(one)): one.held_on for _, one in reversed(meetings(source.entries()))
    }
    end = last_month_end(today - timedelta(days=1))
    for _ in range(MONTHS):
        days[f"End of {months.long(months.of(end))}"] = end
        end = last_month_end(end.replace(day=1) - timedelta(days=1))
    return {words: day for words, day in days.items() if first <= day < today}


def _typed() -> tuple[str, str]:
    example = f"{last_month_end(uk_today() - timedelta(days=1)):%d/%m/%Y}"
    day = st.text_input(f"Date, for example {example}", key="earlier_day")
    hour = st.text_input(
        "Time in the UK, for example 17:00 (blank: the end of the day)", key="earlier_time"
    )
    return day or "", hour or ""


def _take(day: str, hour: str) -> None:
    on = typed_date(day)
    at = _stored(on, hour.strip().replace(".", ":")) if on else None
    if on is None:
        st.error(
            "Write the date day first with a four-digit year, for example 31/10/2026.",
            icon=":material/event:",
        )
    elif at is None:
        st.error(
            "Write the time with hours and minutes, for example 17:00.", icon=":material/schedule:"
        )
    elif at >= utc_now():
        st.error("That moment is not over yet. Give one in the past.", icon=":material/event:")
    else:
        _go(at)


def _go(at: datetime) -> None:
    look(at)
    st.switch_page("overview.py")


def _stored(on: date, hour: str) -> datetime | None:
    """The moment as it is stored; None where the time cannot be read."""
    if not hour:
        return end_of(on)
    try:
        time = datetime.strptime(hour, "%H:%M").time()
    except ValueError:
        return None
    return moment(datetime.combine(on, time).isoformat(timespec="minutes"))


def restated_since(then: Results) -> Markup:
    """While an earlier moment is looked at: the figures that are others now."""
    if known_at() is None:
        return Markup()
    found = restated(then.by_id, source.newest().by_id)
    head = heading("Restated since then")
    if not found:
        return join([head, whole(tag("p", "No figure that was known then is another now."))])
    told = caption(
        f"{counted(len(found), 'measure')} with figures that are others now, for the same month."
    )
    return join(
        [
            head,
            told,
            restated_table(found, label="Restated since then", heads=("Known then", "Now")),
        ]
    )
