"""Figures as they were known at an earlier moment: asked for in the address, kept from page to
page, and said on all.

Links in our HTML load the page anew, so that they carry the moment in their own address;
Streamlit's own navigation drops the address and keeps the session.
"""

from datetime import datetime

import streamlit as st

from data.clock import moment, uk_time, utc_now
from pages.parts.text import as_text
from presentation.html.kit import CARRIED
from presentation.words.site import moment_words

NAME = "known_at"
"""The name in the address; its value is ISO 8601, in UK time where it has no offset. A minute
or a day stands for its end."""


def known_at() -> datetime | None:
    """The earlier moment that the reader looks at, naive UTC; None for the newest figures."""
    asked = st.query_params.get(NAME, "")
    try:
        found = moment(asked)
    except ValueError:
        return None
    return found if found < utc_now() else None


def carry() -> None:
    """Keep the moment on the way from page to page, and say it above the page."""
    if NAME in st.query_params:
        st.session_state[NAME] = st.query_params[NAME]
    elif NAME in st.session_state:
        st.query_params[NAME] = st.session_state[NAME]
    asked = st.query_params.get(NAME, "")
    CARRIED.set({NAME: asked} if asked else {})
    if asked:
        _notice(asked)


def look(at: datetime) -> None:
    """Show every page as it was known at a moment (naive UTC), the end of a minute."""
    shown = uk_time(at).replace(tzinfo=None).isoformat(timespec="minutes")
    st.query_params[NAME] = st.session_state[NAME] = shown


def leave() -> None:
    """Show the newest figures again."""
    st.query_params.pop(NAME, None)
    st.session_state.pop(NAME, None)


def _notice(asked: str) -> None:
    at = known_at()
    words = (
        as_text(f"“{asked}” is not a moment in the past, such as 2026-10-31T17:00. ")
        + "These are the newest figures."
    )
    if at:
        words = (
            f"Figures as they were known on {moment_words(at)}. What was loaded, undone or decided "
            "since is left out, and nothing can be changed."
        )
    with st.container(horizontal=True, vertical_alignment="center", key="known"):
        st.warning(words, icon=":material/history:")
        st.button("Show the newest figures", on_click=leave, key="newest")
