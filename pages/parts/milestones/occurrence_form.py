"""Recording that a milestone which recurs was held or done once more, and taking such an entry
back."""

import streamlit as st

from data.record import Entry, Occurrence
from kpis.milestones import MilestoneState
from pages.parts.reader import writer_field
from pages.parts.record.choosing import entry_choice
from pages.parts.record.writing import RecordDesk, day_field
from presentation.html import standing_occurrences
from presentation.html.kit import heading
from presentation.words import short_date


def holding(state: MilestoneState) -> None:
    """The form that records it and, where something is recorded, the one that takes an entry
    back."""
    id = state.milestone.id
    desk, back = RecordDesk.of(f"held-{id}"), RecordDesk.of(f"unhold-held-{id}")
    st.html(heading(f"Record that {id} was held or done"))
    for one in (desk, back):
        one.say()
    _record(id, desk)
    _take_back(id, back)


def _record(id: str, desk: RecordDesk) -> None:
    with desk.form(f"hold-{desk.key}"):
        day = day_field("Date on which it was held", f"held_on-{desk.key}")
        words = st.text_area("What was done. Never name a child.", key=f"words-{desk.key}")
        link = st.text_input("Link to what shows it", key=f"link-{desk.key}")
        author = writer_field(desk.key)
        sent = desk.sent("Record it", main=False)
    if sent:
        given = {"milestone": id, "held_on": day(), "words": _given(words), "link": _given(link)}
        desk.save(Occurrence, given, author)


def _given(typed: str | None) -> str | None:
    return (typed or "").strip() or None


def _take_back(id: str, desk: RecordDesk) -> None:
    held = [entry for entry, _ in standing_occurrences(desk.entries, id)]
    if not held and not st.session_state.get(f"entry-{desk.key}"):
        return
    with st.expander("Take an entry back"):
        desk.take_back(
            desk.key,
            "Reason, kept on the record",
            lambda: entry_choice("Held on", held, _named, f"entry-{desk.key}", desk),
            main=False,
        )


def _named(entry: Entry) -> str:
    held = entry.written
    return (
        f"{entry.id}. {short_date(held.held_on)} ({entry.author})"
        if isinstance(held, Occurrence)
        else ""
    )
