"""Choosing from a list that others may change: nothing is chosen beforehand, and a choice stays
what it was."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import streamlit as st

from data.record import Entry
from pages.parts.record.writing import RecordDesk

Kind = TypeVar("Kind", int, str)


def choice(
    label: str, named: Mapping[Kind, str], key: str, *, chosen: Kind | None = None
) -> Kind | None:
    """One that the reader picks; None before they do, or once it is no longer there. A list that
    begins with its first would store what nobody chose. `chosen` is what the record says already,
    where it is corrected."""
    begins = chosen is not None and chosen in named and key not in st.session_state
    _say_again(named, key)
    found = st.selectbox(
        label,
        list(named),
        index=list(named).index(chosen) if begins and chosen is not None else None,
        format_func=lambda one: named.get(one, str(one)),
        placeholder="Choose one",
        key=key,
    )
    st.session_state[_called(key)] = None if found is None else named[found]
    return found


def _say_again(named: Mapping[Kind, str], key: str) -> None:
    """A browser sends the words of what is chosen. Where somebody else has changed these, it is
    told the new ones: it would send what is no longer in the list, and the choice and the form that
    hangs on it would be gone."""
    kept = st.session_state.get(key)
    if (
        kept is not None
        and kept in named
        and st.session_state.get(_called(key)) not in (None, named[kept])
    ):
        st.session_state[key] = kept


def _called(key: str) -> str:
    return f"called-{key}"


def entry_choice(
    label: str, held: Sequence[Entry], words: Callable[[Entry], str], key: str, desk: RecordDesk
) -> Entry | None:
    """One of the entries that stand. What somebody else has corrected or taken back since it was
    chosen stays chosen, for what was typed about it is not to be lost; storing that is refused."""
    every = {entry.id: entry for entry in desk.entries}
    kept = every.get(st.session_state.get(key) or 0)
    listed = {entry.id: words(entry) for entry in held}
    if kept:
        listed.setdefault(kept.id, words(kept))
    chosen = choice(label, listed, key)
    return None if chosen is None else every[chosen]
