"""Recording that a milestone which recurs was held or done once more, and taking such an entry back."""

import streamlit as st

from data.record import Occurrence, Withdrawal
from kpis.milestones import MilestoneState
from pages.parts import source
from pages.parts.html.headings import heading
from pages.parts.html.occurrences import standing_occurrences
from pages.parts.record.writing import Desk, author_field, checked, day_field
from pages.parts.words.grammar import short_date


def holding(state: MilestoneState) -> None:
    """The form that records it and, where something is recorded, the one that takes an entry back."""
    id = state.milestone.id
    desk = Desk.of(f"held-{id}")
    st.html(heading(f"Record that {id} was held or done"))
    _record(id, desk)
    _take_back(id, desk)
    desk.drawn()


def _record(id: str, desk: Desk) -> None:
    with st.form(f"hold-{desk.key}", border=False):
        day = day_field("Date on which it was held", desk.key)
        words = st.text_area("What was done. Never name a child.", max_chars=2000, key=f"held-words-{desk.key}")
        link = st.text_input("Link to what shows it", max_chars=2000, key=f"held-link-{desk.key}")
        author = author_field(desk.key)
        sent = st.form_submit_button("Record it")
    on = day() if sent else None
    given = {"milestone": id, "held_on": on, "words": _given(words), "link": _given(link)}
    written = checked(Occurrence, given) if on else None
    if written:
        desk.save(written, author)


def _given(typed: str | None) -> str | None:
    return (typed or "").strip() or None


def _take_back(id: str, desk: Desk) -> None:
    found = standing_occurrences(source.entries(), id)
    held = {entry.id: f"{short_date(one.held_on)} ({entry.author})" for entry, one in found}
    if not held:
        return
    with st.expander("Take an entry back"), st.form(f"unhold-{desk.key}", border=False):
        chosen = st.selectbox("Held on", list(held), format_func=held.__getitem__, key=f"unhold-which-{desk.key}")
        reason = st.text_area("Reason, kept on the record", max_chars=2000, key=f"unhold-why-{desk.key}")
        author = author_field(f"unhold-{desk.key}")
        sent = st.form_submit_button("Take it back")
    back = checked(Withdrawal, {"about": id, "reason": reason}) if sent else None
    if back:
        desk.save(back, author, replaces=chosen)
