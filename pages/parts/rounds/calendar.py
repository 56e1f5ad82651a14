"""Calendars from a page: everybody's days as a file, and one's own by a private address."""

import streamlit as st

from data.access import Right
from data.clock import uk_today
from data.post import CalendarAddress, Calendars, PostError, post_of
from data.sign_in import roles_file, sign_in_settings
from kpis.record import holders
from kpis.rounds import may_have, read_ahead
from pages.parts import source
from pages.parts.faults import fragment
from pages.parts.reader import looking, own_address
from pages.parts.show import download
from presentation.calendars import EVERYBODYS, calendar_file
from presentation.html.kit import caption, heading, join
from presentation.words.rounds import (
    ANOTHER_CALENDAR,
    CALENDAR,
    CALENDAR_FILE,
    CALENDAR_NOT_READ,
    CALENDAR_NOTE,
    END_CALENDAR,
    MADE_CALENDAR,
    MAKE_CALENDAR,
    NOT_NAMED,
    OWN_CALENDAR,
    SAVE_CALENDAR,
    made_words,
)

_MAKE, _END = "calendar-make", "calendar-end"


def calendar() -> None:
    """Both, for who may see working figures: days that were moved are such."""
    if not looking().may(Right.SEE_WORKING):
        return
    st.html(join([heading(CALENDAR), caption(CALENDAR_NOTE)]))
    download(
        SAVE_CALENDAR,
        _everybodys,
        CALENDAR_FILE,
        mime="text/calendar",
        right=Right.SEE_WORKING,
    )
    if own_address():
        _own()


def _everybodys() -> bytes:
    """Made when it is saved."""
    ahead = read_ahead(source.database(), uk_today())
    return calendar_file(ahead, ahead.days, sign_in_settings().address, EVERYBODYS)


@fragment
def _own() -> None:
    address, kept = own_address() or "", calendars()
    try:
        # Both buttons are known before either is drawn, so that what stands now is drawn.
        made = kept.make(address, looking()) if st.session_state.get(_MAKE) else ""
        if st.session_state.get(_END):
            kept.end(address, looking(), address)
        standing = kept.of(address)
    except PostError:
        st.html(caption(CALENDAR_NOT_READ))
        return
    held = [one for _, one in holders(source.entries()) if one.holds(uk_today())]
    if not standing and not may_have(address, roles_file(), held):
        st.html(caption(NOT_NAMED))
        return
    st.html(caption(OWN_CALENDAR))
    if made:
        st.success(MADE_CALENDAR, icon=":material/key:")
        st.code(f"{sign_in_settings().address}/calendar/{made}.ics", language=None, wrap_lines=True)
    _buttons(standing, told=bool(made))


def _buttons(standing: CalendarAddress | None, *, told: bool) -> None:
    if standing and not told:
        st.html(caption(made_words(standing)))
    with st.container(horizontal=True):
        st.button(ANOTHER_CALENDAR if standing else MAKE_CALENDAR, key=_MAKE)
        if standing:
            st.button(END_CALENDAR, key=_END)


def calendars() -> Calendars:
    """The private addresses of this server."""
    database = source.database()
    return Calendars(post_of(database.address, source.settings()), database.trail)
