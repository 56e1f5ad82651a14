"""The record of loads: what each batch was, and what has happened to it since."""

from datetime import UTC, date, datetime
from typing import Literal, NamedTuple

import duckdb
from pydantic import BaseModel, ConfigDict

Action = Literal["loaded", "undone", "redone"]


class Batch(BaseModel):
    """One load. `at` is naive UTC; `missing` counts the current rows that its file did not hold."""

    model_config = ConfigDict(frozen=True)

    id: int
    extract: str
    file: str
    sha256: str
    as_at: date
    by: str
    at: datetime
    rows: int
    new: int
    changed: int
    unchanged: int
    missing: int
    missing_policy: Literal["keep", "remove"]
    state: Literal["in_use", "undone"]


class Event(BaseModel):
    """What has happened to a batch: by whom, when (naive UTC), and why, where that was said."""

    model_config = ConfigDict(frozen=True)

    action: Action
    moment: datetime
    by: str
    reason: str | None = None


def utc_now() -> datetime:
    """The moment as it is stored: naive UTC (a zone would need another library to come back from the engine)."""
    return datetime.now(UTC).replace(tzinfo=None)


_STATES = """
    SELECT batches.*, loaded.moment, loaded.by_name,
        CASE WHEN (SELECT arg_max(action, id) FROM events WHERE batch = batches.id AND moment <= $known_at) = 'undone'
            THEN 'undone' ELSE 'in_use' END AS state
    FROM batches JOIN events AS loaded ON loaded.batch = batches.id AND loaded.action = 'loaded'
    WHERE loaded.moment <= $known_at"""


def list_batches(cursor: duckdb.DuckDBPyConnection, known_at: datetime | None = None) -> list[Batch]:
    """Every batch in the order of loading, as it was known at a moment (by default now)."""
    found = cursor.execute(
        f"""SELECT id, extract, file, sha256, as_at, by_name, moment, row_count, new_count, changed_count,
            unchanged_count, missing_count, missing_policy, state FROM ({_STATES}) ORDER BY id""",
        {"known_at": known_at or datetime.max},
    ).fetchall()
    return [Batch(**dict(zip(Batch.model_fields, row, strict=True))) for row in found]


def list_events(cursor: duckdb.DuckDBPyConnection, batch: int, known_at: datetime | None = None) -> list[Event]:
    """What has happened to a batch, in order, as it was known at a moment (by default now)."""
    found = cursor.execute(
        "SELECT action, moment, by_name, reason FROM events WHERE batch = ? AND moment <= ? ORDER BY id",
        [batch, known_at or datetime.max],
    ).fetchall()
    return [Event(**dict(zip(Event.model_fields, row, strict=True))) for row in found]


def in_use(batches: list[Batch], extract: str) -> list[Batch]:
    """The batches of an extract that count, the one that wins last: latest as-at date, then latest loaded."""
    used = [batch for batch in batches if batch.extract == extract and batch.state == "in_use"]
    return sorted(used, key=lambda batch: (batch.as_at, batch.id))


def as_at_dates(batches: list[Batch]) -> dict[str, date]:
    """The newest as-at date of each extract that has a batch in use."""
    newest: dict[str, date] = {}
    for batch in batches:
        if batch.state == "in_use":
            newest[batch.extract] = max(batch.as_at, newest.get(batch.extract, date.min))
    return newest


def next_id(cursor: duckdb.DuckDBPyConnection, table: Literal["batches", "events", "entries"]) -> int:
    """The number that the next row of this table gets."""
    return cursor.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}").fetchall()[0][0]


def record_event(
    cursor: duckdb.DuckDBPyConnection, batch: int, action: Action, by: str, reason: str | None = None
) -> None:
    """Add to the history of a batch. Nothing in the history is ever changed."""
    values = [next_id(cursor, "events"), batch, action, utc_now(), by, reason]
    cursor.execute("INSERT INTO events (id, batch, action, moment, by_name, reason) VALUES (?, ?, ?, ?, ?, ?)", values)


class Stored(NamedTuple):
    """How much is on record: `events` of uploads (loaded, undone, redone), `entries`, and how many of these are
    `decisions` about baselines and targets or undo one. None of it is ever changed or taken away, so that the same
    numbers of one file mean the same data."""

    events: int
    entries: int
    decisions: int

    @property
    def version(self) -> int:
        """A number that grows with every change of what is stored."""
        return self.events + self.entries


_STORED = """
    SELECT (SELECT count(*) FROM events WHERE moment <= $known_at), count(*),
        count(*) FILTER (WHERE kind = 'decision' OR replaces IN (SELECT id FROM entries WHERE kind = 'decision'))
    FROM entries WHERE moment <= $known_at"""


def stored_by(cursor: duckdb.DuckDBPyConnection, known_at: datetime | None = None) -> Stored:
    """What is stored, or was by a moment (naive UTC): what is written later does not change the numbers of that."""
    found = cursor.execute(_STORED, {"known_at": known_at or datetime.max}).fetchall()
    return Stored(*found[0])


def data_version(cursor: duckdb.DuckDBPyConnection) -> int:
    """A number that grows with every change of what is stored."""
    return stored_by(cursor).version
