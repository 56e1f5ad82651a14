"""The record of decisions about baselines and targets: added to, and never changed."""

from datetime import date, datetime
from typing import Literal

import duckdb
from pydantic import BaseModel, ConfigDict

from data.store.batches import next_id, utc_now

Kind = Literal["baseline_month", "baseline_figure", "target", "reading", "undo"]


class Proposed(BaseModel):
    """A decision before it is on the record: about which measure, what, why, by whom and on which day.

    `period` (`YYYY-MM`) is the month of a baseline. `figure` is that of a baseline or a target, in the measure's unit.
    `undoes` is the number of the decision that an undo takes back.
    """

    model_config = ConfigDict(frozen=True)

    measure: str
    kind: Kind
    reason: str
    author: str
    decided_on: date
    period: str | None = None
    figure: float | None = None
    undoes: int | None = None


class Decision(Proposed):
    """A decision on the record. `moment` is when it was put there, naive UTC."""

    id: int
    moment: datetime


def list_decisions(cursor: duckdb.DuckDBPyConnection, known_at: datetime | None = None) -> list[Decision]:
    """The record in the order in which it was written, as it was known at a moment (by default now)."""
    names = list(Decision.model_fields)
    found = cursor.execute(
        f"SELECT {', '.join(names)} FROM decisions WHERE moment <= ? ORDER BY id", [known_at or datetime.max]
    ).fetchall()
    return [Decision(**dict(zip(names, row, strict=True))) for row in found]


def add_decision(cursor: duckdb.DuckDBPyConnection, proposed: Proposed) -> None:
    """Put a decision on the record, inside the caller's transaction."""
    row = proposed.model_dump() | {"id": next_id(cursor, "decisions"), "moment": utc_now()}
    names, places = ", ".join(row), ", ".join(f"${name}" for name in row)
    cursor.execute(f"INSERT INTO decisions ({names}) VALUES ({places})", row)
