"""The plan as it stood on a day: the printed one, with the changes on the record that were in force
by then."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from data.plan import Action, Milestone, Plan, load_plan
from data.record.entries import Entry, PlanChange, standing

Version = tuple[date, Milestone]
"""A milestone as a version of the plan has it, and from when that version is in force."""


def plan_changes(entries: Sequence[Entry]) -> list[tuple[Entry, PlanChange]]:
    """The changes of the plan that count, in the order in which they come into force."""
    found = [
        (entry, entry.written)
        for entry in standing(entries)
        if isinstance(entry.written, PlanChange)
    ]
    return sorted(found, key=lambda pair: (pair[1].from_date, pair[0].id))


def milestone_versions(
    entries: Sequence[Entry], until: date = date.max
) -> dict[str, tuple[Version, ...]]:
    """Every version of each milestone up to a day, the printed one first."""
    found: dict[str, list[Version]] = defaultdict(list)
    for milestone in load_plan().milestones:
        found[milestone.id].append((load_plan().date, milestone))
    for _, change in plan_changes(entries):
        if change.milestone and change.from_date <= until:
            found[change.milestone.id].append((change.from_date, change.milestone))
    return {id: tuple(versions) for id, versions in found.items()}


def plan_on(day: date, entries: Sequence[Entry]) -> Plan:
    """The plan in force on a day."""
    plan = load_plan()
    for _, change in plan_changes(entries):
        if change.from_date <= day:
            plan = _changed(plan, change)
    return plan


def _changed(plan: Plan, change: PlanChange) -> Plan:
    id = change.milestone.action_id if change.milestone else change.subject
    sections = tuple(
        section.model_copy(
            update={
                "actions": tuple(
                    _action(one, change) if one.id == id else one for one in section.actions
                )
            }
        )
        for section in plan.sections
    )
    return plan.model_copy(update={"sections": sections})


def _action(action: Action, change: PlanChange) -> Action:
    if change.action:
        given = change.action.parts
        parts = action.parts if given is None else given
        return action.model_copy(
            update={"title": change.action.title, "leads": change.action.leads, "parts": parts}
        )
    others = [one for one in action.milestones if one.id != change.subject]
    milestones = sorted([*others, *filter(None, [change.milestone])], key=_number)
    return action.model_copy(update={"milestones": tuple(milestones)})


def _number(milestone: Milestone) -> int:
    """Milestones are numbered in the printed order."""
    return int(milestone.id.split(".")[1])
