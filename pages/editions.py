"""The editions: those that were released, and for who makes and approves them, what each shows and
hides, making one, approving and withdrawing it."""

import streamlit as st

from data.access import Right
from data.record import Edition
from pages.parts import source
from pages.parts.editions import DO, MAKE, SHOW, EditionDesk
from pages.parts.editions.every import every
from pages.parts.editions.making import making
from pages.parts.editions.one import one
from pages.parts.frame import closing
from pages.parts.known import now_may
from pages.parts.reader import looking
from pages.parts.rights import guarded


@guarded
def main() -> None:
    """Draw the page."""
    found = source.results()
    if edition := _asked():
        one(edition, demonstration=found.demonstration)
    elif st.query_params.get(DO) == MAKE and now_may(Right.MAKE_EDITION):
        making(found, EditionDesk.of(MAKE))
    else:
        every(found)
    closing(found)


def _asked() -> Edition | None:
    """The edition of which the address asks what it shows and hides, for who may be told."""
    if not looking().may(Right.SEE_WORKING):
        return None
    asked = st.query_params.get(SHOW, "")
    return next((one for one in source.view().editions if str(one.id) == asked), None)


main()
