"""The rows of milestones: in a table, and in a short list beside a section's measures."""

from typing import NamedTuple

from kpis.milestones import MilestoneState
from presentation.words.measures import Words
from presentation.words.milestones import (
    due_in_a_line,
    due_parts,
    held_words,
    late_words,
    recurring_words,
    status_words,
    update_words,
)


class MilestoneRow(NamedTuple):
    """A milestone in a table. `status_words` say when its status was said, where that is long ago;
    `held` how often one that recurs was held; `due_notes` when it was due at first, how late that
    is, and when it is due again; the note of `update` is its day."""

    id: str
    action: str
    words: str
    lead: str
    status: str
    status_words: str
    held: str
    due: str
    due_notes: tuple[str, ...]
    overdue: bool
    update: Words


class MilestoneEntry(NamedTuple):
    """A milestone in a list: `told` is `1c.5 · Amber · Likely to miss · due Jan 2026`, with how
    often it was held where it recurs."""

    id: str
    words: str
    status: str
    told: str
    overdue: bool


def milestone_row(state: MilestoneState) -> MilestoneRow:
    """The row of a milestone as it stands."""
    due, was = due_parts(state)
    notes = (was, late_words(state), recurring_words(state))
    # One that recurs without end is never over: what `complete` is worth is how often it was held.
    over = state.milestone.recurs and state.status == "Blue"
    return MilestoneRow(
        id=state.milestone.id,
        action=state.action,
        words=state.milestone.words,
        lead=f"Lead: {state.lead or 'not given in the plan'}",
        status=state.status,
        status_words=status_words(state),
        held=held_words(state) if over else "",
        due=due,
        due_notes=tuple(filter(None, notes)),
        overdue=state.overdue,
        update=update_words(state),
    )


def milestone_entry(state: MilestoneState) -> MilestoneEntry:
    """The entry of a milestone as it stands."""
    held = held_words(state) if state.milestone.recurs else ""
    told = (state.milestone.id, status_words(state), due_in_a_line(state), held)
    return MilestoneEntry(
        state.milestone.id,
        state.milestone.words,
        state.status,
        " · ".join(filter(None, told)),
        state.overdue,
    )
