"""Writing on the record from a page, and the fields that its forms share."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import streamlit as st
from pydantic import ValidationError

from data.clock import typed_date, uk_today
from data.reader import Reader
from data.record import Entry, Withdrawal, Written
from kpis.record import NAMELESS, Change, Fault, newest, record_all
from pages.parts import source
from pages.parts.desk import Desk
from pages.parts.reader import writer_field
from presentation.words.site.refusals import refusals

STORED = "It is on the record, and every page shows it now."
CHOOSE = Fault("Choose the entry.", "entry")
NO_DAY = "no day"
"""What stands for a date that cannot be read: the model refuses it together with all that is wrong
besides."""
Day = date | str | None
Kind = TypeVar("Kind", bound=Written)


@dataclass
class RecordDesk(Desk):
    """Where somebody writes on the record. `entries` is the record as the forms on their screen
    were drawn from it: their lists hold no other."""

    entries: tuple[Entry, ...] = ()

    def draw(self) -> None:
        """Have the record before them as it is now."""
        self.entries = source.entries()

    def moved(self) -> bool:
        """Whether somebody has written on it since."""
        return source.entries() != self.entries

    def save(
        self,
        model: type[Kind],
        fields: Mapping[str, object],
        author: Reader,
        *,
        replaces: int | None = None,
        told: Callable[[Kind], str] | None = None,
    ) -> None:
        """Put what these fields make on the record and draw the page anew, or say why not and keep
        the form. `told` says what was stored where that stands out of sight."""
        made = checked(model, fields, author)
        if isinstance(made, list):
            self.refuse(made)
        else:
            self.put(made, author, replaces=replaces, told=told(made) if told else "")

    def take_back(
        self, key: str, label: str, chosen: Callable[[], Entry | None], *, main: bool = True
    ) -> None:
        """The form of that key by which an entry is taken back; its label asks for the reason, and
        `chosen` gives the entry, or draws the list from which one is chosen."""
        with self.form(f"form-{key}"):
            entry, reason = chosen(), st.text_area(label, key=f"reason-{key}")
            author, sent = writer_field(key), self.sent("Take it back", main=main)
        fields = {"about": entry.written.subject if entry else "", "reason": reason}
        if sent and entry:
            self.save(Withdrawal, fields, author, replaces=entry.id)
        elif sent:
            made = checked(Withdrawal, fields, author)
            self.refuse([CHOOSE, *(made if isinstance(made, list) else [])])

    def put(
        self, written: Written, author: Reader, *, replaces: int | None = None, told: str = ""
    ) -> None:
        """The same with an entry that its model has accepted."""
        self.put_all([Change(written, replaces)], author, f"{STORED} {told}".strip())

    def put_all(self, changes: Sequence[Change], author: Reader, said: str) -> None:
        """The same with several, of which all are stored or none; `said` is what is said then."""
        refused = record_all(source.database(), changes, author, newest(self.entries))
        if refused:
            self.refuse(refused)
        else:
            self.done([said], author)


def checked(model: type[Kind], fields: Mapping[str, object], author: Reader) -> Kind | list[str]:
    """The entry that these fields make, or all that its model refuses, and that nobody gave a
    name."""
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        return [*refusals(error), *([] if author.name.strip() else [NAMELESS])]


def day_field(
    label: str,
    key: str,
    *,
    value: date | None = None,
    changed: Callable[[], None] | None = None,
) -> Callable[[], Day]:
    """A date as the British write it, today by default; what is returned reads it, and gives NO_DAY
    where it cannot. `changed` is called where the field stands in no form."""
    label, value = f"{label}, for example 03/10/2026", value or uk_today()
    return _read(label, key, f"{value:%d/%m/%Y}", NO_DAY, changed)


def maybe_day_field(label: str, key: str, *, value: date | None) -> Callable[[], Day]:
    """The same for a date that may be left blank, which is then None."""
    return _read(label, key, f"{value:%d/%m/%Y}" if value else "", None)


def _read(
    label: str,
    key: str,
    value: str,
    blank: str | None,
    changed: Callable[[], None] | None = None,
) -> Callable[[], Day]:
    typed = st.text_input(label, value, max_chars=20, key=key, on_change=changed) or ""
    return lambda: (typed_date(typed) or NO_DAY) if typed.strip() else blank
