"""Figures as they were known at an earlier moment: asked for in the address, kept from page to
page, and said on all.

Links in our HTML load the page anew, so that they carry the moment in their own address;
Streamlit's own navigation drops the address and keeps the session. Only a moment that can be shown
is kept or carried.
"""

from datetime import datetime

import streamlit as st

from data.access import Right
from data.clock import moment, uk_time, utc_now
from pages.parts import released
from pages.parts.reader import looking
from pages.parts.text import as_text
from presentation.words.site import moment_words

NAME = "known_at"
"""The name in the address; its value is ISO 8601, in UK time where it has no offset. A minute
or a day stands for its end."""
FIRST = datetime(2000, 1, 1)
"""No earlier moment is shown (naive UTC): long before it nothing was loaded."""
LONGEST = 40
"""No moment is written with more characters."""


def known_at() -> datetime | None:
    """The earlier moment that the reader looks at, naive UTC; None for the newest figures, and for
    whoever may see no others."""
    asked = st.query_params.get(NAME, "")
    may = looking().may(Right.SEE_EARLIER) and not released.asks()
    return _past(asked) if asked and may else None


def now_may(right: Right) -> bool:
    """Whether the reader has the right and can use it now: while an earlier moment or an edition is
    looked at, nothing is changed, and nothing is told of uploads."""
    return looking().may(right) and known_at() is None and not released.asks()


def carry() -> tuple[dict[str, str], str]:
    """Keep the moment on the way from page to page: what every link is to take along of it, and
    what is to be said above the page. What cannot be shown is told once, and goes from the address:
    links that keep the rest of it would repeat it."""
    if NAME not in st.query_params and NAME in st.session_state:
        st.query_params[NAME] = st.session_state[NAME]
    asked = st.query_params.get(NAME, "")
    words = _words(asked) if asked else ""
    if known_at() is None:
        leave()
        return {}, words
    st.session_state[NAME] = asked
    return {NAME: asked}, words


def say(words: str) -> None:
    """Say above the page which moment it shows, or why not the one that was asked for."""
    if not words:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="known"):
        st.warning(words, icon=":material/history:")
        if known_at():
            st.button("Show the newest figures", on_click=leave, key="newest")


def look(at: datetime) -> None:
    """Show every page as it was known at a moment (naive UTC), the end of a minute."""
    shown = uk_time(at).replace(tzinfo=None).isoformat(timespec="minutes")
    st.query_params[NAME] = st.session_state[NAME] = shown


def leave() -> None:
    """Show the newest figures again."""
    st.query_params.pop(NAME, None)
    st.session_state.pop(NAME, None)


def _past(asked: str) -> datetime | None:
    """The moment that was asked for; None where it is none in the past that can be shown."""
    if len(asked) > LONGEST:
        return None
    try:
        found = moment(asked)
    except ValueError:
        return None
    return found if FIRST <= found < utc_now() else None


def _words(asked: str) -> str:
    if at := known_at():
        return (
            f"Figures as they were known on {moment_words(at)}. What was loaded, undone or decided "
            "since is left out, and nothing can be changed."
        )
    if not looking().may(Right.SEE_EARLIER):
        return "Your role sees editions: what was released for a meeting, not other moments."
    if released.asks():
        return "An edition stays as it was: no earlier moment of it can be shown."
    shown = asked if len(asked) <= LONGEST else f"{asked[:LONGEST]}…"
    return (
        as_text(f"“{shown}” is not a time between {FIRST.year} and now, ")
        + "written like 2026-10-31T17:00. These are the newest figures."
    )
