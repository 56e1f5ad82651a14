"""The papers of an edition: making and saving them, and for who sees working figures, which were
made before."""

import streamlit as st

from data.access import Right
from data.record import Edition
from pages.parts import source
from pages.parts.frame import closing, opening
from pages.parts.papers import PapersDesk
from pages.parts.papers.before import made_before
from pages.parts.papers.given import given
from pages.parts.papers.making import making
from pages.parts.papers.offered import WIDTH, offered, pick_edition
from pages.parts.reader import looking
from pages.parts.rights import guarded
from presentation.html.kit import Markup, caption, heading, join, link, tag, whole
from presentation.words.editions import MAKING
from presentation.words.papers import (
    NOTHING_YET,
    PAPERS,
    PUBLISH,
    PUBLISHING,
    WHICH_PAPERS,
    papers_summary,
)
from presentation.words.site import EDITIONS


@guarded
def main() -> None:
    """Draw the page."""
    found, editions = source.results(), offered()
    if editions:
        _papers(editions, demonstration=found.demonstration)
    else:
        opening(PAPERS, NOTHING_YET, demonstration=found.demonstration)
        st.html(whole(tag("p", _way_to_editions())))
    closing(found)


def _papers(editions: list[Edition], *, demonstration: bool) -> None:
    """Making papers of one of these editions."""
    head, desk = st.container(), PapersDesk.of("papers")
    with st.container(width=WIDTH):
        st.html(heading(WHICH_PAPERS))
        edition = pick_edition(editions)
    with head:
        opening(PAPERS, papers_summary(edition), demonstration=demonstration)
        desk.say()
        given(desk)
    making(edition, desk)
    made_before()
    if looking().may(Right.ADMINISTER):
        st.html(caption(join([PUBLISHING, tag("code", PUBLISH)])))


def _way_to_editions() -> Markup:
    if looking().may(Right.MAKE_EDITION):
        return link(MAKING, "editions", {"do": "make"})
    return link(EDITIONS, "editions", {})


main()
