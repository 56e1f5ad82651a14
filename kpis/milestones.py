"""The milestones of the plan with what has been reported of them: status, latest revised month, whether overdue."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import duckdb

from data.extracts import extracts
from data.plan import load_plan
from data.plan.model import Milestone
from data.store import Database
from data.store.batches import as_at_dates, list_batches
from data.store.current import current_sql
from kpis import months

UPDATES = "milestone_updates"

STATUSES = ("Blue", "Green", "Amber", "Red", "Grey")
"""The plan's RAG in the order in which it is shown everywhere."""
_EVERY = {"six-monthly": 6, "annual": 12}
UNREPORTED = "Grey"
"""What a milestone is before anybody has said anything of it."""


@dataclass(frozen=True)
class Update:
    """One entry of a milestone's history. `revised_due` is `YYYY-MM`."""

    status_date: date
    status: str
    text: str | None
    revised_due: str | None
    signed_off_by: str | None
    evidence: str | None


@dataclass(frozen=True)
class MilestoneState:
    """A milestone as it stands: Grey and without a latest update until one is reported.

    `lead` joins several leads by `; ` and is None where the plan gives none. `due` is the plan's own month (None where
    it recurs), `revised_due` the latest one that an update gave. `overdue`: not Blue, and the last day of its due month
    (or latest revised one) is before the as-at date of the newest milestone updates (today, if there are none).
    """

    milestone: Milestone
    section: int
    action: str
    lead: str | None
    status: str
    revised_due: str | None
    overdue: bool
    updates: tuple[Update, ...] = ()

    @property
    def latest(self) -> Update | None:
        """The newest update, or None."""
        return self.updates[-1] if self.updates else None

    def status_on(self, day: date) -> str:
        """The status that the updates dated up to that day gave it; Grey before the first."""
        return next((update.status for update in reversed(self.updates) if update.status_date <= day), UNREPORTED)

    @property
    def last_held(self) -> date | None:
        """When a recurring milestone was last reported as done; None where that never was, or it does not recur."""
        if self.milestone.recurs is None:
            return None
        return next((update.status_date for update in reversed(self.updates) if update.status == "Blue"), None)

    @property
    def next_due(self) -> date | None:
        """The day by which a recurring milestone falls due again, counted from when it was last done: a week later, or
        the last day of the sixth or twelfth month after."""
        if self.last_held is None or self.milestone.recurs is None:
            return None
        if self.milestone.recurs == "weekly":
            return self.last_held + timedelta(weeks=1)
        return months.last_day(months.add(months.of(self.last_held), _EVERY[self.milestone.recurs]))

    @property
    def due(self) -> str | None:
        """The month that counts: the latest revised one, else the plan's; None where it recurs."""
        return self.revised_due or self.milestone.due


@dataclass(frozen=True)
class Board:
    """Every milestone in the plan's order, as at the newest upload of updates (today, without one)."""

    as_at: date
    loaded: bool
    states: tuple[MilestoneState, ...]


def read_board(database: Database, today: date, known_at: datetime | None = None) -> Board:
    """The milestones as they are, or as they were known at a moment (naive UTC). Raises DatabaseError."""
    with database.reading() as cursor:
        return board_in(cursor, today, known_at)


def board_in(cursor: duckdb.DuckDBPyConnection, today: date, known_at: datetime | None = None) -> Board:
    """The board from what this cursor sees."""
    batches = list_batches(cursor, known_at)
    found = cursor.execute(
        f"""SELECT milestone_id, status_date, status, "update", strftime(revised_due, '%Y-%m'), signed_off_by, evidence
            FROM ({current_sql(extracts()[UPDATES], batches)}) ORDER BY status_date"""
    ).fetchall()
    updates: dict[str, list[Update]] = defaultdict(list)
    for id, *entry in found:
        updates[id].append(Update(*entry))
    as_at = as_at_dates(batches).get(UPDATES)
    states = (_state(milestone, tuple(updates[milestone.id]), as_at or today) for milestone in load_plan().milestones)
    return Board(as_at or today, as_at is not None, tuple(states))


def _state(milestone: Milestone, updates: tuple[Update, ...], as_at: date) -> MilestoneState:
    status = updates[-1].status if updates else UNREPORTED
    revised = next((update.revised_due for update in reversed(updates) if update.revised_due), None)
    due = revised or milestone.due
    return MilestoneState(
        milestone=milestone,
        section=milestone.section_number,
        action=milestone.action_id,
        lead="; ".join(load_plan().action(milestone.action_id).leads) or None,
        status=status,
        revised_due=revised,
        overdue=status != "Blue" and due is not None and months.last_day(due) < as_at,
        updates=updates,
    )
