"""Who answers for what, and who is signed in, for administrators, who name people and may sign
anybody out."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from data.access import Right
from data.audit import Kind
from data.sign_in import Session, sessions, signs_in
from kpis.record import PostHeld, posts_held
from pages.parts import source
from pages.parts.frame import closing, opening
from pages.parts.known import now_may
from pages.parts.people import naming, pasting
from pages.parts.recording import recorded
from pages.parts.rights import guarded
from pages.parts.rounds import ending
from pages.parts.show import download
from pages.parts.switch import switch
from pages.parts.text import as_text
from presentation.exports import people_csv
from presentation.html.kit import caption, heading, join, plain_table, tag
from presentation.html.rounds import other_holders, post_table
from presentation.words.rounds import posts_summary
from presentation.words.site import (
    NOBODY_SIGNS_IN,
    PEOPLE,
    PEOPLE_HEAD,
    POSTS_NOTE,
    REVOKING,
    people_summary,
    person_cells,
    revoked_words,
)

_SAID = "people-said"
POSTS, SIGNED_IN = "posts", "signed_in"
VIEWS = {POSTS: "Who answers for what", SIGNED_IN: "Signed in"}


@guarded
def main() -> None:
    """Draw the page."""
    found, top = source.results(), st.container()
    chosen = switch("Show", VIEWS, "show")
    held, there = posts_held(source.entries(), source.today()), sessions().all_open()
    finding = people_summary(there) if chosen == SIGNED_IN else posts_summary(held)
    with top:
        opening(PEOPLE, finding, demonstration=found.demonstration)
    if chosen == SIGNED_IN:
        _signed_in(there)
    else:
        _posts(held)
    ending()
    closing(found)


def _posts(held: Sequence[PostHeld]) -> None:
    """Every post with who answers for it, and the forms that name somebody."""
    if now_may(Right.ADMINISTER):
        naming()
        pasting()
    st.html(join([post_table(held), caption(POSTS_NOTE), other_holders(held)]))
    name = f"people_{source.today():%Y-%m-%d}.csv"
    right = Right.ADMINISTER
    download("Download the list (CSV)", partial(people_csv, held), name, right=right)


def _signed_in(there: Sequence[Session]) -> None:
    """Who is signed in, and the form that signs somebody out."""
    if said := st.session_state.pop(_SAID, ""):
        st.success(as_text(said), icon=":material/check:")
    if there:
        st.html(plain_table(PEOPLE_HEAD, map(_cells, there), label=VIEWS[SIGNED_IN]))
        _sign_out(there)
    elif not signs_in():
        st.info(NOBODY_SIGNS_IN, icon=":material/lock_open:")


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
