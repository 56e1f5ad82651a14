"""What has been reported of milestones since a day: for a board that wants to know all that is new
since it met."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from data.clock import uk_time
from kpis.milestones import UNREPORTED, MilestoneState, Update


@dataclass(frozen=True)
class NewUpdate:
    """An update that counts and the status before it (Grey before the first)."""

    state: MilestoneState
    update: Update
    before: str


def reported_since(states: Iterable[MilestoneState], day: date) -> list[NewUpdate]:
    """Every update that counts and is of a later day, or was put on the record later while others
    were there already: nobody could know of it on that day. The newest first."""
    states = list(states)
    recorded = [uk_time(update.at).date() for state in states for update in state.updates]
    kept_by_then = min(recorded, default=day) <= day
    found = [
        NewUpdate(state, update, before)
        for state in states
        for before, update in zip(
            [UNREPORTED, *(one.status for one in state.updates)], state.updates, strict=False
        )
        if update.status_date > day or (kept_by_then and uk_time(update.at).date() > day)
    ]
    return sorted(found, key=lambda one: one.update.status_date, reverse=True)
