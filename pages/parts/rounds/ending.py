"""Ending what goes to somebody who has left: their private calendar, and what they follow."""

import streamlit as st

from data.audit import Kind
from data.post import Follows, PostError, post_of
from pages.parts import source
from pages.parts.reader import loader, own_address
from pages.parts.recording import recorded
from pages.parts.rounds.calendar import calendars
from pages.parts.text import as_text
from presentation.html.kit import caption, heading, join
from presentation.words.rounds import (
    END_ALL,
    ENDING,
    ENDING_NOT_READ,
    ENDING_NOTE,
    NOBODY_CHOSEN,
    ended_words,
    goes_words,
)

_SAID = "ending-said"


def ending() -> None:
    """The form, for administrators; nothing where nothing goes to anybody."""
    if said := st.session_state.pop(_SAID, ""):
        st.success(as_text(said), icon=":material/check:")
    try:
        with_calendar = {one.address for one in calendars().standing()}
        following = _follows().everybody()
        people = sorted({*with_calendar, *following})
        if people:
            names = {one: goes_words(one, with_calendar, following) for one in people}
            _form(names)
    except PostError:
        st.html(caption(ENDING_NOT_READ))


def _form(names: dict[str, str]) -> None:
    st.html(join([heading(ENDING), caption(ENDING_NOTE)]))
    with st.form("ending", border=False):
        chosen = st.selectbox(
            "Whose", list(names), index=None, placeholder="Choose", format_func=names.__getitem__
        )
        pressed = st.form_submit_button(END_ALL)
    if pressed and chosen is None:
        st.error(NOBODY_CHOSEN, icon=":material/error:")
    elif pressed and chosen is not None:
        recorded(Kind.PEOPLE, f"ended what goes to {chosen}")
        calendars().end(chosen, loader(), own_address() or "")
        _follows().forget(chosen)
        st.session_state[_SAID] = ended_words(chosen)
        st.rerun()


def _follows() -> Follows:
    return Follows(post_of(source.database().address, source.settings()))
