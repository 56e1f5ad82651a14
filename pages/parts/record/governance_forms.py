"""Writing on the record of governance: meetings, decisions and actions, corrections, and what is
taken back."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from types import MappingProxyType

import streamlit as st

from data.plan import load_plan
from data.record import Entry, Meeting, Minute
from kpis.record import Recorded, meetings, minutes
from pages.parts import source
from pages.parts.faults import fragment
from pages.parts.reader import writer_field
from pages.parts.record.choosing import choice, entry_choice
from pages.parts.record.minute_form import minute_form
from pages.parts.record.writing import CHOOSE, RecordDesk, day_field
from presentation.html import record_list
from presentation.html.kit import heading, join
from presentation.words import begun
from presentation.words.record import entry_words

MEETING, MINUTE, DONE = (
    "A meeting, held or planned",
    "A decision or an action",
    "That an action is done",
)
CORRECT, TAKE_BACK = "A correction", "That an entry is taken back"
COME_FOR = "come-for-action"
"""The key, in the reader's session, of the action that the address named last."""
NEWEST = 5
"""Entries shown under the form, so that what somebody else has just written is seen."""


@fragment
def governing() -> None:
    """The form, folded away, with all that was ever written below it. It stands open where somebody
    has come to say that an action is done."""
    desk = RecordDesk.of("governance")
    with _come_for(desk):
        desk.folded("Write on the record", "governing", lambda: _forms(desk))


def _come_for(desk: RecordDesk) -> AbstractContextManager[object]:
    """The place of the form, which gets the focus, with the action that the address names chosen in
    it; once, for what the reader does then is theirs."""
    asked = _standing(st.query_params.get("action", ""), desk.entries)
    entry = next((one.entry.id for one in _open(desk.entries) if str(one.entry.id) == asked), None)
    if entry is None:
        return nullcontext()
    if st.session_state.get(COME_FOR) != entry:
        st.session_state[COME_FOR] = entry
        st.session_state["governing"] = True
        st.session_state[f"way-{desk.key}"] = DONE
        st.session_state[f"entry-{desk.key}-done"] = entry
    return st.container(key=f"attend-action-{entry}")


def _standing(asked: str, entries: Sequence[Entry]) -> str:
    """The number of what has taken the place of that entry: an address in a mail may be older than
    a correction."""
    after = {str(one.replaces): str(one.id) for one in entries if one.replaces}
    while asked in after:
        asked = after[asked]
    return asked


def _forms(desk: RecordDesk) -> None:
    way = st.radio("What to write", _ways(desk), key=f"way-{desk.key}", horizontal=True)
    _FORMS[way](desk)
    st.html(join([heading("Written last"), record_list(source.entries(), NEWEST)]))


def _ways(desk: RecordDesk) -> list[str]:
    """What may be written, as the record stands, and what the reader is writing now."""
    held = meetings(desk.entries)
    may = {
        MEETING: True,
        MINUTE: any(meeting.held_on <= source.today() for _, meeting in held),
        DONE: bool(_open(desk.entries)),
    }
    kept = st.session_state.get(f"way-{desk.key}")
    return [way for way in _FORMS if may.get(way, bool(held)) or way == kept]


def _open(entries: Sequence[Entry]) -> list[Recorded]:
    return [
        one
        for one in minutes(entries)
        if one.minute.sort == "action" and one.minute.done_on is None
    ]


def _meeting(desk: RecordDesk, replaces: int | None = None, old: Meeting | None = None) -> None:
    key = f"{desk.key}-{replaces or 'meeting'}"
    with desk.form(f"meeting-{key}"):
        bodies = {body.name: begun(body.name) for body in load_plan().bodies}
        body = choice("Body", bodies, f"body-{key}", chosen=old.body if old else None)
        day = day_field("Date of the meeting", f"held_on-{key}", value=old.held_on if old else None)
        author = writer_field(key)
        sent = desk.sent("Put it on the record")
    if sent:
        desk.save(Meeting, {"body": body, "held_on": day()}, author, replaces=replaces)


def _done(desk: RecordDesk) -> None:
    held = {one.entry.id: one.held for one in minutes(desk.entries)}
    key = f"{desk.key}-done"
    with desk.form(f"minute-{key}"):
        waiting = [one.entry for one in _open(desk.entries)]
        chosen = entry_choice("Action", waiting, _named, f"entry-{key}", desk)
        day = day_field("Done on", f"done_on-{key}")
        author = writer_field(key)
        sent = desk.sent("Put it on the record")
    if sent and chosen:
        fields = {**chosen.written.model_dump(), "done_on": day()}
        desk.save(
            Minute,
            {**fields, "meeting": held.get(chosen.id, fields["meeting"])},
            author,
            replaces=chosen.id,
        )
    elif sent:
        desk.refuse([CHOOSE])


def _correct(desk: RecordDesk) -> None:
    recorded = {one.entry.id: one for one in minutes(desk.entries)}
    held = [entry for entry, _ in meetings(desk.entries)]
    chosen = _chosen(desk, [*(one.entry for one in recorded.values()), *held])
    if chosen and isinstance(chosen.written, Meeting):
        _meeting(desk, chosen.id, chosen.written)
    elif chosen and isinstance(chosen.written, Minute):
        of = recorded[chosen.id].held if chosen.id in recorded else chosen.written.meeting
        minute_form(desk, chosen.id, chosen.written.model_copy(update={"meeting": of}))


def _take_back(desk: RecordDesk) -> None:
    """A meeting that has decisions or actions on the record stays: they would be of no meeting."""
    recorded = minutes(desk.entries)
    used = {one.held for one in recorded}
    free = [entry for entry, _ in meetings(desk.entries) if entry.id not in used]
    chosen = _chosen(desk, [*(one.entry for one in recorded), *free])
    if chosen:
        label = "Reason, shown on the record. Never name a child."
        desk.take_back(f"{desk.key}-back-{chosen.id}", label, lambda: chosen)


def _chosen(desk: RecordDesk, held: Sequence[Entry]) -> Entry | None:
    return entry_choice("Entry", held, _named, f"entry-{desk.key}", desk)


def _named(entry: Entry) -> str:
    return (
        f"{entry.id}. "
        f"{entry_words(entry.written) if isinstance(entry.written, (Meeting, Minute)) else ''}"
    )


_FORMS: Mapping[str, Callable[[RecordDesk], None]] = MappingProxyType(
    {MEETING: _meeting, MINUTE: minute_form, DONE: _done, CORRECT: _correct, TAKE_BACK: _take_back}
)
