"""Which mapping reads the chosen file: none, until one is pressed."""

from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace

import streamlit as st

from data.guessing import Seen
from data.guessing.look import look
from data.loading import AUTO
from data.mapping import said_by
from data.problems import RefusedError
from data.record import KeptMapping, standing_mappings
from pages.parts import source
from pages.parts.text import as_text
from pages.parts.upload.choice import Choice, requested

_SEEN = "looked-at"
_PRESSED = "mapping-presses"


def _key(choice: Choice) -> str:
    return f"read-by-{choice.file_id}"


def open_key(choice: Choice) -> str:
    """Under which it is held whether the columns of a file are being mapped, and from which mapping
    on (its entry, 0 for none)."""
    return f"mapping-{choice.file_id}"


def used(choice: Choice) -> Choice:
    """The choice with the mapping whose name was pressed for this file, where it still stands."""
    name = st.session_state.get(_key(choice), "")
    return replace(choice, mapping=standing_mappings(source.entries()).get(name))


def use(choice: Choice, name: str) -> None:
    """Have the file read by the mapping of that name from now on."""
    st.session_state[_key(choice)] = name
    close(choice)


def begin(choice: Choice, entry: int) -> None:
    """Map the columns from now on, from the mapping of that entry on (0 for none)."""
    st.session_state[open_key(choice)] = entry
    _count()


def close(choice: Choice) -> None:
    """Leave the mapping of the columns."""
    st.session_state.pop(open_key(choice), None)
    _count()


def _count() -> None:
    st.session_state[_PRESSED] = st.session_state.get(_PRESSED, 0) + 1


def attended() -> AbstractContextManager[object]:
    """A part of the page that gets the focus (`scripts/attend.js`), once for each press that draws
    others in place of what was pressed."""
    pressed = st.session_state.get(_PRESSED, 0)
    return st.container(key=f"attend-mapping-{pressed}") if pressed else nullcontext()


def seen(choice: Choice) -> Seen | None:
    """What the file holds, looked at once; None where it cannot be read."""
    held_of, held = st.session_state.get(_SEEN, (None, None))
    if held_of != choice.file_id:
        try:
            with requested(replace(choice, mapping=None), "keep") as request:
                held = look(source.database(), request)
        except RefusedError:
            held = None
        st.session_state[_SEEN] = (choice.file_id, held)
    return held


def fitting(choice: Choice) -> list[KeptMapping]:
    """The mappings whose headings the file has, those of the chosen extract."""
    found = seen(choice)
    return [
        one
        for one in standing_mappings(source.entries()).values()
        if found
        and one.mapping.fits(found.headings)
        and choice.extract in (AUTO, one.mapping.extract)
    ]


def reading(choice: Choice) -> None:
    """Which mapping reads the file, and the ways to change it or to do without."""
    kept = choice.mapping
    if kept is None:
        return
    name = said_by(kept.mapping.name, kept.version, kept.author, kept.moment)
    with nullcontext() if open_key(choice) in st.session_state else attended():
        st.info(as_text(f"Read by the mapping {name}."), icon=":material/table_convert:")
    with st.container(horizontal=True):
        st.button("Change the mapping", on_click=begin, args=(choice, kept.entry))
        st.button("Read the file without it", on_click=_without, args=(choice,))


def _without(choice: Choice) -> None:
    st.session_state.pop(_key(choice), None)
    close(choice)
