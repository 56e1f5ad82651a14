"""Which edition a page shows: the newest that was approved, or the one that the address names, kept
from page to page and said on all. Whoever may see working figures sees these, unless an edition is
asked for.
"""

from collections.abc import Sequence

import streamlit as st

from data.access import Right
from data.reader import Reader
from data.record import Edition, released
from pages.parts.reader import looking

NAME = "edition"
"""The name in the address; its value is the number of an edition."""


def choose(reader: Reader, editions: Sequence[Edition]) -> tuple[bool, Edition | None]:
    """Whether working figures are looked at, and if not which edition; neither where none has been
    released to the reader."""
    asked = _asked(reader, editions)
    if asked or reader.may(Right.SEE_WORKING):
        return asked is None, asked
    return False, next(iter(released(editions)), None)


def _asked(reader: Reader, editions: Sequence[Edition]) -> Edition | None:
    """The edition that the address names, where the reader may see it."""
    named = st.query_params.get(NAME, "")
    found = next((one for one in editions if str(one.id) == named), None)
    return found if found and may_see(reader, found) else None


def may_see(reader: Reader, edition: Edition) -> bool:
    """Whether a reader may look at an edition: one that stands, or, for who may see working
    figures, any."""
    return edition.state == "approved" or reader.may(Right.SEE_WORKING)


def asks() -> bool:
    """Whether the address names an edition: then nothing is changed from the page."""
    return NAME in st.query_params


def carry(right: Right) -> dict[str, str]:
    """Keep the edition on the way from page to page; what every link is to take along of it. A page
    on which something is done shows what it is done to, so that the edition is left there."""
    if right is not Right.READ or not looking().may(Right.READ):
        leave()
        return {}
    if NAME not in st.query_params and NAME in st.session_state:
        st.query_params[NAME] = st.session_state[NAME]
    asked = st.query_params.get(NAME, "")
    if not asked:
        return {}
    st.session_state[NAME] = asked
    return {NAME: asked}


def leave() -> None:
    """Show again what is shown without asking."""
    st.query_params.pop(NAME, None)
    st.session_state.pop(NAME, None)
