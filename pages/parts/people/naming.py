"""Naming who answers for what: for several posts at once, corrections, and what is taken back."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import streamlit as st

from data.reader import Reader
from data.record import Entry, Holder
from kpis.record import Change, PostName, holders, posts_held
from pages.parts import source
from pages.parts.faults import fragment
from pages.parts.people.fields import person_fields
from pages.parts.people.leaving_form import leaving_form
from pages.parts.reader import writer_field
from pages.parts.record.choosing import entry_choice
from pages.parts.record.writing import RecordDesk, checked
from presentation.words.rounds import holder_choice, named_words, post_choice

NAME, LEAVE = "Somebody for one post or several", "That somebody leaves"
CORRECT, TAKE_BACK = "A correction", "That an entry is taken back"
BOX = "naming"
Asked = Sequence[tuple[Mapping[str, object], int | None]]
"""The fields of entries, each with the number of the one that it corrects."""


@fragment
def naming() -> None:
    """The forms, folded away."""
    desk = RecordDesk.of("people")
    desk.folded("Name who answers for something, or say that they leave", BOX, lambda: _forms(desk))


def _forms(desk: RecordDesk) -> None:
    key = f"way-{desk.key}"
    some = holders(desk.entries) or st.session_state.get(key, NAME) != NAME
    way = st.radio("What to write", list(_FORMS) if some else [NAME], key=key, horizontal=True)
    _FORMS[way](desk)


def _name(desk: RecordDesk) -> None:
    """Somebody for one post or several: an entry for each."""
    key = f"{desk.key}-name"
    asked = [one.name for one in posts_held(desk.entries, source.today()) if one.asked]
    with desk.form(f"person-{key}"):
        chosen = st.multiselect(
            "What they answer for: choose all of it",
            asked,
            format_func=post_choice,
            key=f"of-{key}",
            placeholder="Choose one or several",
        )
        told = person_fields(key)
        author, sent = writer_field(key), desk.sent("Put it on the record")
    if sent:
        # An entry of no post says what is wrong with all the fields at once.
        about = chosen or [PostName("lead", "")]
        _save(desk, [({**one._asdict(), **told()}, None) for one in about], author)


def _correct(desk: RecordDesk) -> None:
    """Another name, address, deputy or day. Of another post it would be another entry."""
    entry = _chosen(desk)
    if entry is None or not isinstance(entry.written, Holder):
        return
    old, key = entry.written, f"{desk.key}-{entry.id}"
    with desk.form(f"person-{key}"):
        told = person_fields(key, old)
        author, sent = writer_field(key), desk.sent("Put it on the record")
    if sent:
        _save(desk, [({"post": old.post, "of": old.of, **told()}, entry.id)], author)


def _take_back(desk: RecordDesk) -> None:
    """What should never have stood there. Who leaves is ended instead: then the past stays."""
    st.caption("For what was put there by mistake. For somebody who leaves, give their last day.")
    if entry := _chosen(desk):
        label = "Reason, kept on the record"
        desk.take_back(f"{desk.key}-back-{entry.id}", label, lambda: entry)


def _chosen(desk: RecordDesk) -> Entry | None:
    held = [entry for entry, _ in holders(desk.entries)]
    return entry_choice("Entry", held, holder_choice, f"entry-{desk.key}", desk)


def _save(desk: RecordDesk, asked: Asked, author: Reader) -> None:
    """Put all of them on the record, or say what is wrong with any of them."""
    made = [(checked(Holder, fields, author), replaces) for fields, replaces in asked]
    refused = [words for one, _ in made if isinstance(one, list) for words in one]
    if refused:
        desk.refuse(list(dict.fromkeys(refused)))
        return
    named = [(one, replaces) for one, replaces in made if isinstance(one, Holder)]
    told = named_words([one for one, _ in named])
    desk.put_all([Change(*one) for one in named], author, told)


_FORMS: Mapping[str, Callable[[RecordDesk], None]] = MappingProxyType(
    {NAME: _name, LEAVE: leaving_form, CORRECT: _correct, TAKE_BACK: _take_back}
)
