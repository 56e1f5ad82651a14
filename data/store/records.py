"""The record in DuckDB: the tables of batches, events and entries, added to and never changed."""

from collections import defaultdict
from datetime import datetime
from typing import Any, Literal

import duckdb
from pydantic import TypeAdapter

from data.clock import utc_now
from data.reader import Reader
from data.record import (
    Action,
    Batch,
    Entry,
    Event,
    LastStored,
    Loaded,
    RecordWriter,
    Stored,
    Written,
)

_WRITTEN: TypeAdapter[Written] = TypeAdapter(Written)
_LOADED = (
    *("id", "extract", "file", "sha256", "as_at", "rows", "new", "changed", "unchanged", "missing"),
    "missing_policy",
    "mapping",
)
_STORED = """
    SELECT
        (SELECT {of} FROM events WHERE moment <= $known_at),
        {of},
        -- Whatever replaces a decision corrects or undoes it, of whichever kind it is.
        {of} FILTER (
            WHERE kind IN ('decision', 'removal')
            OR replaces IN (SELECT id FROM entries WHERE kind = 'decision'))
    FROM entries
    WHERE moment <= $known_at"""


def records(cursor: duckdb.DuckDBPyConnection) -> RecordWriter:
    """The record as this cursor sees it."""
    return _DuckRecords(cursor)


class _DuckRecords:
    """The record behind a cursor; its protocol says what each method means.

    What it lists is sorted here, by the number with which each row begins: the engine takes as long
    to sort a few rows as to read them.
    """

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor

    def batches(self, known_at: datetime | None = None) -> list[Batch]:
        # Two plain lists, put together here, take half the time of a join.
        told = self._told(known_at or datetime.max)
        found = self._cursor.execute(
            """SELECT
                id, extract, file, sha256, as_at, row_count, new_count, changed_count,
                unchanged_count, missing_count, missing_policy, mapping
            FROM batches"""
        ).fetchall()
        removed = dict(
            self._cursor.execute(
                "SELECT batch, sum(row_count) FROM removals GROUP BY batch"
            ).fetchall()
        )
        # Of a batch that was not yet loaded at that moment nothing is known.
        return [
            Batch(
                **dict(zip(_LOADED, row, strict=True)),
                **told[row[0]],
                removed=removed.get(row[0], 0),
            )
            for row in sorted(found)
            if "at" in told[row[0]]
        ]

    def _told(self, known_at: datetime) -> dict[int, dict[str, Any]]:
        """What the events until then say of each batch: by whom and when it was loaded, and its
        state."""
        told: dict[int, dict[str, Any]] = defaultdict(dict)
        found = self._cursor.execute(
            "SELECT id, batch, action, moment, by_name FROM events WHERE moment <= ?", [known_at]
        ).fetchall()
        for _, batch, action, moment, by in sorted(found):
            if action == "loaded":
                told[batch] |= {"at": moment, "by": by}
            # The newest event decides: a batch that was undone and redone is in use again.
            told[batch]["state"] = "undone" if action == "undone" else "in_use"
        return told

    def events(self, batch: int, known_at: datetime | None = None) -> list[Event]:
        found = self._cursor.execute(
            "SELECT id, action, moment, by_name, reason FROM events WHERE batch = ? AND "
            "moment <= ?",
            [batch, known_at or datetime.max],
        ).fetchall()
        return [
            Event(**dict(zip(Event.model_fields, row, strict=True))) for _, *row in sorted(found)
        ]

    def entries(self, known_at: datetime | None = None) -> tuple[Entry, ...]:
        found = self._cursor.execute(
            "SELECT id, moment, author, replaces, body FROM entries WHERE moment <= ?",
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
            for id, moment, author, replaces, body in sorted(found)
        )

    def stored(self, known_at: datetime | None = None) -> Stored:
        return Stored(*self._of_stored("count(*)", known_at))

    def last_stored(self, known_at: datetime | None = None) -> LastStored:
        return LastStored(*self._of_stored("max(moment)", known_at))

    def _of_stored(self, of: str, known_at: datetime | None) -> tuple[Any, ...]:
        """A number of what is stored by then: of the events, the entries and those of them that
        alter what is said of figures."""
        until = {"known_at": known_at or datetime.max}
        return self._cursor.execute(_STORED.format(of=of), until).fetchall()[0]

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
        if loaded.marks:
            self._cursor.execute("INSERT INTO mark_counts VALUES (?, ?)", [id, loaded.marks])
        self.add_event(id, "loaded", by)
        return id

    def add_event(self, batch: int, action: Action, by: Reader, reason: str | None = None) -> None:
        values = [self._next_id("events"), batch, action, self._moment(), by.name, reason]
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
                self._moment(),
                replaces,
            ],
        )
        return id

    def _moment(self) -> datetime:
        """Now, and never before what is stored already: a clock may have been set back since."""
        return max(filter(None, (utc_now(), *self.last_stored())))

    def _next_id(self, table: Literal["batches", "events", "entries"]) -> int:
        return self._cursor.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}").fetchall()[0][
            0
        ]
