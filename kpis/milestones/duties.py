"""What a lead has to see to first: milestones that are late, due soon, to be held again, or not
heard of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kpis import months
from kpis.milestones.board import MilestoneState, silent_since

DutyKind = Literal["overdue", "passed", "due", "to_hold", "silent"]
AHEAD = 1
"""What is due in this month or the next is due soon."""


@dataclass(frozen=True)
class Duty:
    """Why a milestone needs an update: it is overdue since a day (or its month passed on it, and no
    update has been loaded since), due or to be held by one, or silent since one."""

    state: MilestoneState
    kind: DutyKind
    day: date


def duties(states: Iterable[MilestoneState], today: date) -> list[Duty]:
    """One for each milestone that needs an update, the most pressing first: overdue or passed, due,
    to be held, silent; within each the earliest day first."""
    found = [duty for state in states if (duty := _duty(state, today))]
    order: tuple[DutyKind, ...] = ("overdue", "passed", "due", "to_hold", "silent")
    return sorted(found, key=lambda duty: (order.index(duty.kind), duty.day))


def _duty(state: MilestoneState, today: date) -> Duty | None:
    horizon = months.last_day(months.add(months.of(today), AHEAD))
    due = months.last_day(state.due) if state.due else None
    if due and state.status != "Blue" and due <= horizon:
        late: DutyKind = "overdue" if state.overdue else "passed"
        return Duty(state, late if due < today else "due", due)
    if state.next_due and _recurs_now(state) and state.next_due <= horizon:
        return Duty(state, "to_hold", state.next_due)
    silent = silent_since(state, today)
    return Duty(state, "silent", silent) if silent else None


def _recurs_now(state: MilestoneState) -> bool:
    """One that is to be in place by a month first recurs once it is."""
    return state.milestone.recurs is not None or state.status == "Blue"
