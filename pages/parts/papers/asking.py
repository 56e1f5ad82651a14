"""The form that asks which papers are wanted."""

from collections.abc import Iterator

import streamlit as st

from data.access import Right
from data.record import Edition
from kpis.record import Fault
from pages.parts import source
from pages.parts.papers.desk import PapersDesk
from pages.parts.reader import looking
from presentation.papers import LONGEST_MEETING, PAPER_FORMATS, USUAL, PaperFormat, PapersWish
from presentation.words.papers import (
    BOARD_KIND,
    FORM_WORDS,
    KIND,
    MAKING,
    MEETING,
    MEETING_NOTE,
    NO_FORMAT,
    SECTIONS,
    SECTIONS_NOTE,
    WHICH_FORMATS,
    WORKING_KIND,
)


def asked_for(edition: Edition, desk: PapersDesk) -> PapersWish | list[str] | None:
    """Draw the form; once its button is pressed, what was asked for, or why it cannot be made."""
    key = f"{desk.key}-{edition.id}"
    with desk.form(f"make-{key}"):
        formats = tuple(_formats(key))
        meeting = _meeting(edition, key)
        sections = _sections(edition, key)
        working = _working(key)
        if not desk.sent(MAKING):
            return None
    if not formats:
        return [Fault(NO_FORMAT, "formats")]
    return PapersWish(
        edition=edition.id, formats=formats, sections=sections, meeting=meeting, working=working
    )


def _formats(key: str) -> Iterator[PaperFormat]:
    """The forms that are ticked."""
    with st.container(key=f"formats-{key}", gap=None):
        st.markdown(f":small[{WHICH_FORMATS}]")
        for form in PAPER_FORMATS:
            name, use = FORM_WORDS[form]
            if st.checkbox(f"{name}: {use}", form in USUAL, key=f"{form}-{key}"):
                yield form


def _meeting(edition: Edition, key: str) -> str:
    # A name that does not fit is not begun with: blank stands for the whole of it.
    name = edition.name if len(edition.name) <= LONGEST_MEETING else ""
    typed = st.text_input(MEETING, name, max_chars=LONGEST_MEETING, key=f"meeting-{key}")
    st.caption(MEETING_NOTE)
    return (typed or "").strip()


def _sections(edition: Edition, key: str) -> tuple[int, ...]:
    """Those of the plan that the edition is of; none for all."""
    plan = source.content_of(edition).board.plan
    named = {one.number: f"{one.number}. {one.short_title}" for one in plan.sections}
    chosen = st.multiselect(
        SECTIONS,
        list(named),
        key=f"sections-{key}",
        format_func=lambda one: named.get(one, str(one)),
        placeholder="All sections",
    )
    st.caption(SECTIONS_NOTE)
    return tuple(sorted(chosen))


def _working(key: str) -> bool:
    """Whether exact figures are wanted, for who may see them."""
    if not looking().may(Right.SEE_WORKING):
        return False
    kinds = (BOARD_KIND, WORKING_KIND)
    return st.radio(KIND, kinds, key=f"kind-{key}") == WORKING_KIND
