"""Making papers: the form, then the work itself."""

from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.access import Right
from data.incident import outage_words
from data.record import Edition
from data.store import DatabaseError
from kpis.editions import NoEditionError
from pages.parts import source
from pages.parts.papers.asking import asked_for
from pages.parts.papers.desk import Given, PapersDesk
from pages.parts.papers.kept import KEPT
from pages.parts.papers.offered import WIDTH
from pages.parts.papers.turn import turn
from pages.parts.reader import loader, looking
from presentation.papers import NoSectionError, PapersWish, TemplateError, make_papers
from presentation.words.papers import MAKING, NO_TEMPLATE, OTHERS_FIRST, TAKES, papers_made


def making(edition: Edition, desk: PapersDesk) -> None:
    """Draw the form, and make what is asked for."""
    place = st.empty()
    with place.container(width=WIDTH):
        wish = asked_for(edition, desk)
    if isinstance(wish, list):
        desk.refuse(wish)
    elif wish is not None:
        _make(wish, edition, desk, place)


def _make(wish: PapersWish, edition: Edition, desk: PapersDesk, place: DeltaGenerator) -> None:
    """Make them in the place of the form: what was asked for once is not asked for again
    meanwhile."""
    say = _progress(place, f"attend-making-{desk.round}-{desk.times}")
    try:
        with turn(lambda: say(OTHERS_FIRST)):
            made = make_papers(source.database(), wish, loader(), say)
    except TemplateError as error:
        desk.refused = [str(error) if looking().may(Right.SEE_WORKING) else NO_TEMPLATE]
    except DatabaseError as error:
        who = looking()
        desk.refused = [outage_words(error, administers=who.may(Right.ADMINISTER))]
    except (NoEditionError, NoSectionError) as error:
        desk.refused = [str(error)]
    except Exception:
        place.empty()  # what is said of it stands alone: nothing is being made any more
        raise
    else:
        desk.given = Given(edition, wish.working, KEPT.put(made))
        desk.stored(papers_made(len(made.papers)))
    st.rerun()


def _progress(place: DeltaGenerator, key: str) -> Callable[[str], None]:
    """Say what is being printed; each step stays on the list. It gets the focus, which the button
    takes along where it goes (pages/parts/scripts/attend.js)."""
    with place.container(width=WIDTH, key=key):
        status = st.status(MAKING, expanded=True)
        status.caption(TAKES)

    def say(told: str) -> None:
        status.update(label=f"{told} …", expanded=True)
        status.caption(told)

    return say
