"""Making an edition: what is missing first, then the form, then the work itself."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.reader import Reader
from kpis.editions import CannotBeSafeError, EditionWish, MeanwhileError, NoEditionError, make
from kpis.judging import Results
from pages.parts import source
from pages.parts.editions.asking import asked_for, wish_of
from pages.parts.editions.desk import DO, SHOW, EditionDesk
from pages.parts.editions.missing import missing
from pages.parts.frame import no_figures, opening
from pages.parts.reader import remember
from presentation.html.editions import missing_list
from presentation.html.kit import heading, join, link
from presentation.words.editions import (
    MAKING,
    MISSING,
    TAKES,
    WHICH,
    made_words,
    missing_summary,
    unsafe_words,
)


def making(found: Results, desk: EditionDesk) -> None:
    """Draw the part, and make what is asked for."""
    groups = missing(found)
    number = sum(len(mends) for _, mends in groups)
    back = link("All editions", "editions", {})
    opening(MAKING, missing_summary(number), demonstration=found.demonstration, way=back)
    desk.say()
    if found.last_period is None or not found.batches:
        no_figures()
        return
    if groups:
        st.html(join([heading(MISSING), missing_list(groups)]))
    st.html(heading(WHICH))
    place = st.empty()
    with place.container():
        typed = asked_for(found.last_period, desk)
    if typed is None:
        return
    wish = wish_of(typed, found.batches[0].at)
    if isinstance(wish, list):
        desk.refuse(wish)
    else:
        _make(wish, typed.writer, desk, place)


def _make(wish: EditionWish, writer: Reader, desk: EditionDesk, place: DeltaGenerator) -> None:
    """Make it, saying how far it is, in the place of the form: what was asked for once is not asked
    for again meanwhile."""
    with place.container():
        status = st.status(MAKING, expanded=True)
        status.caption(TAKES)
    try:
        made = make(source.database(), wish, writer, lambda said: status.update(label=f"{said} …"))
    except CannotBeSafeError as error:
        _refused(desk, unsafe_words(error.measures))
    except (MeanwhileError, NoEditionError) as error:
        _refused(desk, str(error))
    else:
        desk.stored(made_words(made.id, by_two=source.settings().editions_by_two))
        remember(writer)
        st.query_params.pop(DO, None)
        st.query_params[SHOW] = str(made.id)
        st.rerun()


def _refused(desk: EditionDesk, words: str) -> None:
    """Draw the form again as it was, with why nothing was made."""
    desk.refused = [words]
    st.rerun()
