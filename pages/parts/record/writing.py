"""Writing on the record from a page: what was drawn and read before, what was refused, and that it
is stored.

A form keeps what was typed until it is stored; then its `key` changes, which empties it. Its lists
hold the record as it was when they were drawn: a list that somebody else has changed since would
turn a choice into another one.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Self, TypeVar

import streamlit as st
from pydantic import ValidationError

from data.clock import typed_date, uk_today
from data.reader import Reader
from data.record import Entry, Withdrawal, Written
from kpis.record.entry_faults import NAMELESS
from kpis.record.writing import newest, record
from pages.parts import source
from pages.parts.frame import button_kind
from pages.parts.reader import remember
from pages.parts.text import as_text
from presentation.words.site.refusals import refusals

STORED = "It is on the record, and every page shows it now."
CHOOSE = "Choose the entry."
NO_DAY = "no day"
"""What stands for a date that cannot be read: the model refuses it together with all that is wrong
besides."""
Day = date | str | None
Kind = TypeVar("Kind", bound=Written)


@dataclass
class Desk:
    """Where somebody stands who writes about one thing. `entries` is the record as the forms on
    their screen were drawn from it; `round` counts what they have stored; `refused` is to be said
    once the forms are drawn anew."""

    name: str
    entries: tuple[Entry, ...] = ()
    round: int = 0
    said: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    pressed: bool = False

    @classmethod
    def of(cls, name: str) -> Self:
        """The desk of that name in this reader's session: with the record as it is now, but for the
        run in which they have pressed a button, for what they pressed was drawn from what they
        saw."""
        desk = st.session_state.setdefault(f"writing-{name}", cls(name))
        if not desk.pressed:
            desk.entries = source.entries()
        desk.pressed = False
        return desk

    @property
    def key(self) -> str:
        """The key of the form, which another round empties."""
        return f"{self.name}-{self.round}"

    def press(self) -> None:
        """A button of this desk was pressed: what it stands for is read from what was drawn."""
        self.pressed = True

    def sent(self, label: str, *, main: bool = True) -> bool:
        """The button of a form, with what was refused when it was pressed last."""
        pressed = st.form_submit_button(
            label, type=button_kind() if main else "secondary", on_click=self.press
        )
        self._tell()
        return pressed

    def say(self) -> None:
        """What was stored, once."""
        for words in self.said:
            st.success(as_text(words), icon=":material/check:")
        self.said = []
        self._tell()

    def save(
        self,
        model: type[Kind],
        fields: Mapping[str, object],
        author: Reader,
        *,
        replaces: int | None = None,
    ) -> None:
        """Put what these fields make on the record and draw the page anew, or say why not and keep
        the form."""
        made = checked(model, fields, author)
        if isinstance(made, list):
            self.refuse(made)
        else:
            self.put(made, author, replaces=replaces)

    def take_back(self, entry: Entry | None, reason: str | None, author: Reader) -> None:
        """The same for taking back an entry that was chosen; None where none was."""
        fields = {"about": entry.written.subject if entry else "", "reason": reason}
        if entry:
            self.save(Withdrawal, fields, author, replaces=entry.id)
        else:
            made = checked(Withdrawal, fields, author)
            self.refuse([CHOOSE, *(made if isinstance(made, list) else [])])

    def put(self, written: Written, author: Reader, *, replaces: int | None = None) -> None:
        """The same with an entry that its model has accepted."""
        refused = record(
            source.database(), written, author, newest(self.entries), replaces=replaces
        )
        if refused:
            self.refuse(refused)
        else:
            self.round, self.said = self.round + 1, [STORED]
            remember(author)
            st.rerun()

    def refuse(self, refused: Sequence[str]) -> None:
        """Say why nothing is stored. Where the record has moved on, the forms are drawn anew from
        it, so that what the reader sees next and what they press next is the same."""
        self.refused = list(refused)
        if source.entries() != self.entries:
            st.rerun()
        self._tell()

    def _tell(self) -> None:
        for words in self.refused:
            st.error(as_text(words))
        self.refused = []


def checked(model: type[Kind], fields: Mapping[str, object], author: Reader) -> Kind | list[str]:
    """The entry that these fields make, or all that its model refuses, and that nobody gave a
    name."""
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        return [*refusals(error), *([] if author.name.strip() else [NAMELESS])]


def day_field(label: str, key: str, *, value: date | None = None) -> Callable[[], Day]:
    """A date as the British write it, today by default; what is returned reads it, and gives NO_DAY
    where it cannot."""
    return _read(
        f"{label}, for example 03/10/2026",
        label,
        key,
        f"{value or uk_today():%d/%m/%Y}",
        blank=NO_DAY,
    )


def maybe_day_field(label: str, key: str, *, value: date | None) -> Callable[[], Day]:
    """The same for a date that may be left blank, which is then None."""
    return _read(label, label, key, f"{value:%d/%m/%Y}" if value else "", blank=None)


def _read(label: str, name: str, key: str, value: str, *, blank: str | None) -> Callable[[], Day]:
    typed = st.text_input(label, value, max_chars=20, key=f"{name}-{key}") or ""
    return lambda: (typed_date(typed) or NO_DAY) if typed.strip() else blank
