"""Choosing an earlier moment, and what has been restated since the one that is looked at."""

from datetime import date, datetime

import streamlit as st

from data.clock import end_of, moment, typed_date, utc_now
from data.plurals import counted
from kpis.changes import restated
from kpis.judging import Results
from pages.parts import source
from pages.parts.frame import button_kind
from pages.parts.known import known_at, look
from presentation.html import restated_table
from presentation.html.kit import Markup, caption, heading, join, tag, whole


def choose_moment() -> None:
    """The date and time as of which every page is to be shown."""
    st.markdown(
        "Show every page as it was known at an earlier moment: uploads, undos and decisions made "
        "since are left out. The figures that a board saw come back with the date of its papers."
    )
    with st.form("earlier", border=False, width=420):
        day = st.text_input("Date, for example 31/10/2026", key="earlier_day")
        hour = st.text_input(
            "Time in the UK, for example 17:00 (blank: the end of the day)", key="earlier_time"
        )
        sent = st.form_submit_button("Show every page as it was known then", type=button_kind())
    if sent:
        _take(day or "", hour or "")


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
        st.error("That moment has not come yet. Give one in the past.", icon=":material/event:")
    else:
        look(at)
        st.switch_page("overview.py")


def _stored(on: date, hour: str) -> datetime | None:
    """The moment as it is stored; None where the time cannot be read."""
    if not hour:
        return end_of(on)
    try:
        return moment(datetime.combine(on, datetime.strptime(hour, "%H:%M").time()).isoformat())
    except ValueError:
        return None


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
