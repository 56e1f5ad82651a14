"""Changing a baseline, a target or a course: the form, what it would change, the record, and
undoing what is on it.

Nothing is stored before its effect has been shown and confirmed.
"""

import streamlit as st

from data.clock import uk_today
from data.record import Decided, Proposed
from kpis.judging import (
    DecisionState,
    Results,
    concerning,
    decide,
    effect,
    faults,
    overtaken,
    states,
)
from kpis.measures import measures
from kpis.record import newest
from pages.parts import source
from pages.parts.faults import fragment
from pages.parts.measure.decision_forms import DecisionDesk, change_form, undo_form
from pages.parts.measure.tools import DECIDE, tool_heading
from pages.parts.record.asking import Asked
from pages.parts.record.writing import STORED
from pages.parts.text import as_text
from presentation.words.measures import (
    STATES,
    decision_effect_words,
    decision_words,
    headline,
    made_by,
)


@fragment
def deciding(id: str) -> None:
    """The form and the record of one measure."""
    found = source.results()
    desk = DecisionDesk.of(f"decisions-{id}")
    tool_heading(DECIDE)
    desk.say()
    asked = _form(found, id, desk)
    if asked:
        _take(found, asked, desk)
    if desk.asked:
        _effect(found, desk.asked.what)
    if (desk.asked or desk.undoing) and desk.confirmed() and desk.asked:
        _store(desk.asked, desk)
    _record(found, id, desk)


def _form(found: Results, id: str, desk: DecisionDesk) -> Asked[Proposed] | None:
    undoing = next((one for one in found.decisions if one.id == desk.undoing), None)
    return undo_form(undoing, desk) if undoing else change_form(found, found.by_id[id], desk)


def _take(found: Results, asked: Asked[Proposed], desk: DecisionDesk) -> None:
    """Keep what was asked for, to be confirmed; or say why it cannot be."""
    refused = overtaken(found, asked.what, newest(desk.entries)) or faults(
        asked.what, asked.author, found, uk_today()
    )
    desk.ask(asked, refused)


def _effect(found: Results, asked: Proposed) -> None:
    """What a decision would change, before it is stored."""
    st.markdown(f"**What it would change.** {decision_words(asked)}.")
    moved = effect(found, asked)
    for before, after in moved:
        st.markdown(f"{after.measure.name}: {decision_effect_words(before, after)}")
        st.caption(f"It would read: “{headline(after)}”")
    if not moved:
        st.markdown("No figure and no status would change.")


def _store(asked: Asked[Proposed], desk: DecisionDesk) -> None:
    """Put it on the record, or say why not."""
    refused = decide(source.database(), asked.what, asked.author, newest(desk.entries))
    if refused:
        desk.fail(refused)
    desk.clear()
    desk.done([STORED])


def _record(found: Results, id: str, desk: DecisionDesk) -> None:
    """Every decision about the measure, the newest first."""
    st.markdown("**The record**")
    record = concerning(found.decisions, measures()[id])
    if not record:
        st.markdown("Nothing has been changed: baseline and target are the plan's.")
    state = states(found.decisions)
    for decision in reversed(record):
        _entry(decision, state[decision.id], desk)


def _entry(decision: Decided, state: DecisionState, desk: DecisionDesk) -> None:
    st.markdown(f"**{decision.id}. {decision_words(decision)}.** {STATES[state]}".rstrip())
    st.caption(as_text(made_by(decision)))
    if state in ("in_force", "replaced") and st.button(f"Undo decision {decision.id}"):
        desk.clear()
        desk.undoing = decision.id
        st.rerun()
