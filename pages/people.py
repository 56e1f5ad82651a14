"""Who is signed in, for administrators, who may sign anybody out."""

from collections.abc import Sequence

import streamlit as st

from data.audit import Kind
from data.sign_in import Session, sessions, signs_in
from pages.parts import source
from pages.parts.frame import closing, opening
from pages.parts.recording import recorded
from pages.parts.rights import guarded
from pages.parts.rounds import ending
from pages.parts.text import as_text
from presentation.html.kit import heading, plain_table, tag
from presentation.words.site import (
    NOBODY_SIGNS_IN,
    PEOPLE,
    PEOPLE_HEAD,
    REVOKING,
    people_summary,
    person_cells,
    revoked_words,
)

_SAID = "people-said"


@guarded
def main() -> None:
    """Draw the page."""
    found, there = source.results(), sessions().all_open()
    opening(PEOPLE, people_summary(there), demonstration=found.demonstration)
    if said := st.session_state.pop(_SAID, ""):
        st.success(as_text(said), icon=":material/check:")
    if there:
        st.html(plain_table(PEOPLE_HEAD, map(_cells, there), label=PEOPLE))
        _sign_out(there)
    elif not signs_in():
        st.info(NOBODY_SIGNS_IN, icon=":material/lock_open:")
    ending()
    closing(found)


def _cells(one: Session) -> tuple[object, ...]:
    name, address, *others = person_cells(one)
    return name, tag("span", address, class_="address"), *others


def _sign_out(there: Sequence[Session]) -> None:
    """The form that signs somebody out."""
    st.html(heading("Sign somebody out"))
    names = {one.person.address: f"{one.person.name}, {one.person.address}" for one in there}
    with st.form("people-out", border=False):
        chosen = st.selectbox(
            "Person", list(names), index=None, placeholder="Choose", format_func=names.__getitem__
        )
        st.caption(REVOKING)
        pressed = st.form_submit_button("Sign them out everywhere")
    if pressed and chosen is None:
        st.error("Choose who is to be signed out.", icon=":material/error:")
    elif pressed and chosen is not None:
        # What cannot be recorded is not done.
        recorded(Kind.PEOPLE, f"signed out {chosen}")
        sessions().revoke(chosen)
        st.session_state[_SAID] = revoked_words(names[chosen])
        st.rerun()


main()
