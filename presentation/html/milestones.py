"""Milestones: as a table with due month and latest update, and as a short list beside a section's
measures."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from kpis.milestones import MilestoneState
from presentation.html.kit import (
    OVERDUE,
    Markup,
    TableColumn,
    join,
    link,
    rag_chip,
    square,
    table,
    tag,
    whole,
)
from presentation.rows import MilestoneEntry, MilestoneRow, milestone_entry, milestone_row

NO_NOTES: Mapping[str, Markup] = MappingProxyType({})


def milestone_table(
    states: Sequence[MilestoneState], *, label: str = "Milestones", show_lead: bool = True
) -> Markup:
    """One row a milestone; its lead stands under its words unless a heading above the table has
    named it."""
    columns = (
        TableColumn("No.", "name"),
        TableColumn("Milestone", "words"),
        TableColumn("Status", "status"),
        TableColumn("Due", "due"),
        TableColumn("Latest update", "update"),
    )
    rows = [_cells(milestone_row(state), show_lead) for state in states]
    return table("milestones cards", label, columns, rows)


def _cells(row: MilestoneRow, show_lead: bool) -> tuple[object, ...]:
    chip = rag_chip(row.status, row.status_words, overdue=row.overdue)
    return (
        link(row.id, "action", {"id": row.action}),
        join([row.words, _under(row.lead) if show_lead else ""]),
        join([chip, _under(row.held) if row.held else ""]),
        join([row.due, *map(_under, row.due_notes), tag("div", OVERDUE) if row.overdue else ""]),
        _update(row),
    )


def _under(words: str) -> Markup:
    return tag("small", words, class_="under")


def _update(row: MilestoneRow) -> Markup:
    words, day = row.update
    return (
        join([words, " ", tag("small", f"· {day}", class_="whole")]) if day else tag("small", words)
    )


def milestone_list(
    states: Sequence[MilestoneState], notes: Mapping[str, Markup] = NO_NOTES
) -> Markup:
    """One entry a milestone: its square, its words, and
    `Amber · Likely to miss · due Jan 2026 · Overdue`; under them the note of its number, where
    there is one."""
    entries = map(milestone_entry, states)
    return whole(tag("ul", *(_entry(one, notes.get(one.id, "")) for one in entries)))


def _entry(one: MilestoneEntry, note: str) -> Markup:
    late = join([" · ", OVERDUE]) if one.overdue else ""
    status = tag("small", one.told, late, class_="under")
    return tag(
        "li",
        square(one.status, overdue=one.overdue),
        tag("div", one.words, status, note),
        class_="milestone",
    )
