"""When a milestone is due: what the plan and its updates said of it in turn, and how often and how far it slipped."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from data.plan import Milestone
from kpis import months
from kpis.milestones.histories import Update

Version = tuple[date, Milestone]
"""A milestone as a version of the plan has it, and from when that version is in force."""


@dataclass(frozen=True)
class Deadline:
    """The month set on a day, by an update or by the plan; None where the plan then has none."""

    day: date
    by_update: bool
    due: str | None


def deadlines(versions: Sequence[Version], updates: Iterable[Update]) -> list[Deadline]:
    """All deadlines in the order in which they were set. The plan sets one with its first version, which holds for
    every day before it too, and with each version that changes the month; of one day an update has the last word."""
    first = [Deadline(date.min, by_update=False, due=versions[0][1].due)]
    changed = [
        Deadline(day, by_update=False, due=now.due)
        for (_, before), (day, now) in pairwise(versions)
        if now.due != before.due
    ]
    revised = [Deadline(one.status_date, by_update=True, due=one.revised_due) for one in updates if one.revised_due]
    # Sorting keeps the order of two changes of the plan on one day.
    return sorted([*first, *changed, *revised], key=lambda one: (one.day, one.by_update))


def in_force(found: Sequence[Deadline], day: date) -> date | None:
    """The deadline by which an update of that day is judged: the last day of the month that was set last before that
    day, or by the plan on it. None where the milestone then had no month."""
    set_by_then = [one for one in found if one.day < day or (one.day == day and not one.by_update)]
    due = set_by_then[-1].due
    return months.last_day(due) if due else None


def slips(found: Sequence[Deadline]) -> int:
    """How many times the deadline was moved to a later month."""
    return sum(bool(before.due and now.due and now.due > before.due) for before, now in pairwise(found))
