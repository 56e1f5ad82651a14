"""Writing on the record of governance: meetings, decisions and actions, corrections, and what is taken back."""

from collections.abc import Callable, Sequence

import streamlit as st

from data.plan import load_plan
from data.record import Meeting, Minute, Withdrawal
from kpis.governance import Recorded, meetings, minutes
from pages.parts import source
from pages.parts.faults import fragment
from pages.parts.frame import button_kind
from pages.parts.html.headings import heading
from pages.parts.html.minutes import record_list
from pages.parts.html.tags import join
from pages.parts.record.minute_form import minute_form
from pages.parts.record.writing import Desk, author_field, checked, day_field
from pages.parts.words.governance import entry_words
from pages.parts.words.grammar import begun

MEETING, MINUTE, DONE = "A meeting, held or planned", "A decision or an action", "That an action is done"
CORRECT, TAKE_BACK = "A correction", "That an entry is taken back"
NEWEST = 5
"""Entries shown under the form, so that what somebody else has just written is seen."""


@fragment
def governing() -> None:
    """The form, folded away, with all that was ever written below it."""
    desk = Desk.of("governance")
    box = st.expander("Write on the record", icon=":material/edit_note:", key="governing", on_change="rerun")
    with box:
        if box.open:
            forms = _forms()
            way = st.radio("What to write", list(forms), key=f"way-{desk.key}", horizontal=True)
            forms[way](desk)
            st.html(join([heading("Written last"), record_list(source.entries(), NEWEST)]))
        desk.drawn()


def _forms() -> dict[str, Callable[[Desk], None]]:
    """What may be written, as the record stands."""
    entries = source.entries()
    held, recorded = meetings(entries), minutes(entries)
    forms: dict[str, Callable[[Desk], None]] = {MEETING: _meeting}
    if any(meeting.held_on <= source.today() for _, meeting in held):
        forms[MINUTE] = minute_form
    if _open(recorded):
        forms[DONE] = _done
    return forms | ({CORRECT: _correct, TAKE_BACK: _take_back} if held else {})


def _open(recorded: Sequence[Recorded]) -> list[Recorded]:
    return [one for one in recorded if one.minute.sort == "action" and one.minute.done_on is None]


def _meeting(desk: Desk, replaces: int | None = None, old: Meeting | None = None) -> None:
    key = f"{desk.key}-{replaces or 'meeting'}"
    named = load_plan().bodies
    with st.form(f"meeting-{key}", border=False):
        index = named.index(old.body) if old else 0
        body = st.selectbox("Body", named, index, format_func=begun, key=f"body-{key}")
        read = day_field("Date of the meeting", key, value=old.held_on if old else None)
        author = author_field(key)
        sent = st.form_submit_button("Put it on the record", type=button_kind())
    day = read() if sent else None
    meeting = checked(Meeting, {"body": body, "held_on": day}) if day else None
    if meeting:
        desk.save(meeting, author, replaces=replaces)


def _done(desk: Desk) -> None:
    waiting = {one.entry.id: one for one in _open(minutes(source.entries()))}
    key = f"{desk.key}-done"
    with st.form(f"minute-{key}", border=False):
        chosen = st.selectbox(
            "Action", list(waiting), format_func=lambda id: entry_words(waiting[id].minute), key=f"action-{key}"
        )
        read = day_field("Done on", key)
        author = author_field(key)
        sent = st.form_submit_button("Put it on the record", type=button_kind())
    day = read() if sent else None
    if day and chosen in waiting:
        one = waiting[chosen]
        desk.save(one.minute.model_copy(update={"done_on": day, "meeting": one.held}), author, replaces=chosen)


def _correct(desk: Desk) -> None:
    recorded = {one.entry.id: one for one in minutes(source.entries())}
    held = {entry.id: meeting for entry, meeting in meetings(source.entries())}
    chosen = _chosen(desk, {id: one.minute for id, one in recorded.items()} | held)
    if chosen in held:
        _meeting(desk, chosen, held[chosen])
    else:
        minute_form(desk, chosen, recorded[chosen])


def _take_back(desk: Desk) -> None:
    """A meeting that has decisions or actions on the record stays: they would be of no meeting."""
    recorded = minutes(source.entries())
    used = {one.held for one in recorded}
    free = {entry.id: meeting for entry, meeting in meetings(source.entries()) if entry.id not in used}
    named: dict[int, Meeting | Minute] = {one.entry.id: one.minute for one in recorded} | free
    chosen = _chosen(desk, named)
    key = f"{desk.key}-back-{chosen}"
    with st.form(f"governance-{key}", border=False):
        reason = st.text_area("Reason, shown on the record. Never name a child.", max_chars=2000, key=f"why-{key}")
        author = author_field(key)
        sent = st.form_submit_button("Take it back", type=button_kind())
    withdrawal = checked(Withdrawal, {"about": named[chosen].subject, "reason": reason}) if sent else None
    if withdrawal:
        desk.save(withdrawal, author, replaces=chosen)


def _chosen(desk: Desk, named: dict[int, Meeting | Minute]) -> int:
    return st.selectbox(
        "Entry", list(named), format_func=lambda id: f"{id}. {entry_words(named[id])}", key=f"entry-{desk.key}"
    )
