"""Following a measure, a section or everything, and stopping: for who has signed in with an e-mail
address, because nobody else can be told."""

from collections.abc import Mapping

import streamlit as st

from data.access import Right
from data.post import Follows, PostError, post_of
from data.text import is_address
from kpis.editions import covers
from pages.parts import source
from pages.parts.faults import fragment
from pages.parts.reader import looking, own_address
from presentation.html.kit import caption
from presentation.words.rounds import (
    FOLLOW_NOTE,
    FOLLOWED,
    NOT_READ,
    followed_words,
    subject_names,
)

_ON, _OFF = ":material/notifications:", ":material/notifications_off:"
_CHOSEN, _SEEN = "follows-chosen", "follows-seen"


def following(subject: str) -> None:
    """Whether the subject of a page is followed, and the button that changes it."""
    if is_address(own_address() or ""):
        _one(subject)


def what_you_follow() -> None:
    """All that is followed, to add to and to take from."""
    if is_address(own_address() or ""):
        _all()


@fragment
def _one(subject: str) -> None:
    begin, stop = f"follow-{subject}", f"unfollow-{subject}"
    try:
        # Both buttons are known before either is drawn, so that the other is drawn at once.
        if st.session_state.get(begin) or st.session_state.get(stop):
            _change(subject, begins=bool(st.session_state.get(begin)))
        every = _follows().of(_reader())
    except PostError:
        st.html(caption(NOT_READ))
        return
    words = followed_words(subject, every)
    with st.container(horizontal=True, vertical_alignment="center"):
        if words:
            st.html(caption(words), width="content")
        if subject in {one.subject for one in every}:
            st.button("Stop following", key=stop, type="tertiary", icon=_OFF)
        elif not words:
            label = f"Follow this {subject.partition(':')[0]} by e-mail"
            st.button(label, key=begin, type="tertiary", icon=_ON)


@fragment
def _all() -> None:
    names = subject_names()
    try:
        stored = [one.subject for one in _follows().of(_reader())]
        # What was changed elsewhere since this was drawn is shown, and not changed back.
        if st.session_state.get(_SEEN) != set(stored) or _CHOSEN not in st.session_state:
            st.session_state[_CHOSEN] = [one for one in stored if one in names]
        chosen = st.multiselect(
            FOLLOWED,
            list(names),
            key=_CHOSEN,
            width=740,
            format_func=lambda one: names[one],
            placeholder="Nothing yet: choose a measure, a section or all",
        )
        for subject in {*chosen} ^ {*stored}:
            _change(subject, begins=subject in chosen)
    except PostError:
        st.html(caption(NOT_READ))
        return
    st.session_state[_SEEN] = {*chosen}
    st.html(caption(FOLLOW_NOTE))


def _reader() -> str:
    """The address of who has signed in, while they have. Raises NotAllowedError."""
    looking().must(Right.READ)
    return own_address() or ""


def _change(subject: str, *, begins: bool) -> None:
    if begins:
        _follows().begin(_reader(), subject, _known(subject))
    else:
        _follows().stop(_reader(), subject)


def _known(subject: str) -> Mapping[str, str]:
    """The statuses that its measures have among working figures, for who may see these."""
    if not looking().may(Right.SEE_WORKING):
        return {}
    return {
        id: result.status
        for id, result in source.newest().by_id.items()
        if covers(subject, result.measure) and result.status != "hidden"
    }


def _follows() -> Follows:
    return Follows(post_of(source.database().address, source.settings()))
