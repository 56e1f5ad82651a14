"""When a milestone is due: the deadlines that the extract's own rule reads, and how often they
slipped.

The rule itself stands once, in SQL beside the rules of `milestone_updates`, because files are
checked by it in bulk.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from operator import itemgetter

import duckdb

from data.extracts import extracts
from data.record import Batch, Version
from data.store import current_sql, with_helpers
from kpis import months
from kpis.milestones.histories import UPDATES


@dataclass(frozen=True)
class Deadline:
    """The month set by an update or by the plan, None where the plan then has none; and the first
    day whose updates are judged by it."""

    from_day: date
    by_update: bool
    due: str | None


def read_deadlines(
    cursor: duckdb.DuckDBPyConnection,
    batches: list[Batch],
    versions: Mapping[str, Sequence[Version]],
) -> dict[str, tuple[Deadline, ...]]:
    """All deadlines of each milestone of these versions of the plan, in the order in which each
    takes the place of the one before."""
    extract = extracts()[UPDATES]
    found = cursor.execute(
        f"""WITH known AS ({current_sql(extract, batches)}){with_helpers(extract, versions)}
            SELECT id, from_day, version = 0, strftime(due_date, '%Y-%m')
            FROM deadlines
            ORDER BY id, from_day, version"""
    ).fetchall()
    return {
        id: tuple(Deadline(*one) for _, *one in each)
        for id, each in groupby(found, key=itemgetter(0))
    }


def in_force(found: Sequence[Deadline], day: date) -> date | None:
    """The deadline by which an update of that day is judged, the last day of a month; None where it
    had no month."""
    due = next((one.due for one in reversed(found) if one.from_day <= day), None)
    return months.last_day(due) if due else None


def slips(found: Sequence[Deadline]) -> list[date]:
    """Each day from which the deadline was moved to a later month, in their order."""
    return [
        now.from_day
        for before, now in pairwise(found)
        if before.due and now.due and now.due > before.due
    ]
