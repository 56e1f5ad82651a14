"""Updating milestones in words: which statuses are possible now, what was stored, and what is wrong
with what."""

from collections.abc import Sequence
from datetime import date

from data.plurals import are, one_or_many
from kpis.milestones import MilestoneState, UpdateFault, missed, possible
from presentation.words.grammar import joined, short_date
from presentation.words.milestones.milestones import due_words, recovering_words

_LABELS = {
    "milestone_id": "milestone",
    "status": "status",
    "status_date": "date",
    "update": "update or impact",
    "revised_due": "new deadline",
    "signed_off_by": "signed off by",
    "evidence": "evidence",
}


def possible_words(state: MilestoneState, today: date) -> str:
    """Which statuses an update of today may give, and why not the others."""
    due, now = state.deadline_on(today), recovering_words(state)
    if now and state.latest and state.latest.status_date == today:
        return (
            f"{now}, as reported today: from tomorrow on that month counts. What is saved today "
            "takes the place of that report, so it may be Blue or Red."
        )
    now = f"{now}. " if now else ""
    if due and missed(state, today):
        return (
            "An update of today may be Blue, signed off, or Red, with a new deadline: the deadline "
            f"was {short_date(due)}."
        )
    *others, last = possible(state, today)
    red = (
        f"Red is for the time after the deadline, {short_date(due)}."
        if due
        else "Without a deadline it is never Red."
    )
    return f"{now}An update of today may be {', '.join(others)} or {last}. {red}"


def possible_cell(state: MilestoneState, today: date) -> str:
    """The same in a cell of a table: `Blue or Red`, `All but Red`."""
    may = possible(state, today)
    return " or ".join(may) if "Red" in may else "All but Red"


def due_cell(state: MilestoneState) -> str:
    """When a milestone is due, in a cell of a table: `Overdue: Jan 2026`."""
    return f"Overdue: {due_words(state)}" if state.overdue else due_words(state)


def stored_words(milestones: Sequence[str]) -> str:
    """A sentence that names each milestone whose update was just stored."""
    number = len(milestones)
    head = one_or_many(number, "The update of", "The updates of")
    return f"{head} {joined(milestones)} {are(number)} stored, and every page shows it now."


def fault_words(fault: UpdateFault) -> str:
    """The fault in words, after its milestone and field: `3e.5, new deadline: Red needs …`."""
    place = ", ".join(part for part in (fault.milestone, _LABELS.get(fault.column, "")) if part)
    return f"{place}: {fault.words}" if place else fault.words
