"""Milestones: as a table with due month and latest update, and as a short list beside a section's
measures."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from kpis.milestones.board import MilestoneState
from presentation.html.kit.marks import rag_chip, square
from presentation.html.kit.tags import Column, Markup, join, link, table, tag, whole
from presentation.words.milestones.milestones import (
    due_in_a_line,
    due_parts,
    held_words,
    late_words,
    rag_words,
    recurring_words,
    update_words,
)

NO_NOTES: Mapping[str, Markup] = MappingProxyType({})
_OVERDUE = tag("b", "Overdue", class_="late")


def milestone_table(
    states: Sequence[MilestoneState], *, label: str = "Milestones", show_lead: bool = True
) -> Markup:
    """One row a milestone; its lead stands under its words unless a heading above the table has
    named it."""
    columns = (
        Column("No.", "name"),
        Column("Milestone", "words"),
        Column("Status", "status"),
        Column("Due", "due"),
        Column("Latest update", "update"),
    )
    return table("milestones cards", label, columns, [_cells(state, show_lead) for state in states])


def _cells(state: MilestoneState, show_lead: bool) -> tuple[object, ...]:
    lead = f"Lead: {state.lead or 'not given in the plan'}"
    words = join([state.milestone.words, tag("small", lead, class_="under") if show_lead else ""])
    return (
        link(state.milestone.id, "action", {"id": state.action}),
        words,
        _status(state),
        _due(state),
        _update(state),
    )


def _due(state: MilestoneState) -> Markup:
    due, was = due_parts(state)
    told = [words for words in (was, late_words(state), recurring_words(state)) if words]
    small = [tag("small", words, class_="under") for words in told]
    return join([due, *small, tag("div", _OVERDUE) if state.overdue else ""])


def _status(state: MilestoneState) -> Markup:
    """One that recurs without end is never over: what `complete` is worth is how often it was
    held."""
    share = held_words(state) if state.milestone.recurs and state.status == "Blue" else ""
    return join([rag_chip(state.status), tag("small", share, class_="under") if share else ""])


def _update(state: MilestoneState) -> Markup:
    words, day = update_words(state)
    return (
        join([words, " ", tag("small", f"· {day}", class_="whole")]) if day else tag("small", words)
    )


def milestone_list(
    states: Sequence[MilestoneState], notes: Mapping[str, Markup] = NO_NOTES
) -> Markup:
    """One entry a milestone: its square, its words, and
    `Amber · Likely to miss · due Jan 2026 · Overdue`; under them the note of its number, where
    there is one."""
    return whole(tag("ul", *(_entry(state, notes.get(state.milestone.id, "")) for state in states)))


def _entry(state: MilestoneState, note: str) -> Markup:
    late = join([" · ", _OVERDUE]) if state.overdue else ""
    told = f"{state.milestone.id} · {rag_words(state.status)} · {due_in_a_line(state)}"
    share = held_words(state) if state.milestone.recurs else ""
    status = tag("small", told, f" · {share}" if share else "", late, class_="under")
    return tag(
        "li",
        square(state.status),
        tag("div", state.milestone.words, status, note),
        class_="milestone",
    )
