"""The record in DuckDB: the tables of batches, events and entries, added to and never changed."""

from datetime import datetime
from typing import Literal

import duckdb
from pydantic import TypeAdapter

from data.clock import utc_now
from data.reader import Reader
from data.record import Action, Batch, Entry, Event, Loaded, RecordWriter, Stored, Written

_WRITTEN: TypeAdapter[Written] = TypeAdapter(Written)
_STATES = """
    SELECT
        batches.*,
        told.moment,
        told.by_name,
        -- The newest event decides: a batch that was undone and redone is in use again.
        if(told.newest = 'undone', 'undone', 'in_use') AS state
    FROM batches
    JOIN (
        SELECT
            batch,
            arg_max(action, id) AS newest,
            any_value(moment) FILTER (WHERE action = 'loaded') AS moment,
            any_value(by_name) FILTER (WHERE action = 'loaded') AS by_name
        FROM events
        WHERE moment <= $known_at
        GROUP BY batch) AS told ON told.batch = batches.id
    WHERE told.moment IS NOT NULL"""
_STORED = """
    SELECT
        (SELECT count(*) FROM events WHERE moment <= $known_at),
        count(*),
        -- Whatever replaces a decision corrects or undoes it, of whichever kind it is.
        count(*) FILTER (
            WHERE kind = 'decision'
            OR replaces IN (SELECT id FROM entries WHERE kind = 'decision'))
    FROM entries
    WHERE moment <= $known_at"""


def records(cursor: duckdb.DuckDBPyConnection) -> RecordWriter:
    """The record as this cursor sees it."""
    return _DuckRecords(cursor)


class _DuckRecords:
    """The record behind a cursor; its protocol says what each method means."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor

    def batches(self, known_at: datetime | None = None) -> list[Batch]:
        found = self._cursor.execute(
            f"""SELECT
                id, extract, file, sha256, as_at, by_name, moment,
                row_count, new_count, changed_count, unchanged_count, missing_count,
                missing_policy, mapping, state
            FROM ({_STATES})
            ORDER BY id""",
            {"known_at": known_at or datetime.max},
        ).fetchall()
        return [Batch(**dict(zip(Batch.model_fields, row, strict=True))) for row in found]

    def events(self, batch: int, known_at: datetime | None = None) -> list[Event]:
        found = self._cursor.execute(
            "SELECT action, moment, by_name, reason FROM events WHERE batch = ? AND moment <= ? "
            "ORDER BY id",
            [batch, known_at or datetime.max],
        ).fetchall()
        return [Event(**dict(zip(Event.model_fields, row, strict=True))) for row in found]

    def entries(self, known_at: datetime | None = None) -> tuple[Entry, ...]:
        found = self._cursor.execute(
            "SELECT id, moment, author, replaces, body FROM entries WHERE moment <= ? ORDER BY id",
            [known_at or datetime.max],
        ).fetchall()
        return tuple(
            Entry(
                id=id,
                moment=moment,
                author=author,
                replaces=replaces,
                written=_WRITTEN.validate_json(body),
            )
            for id, moment, author, replaces, body in found
        )

    def stored(self, known_at: datetime | None = None) -> Stored:
        found = self._cursor.execute(_STORED, {"known_at": known_at or datetime.max}).fetchall()
        return Stored(*found[0])

    def add_batch(self, loaded: Loaded, by: Reader) -> int:
        id = self._next_id("batches")
        self._cursor.execute(
            "INSERT INTO batches VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                *(
                    id,
                    loaded.extract,
                    loaded.file,
                    loaded.sha256,
                    loaded.as_at,
                    loaded.missing_policy,
                ),
                *(loaded.rows, loaded.new, loaded.changed, loaded.unchanged, loaded.missing),
                loaded.mapping,
            ],
        )
        self.add_event(id, "loaded", by)
        return id

    def add_event(self, batch: int, action: Action, by: Reader, reason: str | None = None) -> None:
        values = [self._next_id("events"), batch, action, utc_now(), by.name, reason]
        self._cursor.execute(
            "INSERT INTO events (id, batch, action, moment, by_name, reason) VALUES (?, ?, ?, ?, "
            "?, ?)",
            values,
        )

    def add_entry(self, written: Written, author: Reader, replaces: int | None = None) -> int:
        id = self._next_id("entries")
        self._cursor.execute(
            "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                id,
                written.kind,
                written.subject,
                written.model_dump_json(),
                author.name,
                utc_now(),
                replaces,
            ],
        )
        return id

    def _next_id(self, table: Literal["batches", "events", "entries"]) -> int:
        return self._cursor.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}").fetchall()[0][
            0
        ]
