"""Writing on the record from a page: what was read before, what was refused, and that it is stored.

A form keeps what was typed until it is stored; then its `key` changes, which empties it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Self, TypeVar

import streamlit as st
from pydantic import BaseModel, ValidationError

from data.clock import typed_date, uk_today
from data.record import Written
from kpis.recording import newest, record
from pages.parts import source
from pages.parts.text import as_text
from pages.parts.words.refusals import refusals

STORED = "It is on the record, and every page shows it now."
NO_DATE = "Write the date day first with a four-digit year, for example 03/10/2026."
AUTHOR = "writer"
Kind = TypeVar("Kind", bound=BaseModel)


@dataclass
class Desk:
    """Where somebody stands who writes about one thing. `seen` is the newest number on the record when the page was
    last drawn for them; `round` counts what they have stored."""

    name: str
    seen: int
    round: int = 0
    said: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, name: str) -> Self:
        """The desk of that name in this reader's session."""
        return st.session_state.setdefault(f"writing-{name}", cls(name, newest(source.entries())))

    @property
    def key(self) -> str:
        """The key of the form, which another round empties."""
        return f"{self.name}-{self.round}"

    def drawn(self) -> None:
        """Say what was stored, once, and remember what the reader sees of the record now."""
        for words in self.said:
            st.success(as_text(words), icon=":material/check:")
        self.said, self.seen = [], newest(source.entries())

    def save(self, written: Written, author: str, *, replaces: int | None = None) -> None:
        """Put it on the record and draw the page anew, or say why not and keep the form as it is."""
        refused = record(source.database(), written, author, self.seen, replaces=replaces)
        for words in refused:
            st.error(as_text(words))
        if not refused:
            self.round, self.said = self.round + 1, [STORED]
            st.session_state[AUTHOR] = author.strip()
            st.rerun()


def checked(model: type[Kind], fields: Mapping[str, object]) -> Kind | None:
    """The entry that these fields make; None where its model refuses them, and then that is said."""
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        for words in refusals(error):
            st.error(words)
        return None


def author_field(key: str) -> str:
    """Who writes: asked each time, and filled in with the name given last."""
    return st.text_input("Your name", st.session_state.get(AUTHOR, ""), max_chars=80, key=f"author-{key}") or ""


def day_field(label: str, key: str, *, value: date | None = None) -> Callable[[], date | None]:
    """A date as the British write it, today by default; what is returned reads it and says what is wrong with it."""
    typed = st.text_input(
        f"{label}, for example 03/10/2026", f"{value or uk_today():%d/%m/%Y}", max_chars=20, key=f"{label}-{key}"
    )

    def read() -> date | None:
        found = typed_date(typed or "")
        if found is None:
            st.error(NO_DATE)
        return found

    return read
