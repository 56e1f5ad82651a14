"""Changing a baseline or a target: the form, what it would change, the record, and undoing what is
on it.

Nothing is stored before its effect has been shown and confirmed.
"""

from dataclasses import dataclass, field

import streamlit as st

from data.clock import uk_today
from data.record.decisions import Decided, Proposed
from kpis.judging.deciding import decide, effect, newest_on, overtaken
from kpis.judging.decision_faults import faults
from kpis.judging.decisions import State, concerning, states
from kpis.judging.read import Results
from kpis.measures import measures
from pages.parts import source
from pages.parts.faults import fragment
from pages.parts.frame import button_kind
from pages.parts.measure.decision_forms import Asked, change_form, undo_form
from pages.parts.measure.tools import DECIDE, TOOLS
from pages.parts.text import as_text
from presentation.html.kit.headings import heading
from presentation.words.measures.changes import effect_words
from presentation.words.measures.decisions import STATES, decision_words, made_by
from presentation.words.measures.headlines import headline

STORED = "It is on the record, and every page shows it now."


@dataclass
class Desk:
    """Where a lead stands with one measure. `drawn` is the newest number on the record when the
    form was drawn, `seen` the same for the decision `asked` for; `undoing` is the number of a
    decision; `round` empties the form."""

    drawn: int
    seen: int = 0
    asked: Asked | None = None
    undoing: int | None = None
    round: int = 0
    said: list[str] = field(default_factory=list)

    def drop(self) -> None:
        """Leave what was asked for."""
        self.asked = None

    def clear(self) -> None:
        """Leave what was asked for, and empty the form."""
        self.drop()
        self.undoing, self.round = None, self.round + 1


@fragment
def deciding(id: str) -> None:
    """The form and the record of one measure."""
    found = source.results()
    desk: Desk = st.session_state.setdefault(f"desk-{id}", Desk(newest_on(found)))
    st.html(heading(TOOLS[DECIDE]))
    _desk(found, id, desk)
    desk.drawn = newest_on(found)


def _desk(found: Results, id: str, desk: Desk) -> None:
    for words in desk.said:
        st.info(as_text(words))
    asked = _form(found, id, desk)
    if asked:
        _take(found, asked, desk)
    if desk.asked:
        _effect(found, desk.asked.decision)
    if desk.asked or desk.undoing:
        _buttons(desk, id)
    _record(found, id, desk)
    desk.said = []


def _form(found: Results, id: str, desk: Desk) -> Asked | None:
    key = f"{id}-{desk.round}"
    undoing = next((one for one in found.decisions if one.id == desk.undoing), None)
    return (
        undo_form(undoing, key) if undoing else change_form(found, found.by_id[id], key, desk.drop)
    )


def _take(found: Results, asked: Asked, desk: Desk) -> None:
    """Keep what was asked for, to be confirmed; or say why it cannot be."""
    refused = overtaken(found, asked.decision, desk.drawn) or faults(
        asked.decision, asked.author, found, uk_today()
    )
    for words in refused:
        st.error(as_text(words))
    desk.asked, desk.seen = (None if refused else asked), desk.drawn


def _effect(found: Results, asked: Proposed) -> None:
    """What a decision would change, before it is stored."""
    st.markdown(f"**What it would change.** {decision_words(asked)}.")
    moved = effect(found, asked)
    for before, after in moved:
        st.markdown(f"{after.measure.name}: {effect_words(before, after)}")
        st.caption(f"It would read: “{headline(after)}”")
    if not moved:
        st.markdown("No figure and no status would change.")


def _buttons(desk: Desk, id: str) -> None:
    """Storing what was asked for, or leaving everything as it is."""
    with st.container(horizontal=True):
        go = desk.asked and st.button("Put it on the record", type=button_kind(), key=f"go-{id}")
        stop = st.button("Cancel", key=f"stop-{id}")
    if go and desk.asked:
        desk.said = decide(
            source.database(), desk.asked.decision, desk.asked.author, desk.seen
        ) or [STORED]
    if go or stop:
        desk.clear()
        st.rerun()


def _record(found: Results, id: str, desk: Desk) -> None:
    """Every decision about the measure, the newest first."""
    st.markdown("**The record**")
    record = concerning(found.decisions, measures()[id])
    if not record:
        st.markdown("Nothing has been changed: baseline and target are the plan's.")
    state = states(found.decisions)
    for decision in reversed(record):
        _entry(decision, state[decision.id], desk)


def _entry(decision: Decided, state: State, desk: Desk) -> None:
    st.markdown(f"**{decision.id}. {decision_words(decision)}.** {STATES[state]}".rstrip())
    st.caption(as_text(made_by(decision)))
    if state in ("in_force", "replaced") and st.button(f"Undo decision {decision.id}"):
        desk.clear()
        desk.undoing = decision.id
        st.rerun()
