"""The milestones of the plan with what has been reported of them: status, latest revised month,
whether overdue."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from itertools import takewhile

import duckdb

from data.plan import Plan
from data.record import (
    Entry,
    Occurrence,
    Version,
    as_at_dates,
    milestone_versions,
    plan_on,
    standing,
)
from data.store import Database
from data.store.records import records
from kpis import months
from kpis.milestones.deadlines import Deadline, read_deadlines
from kpis.milestones.histories import UPDATES, Update, read_histories, read_taken_back
from kpis.milestones.occurrences import Occurrences, occurrences
from kpis.milestones.state import (
    STATUSES,
    UNREPORTED,
    MilestoneState,
    completed_on,
    silent_since,
    worst_first,
)

__all__ = [
    "STATUSES",
    "UNREPORTED",
    "UPDATES",
    "Board",
    "MilestoneState",
    "Update",
    "as_reported",
    "board_in",
    "completed_on",
    "read_board",
    "silent_since",
    "worst_first",
]


@dataclass(frozen=True)
class Board:
    """Every milestone of `plan`, the one in force on the reader's day, in its order. `as_at` is the
    newest upload of updates (today, without one)."""

    as_at: date
    loaded: bool
    plan: Plan
    states: tuple[MilestoneState, ...]

    @cached_property
    def by_id(self) -> dict[str, MilestoneState]:
        """The milestones by their numbers."""
        return {state.milestone.id: state for state in self.states}


def read_board(database: Database, today: date, known_at: datetime | None = None) -> Board:
    """The milestones as they are, or as they were known at a moment (naive UTC). Raises
    DatabaseError."""
    with database.reading() as cursor:
        return board_in(cursor, today, known_at)


def as_reported(board: Board) -> Board:
    """The board as readers see it: before any update was loaded nobody has said that a milestone is
    late or done, so that none is called overdue; `passed` still tells whose month is over."""
    if board.loaded:
        return board
    return replace(board, states=tuple(replace(state, overdue=False) for state in board.states))


def board_in(
    cursor: duckdb.DuckDBPyConnection, today: date, known_at: datetime | None = None
) -> Board:
    """The board from what this cursor sees. `today` is the reader's day: that of the moment, for an
    earlier one."""
    batches, entries = records(cursor).batches(known_at), records(cursor).entries(known_at)
    as_at = as_at_dates(batches).get(UPDATES)
    plan, histories = plan_on(today, entries), read_histories(cursor, batches)
    versions, held = milestone_versions(entries, today), _held(entries)
    deadlines = read_deadlines(cursor, batches, versions)
    states = [
        _state(plan, versions[one.id], deadlines[one.id], histories.get(one.id, ()), as_at, today)
        for one in plan.milestones
    ]
    undone = read_taken_back(cursor, batches, known_at)
    states = tuple(
        # These are recorded as they happen, so that the reader's day counts, not that of the newest
        # upload.
        replace(one, occurrences=_occurrences(one, held[id], today), taken_back=undone.get(id, ()))
        for one in states
        for id in [one.milestone.id]
    )
    return Board(as_at or today, as_at is not None, plan, states)


def _state(
    plan: Plan,
    versions: tuple[Version, ...],
    deadlines: tuple[Deadline, ...],
    history: tuple[Update, ...],
    newest: date | None,
    today: date,
) -> MilestoneState:
    milestone = versions[-1][1]
    updates = tuple(update for update in history if not update.superseded)
    status = updates[-1].status if updates else UNREPORTED
    latest, as_at = deadlines[-1], newest or today
    until = months.last_day(latest.due) if status != "Blue" and latest.due else date.max
    overdue = until < as_at
    return MilestoneState(
        milestone=milestone,
        section=milestone.section_number,
        action=milestone.action_id,
        lead="; ".join(plan.action(milestone.action_id).leads) or None,
        status=status,
        revised_due=latest.due if latest.by_update else None,
        overdue=overdue,
        passed=overdue,
        passed_since=as_at <= until < today,
        as_at=as_at,
        updates=updates,
        history=history,
        versions=versions,
        deadlines=deadlines,
    )


def _occurrences(state: MilestoneState, held: Iterable[date], until: date) -> Occurrences | None:
    """How a milestone recurred. One that recurs without end was also held on each day on which it
    was signed off."""
    signed_off = [update.status_date for update in state.updates if update.status == "Blue"]
    days = [*held, *signed_off] if state.milestone.recurs else held
    rhythm = _rhythm(state.versions[-1])
    *_, (since, _) = takewhile(lambda version: _rhythm(version) == rhythm, reversed(state.versions))
    return occurrences(state.milestone, since, days, until)


def _rhythm(version: Version) -> tuple[str | None, str | None]:
    return version[1].recurs, version[1].also_recurs


def _held(entries: Sequence[Entry]) -> dict[str, list[date]]:
    """The days on which each milestone is recorded to have been held."""
    found: dict[str, list[date]] = defaultdict(list)
    for entry in standing(entries):
        if isinstance(entry.written, Occurrence):
            found[entry.written.milestone].append(entry.written.held_on)
    return found
