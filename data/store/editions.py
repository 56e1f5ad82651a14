"""Editions in DuckDB: added to and never changed. What one shows is kept compressed."""

import zlib
from collections import defaultdict
from typing import Any

import duckdb

from data.clock import utc_now
from data.reader import Reader
from data.record import Edition, EditionAction, EditionEvent, EditionKeeper, NewEdition

_FIELDS = ("id", "name", "month", "known_at", "threshold", "note", "corrects", "by", "at", "sha256")


def editions(cursor: duckdb.DuckDBPyConnection) -> EditionKeeper:
    """The editions as this cursor sees them."""
    return _DuckEditions(cursor)


class _DuckEditions:
    """The editions behind a cursor; its protocol says what each method means."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor

    def editions(self) -> tuple[Edition, ...]:
        events = self._events()
        found = self._cursor.execute(
            """SELECT id, name, month, known_at, threshold, note, corrects, by_name, moment, sha256
            FROM editions"""
        ).fetchall()
        return tuple(
            Edition(**dict(zip(_FIELDS, row, strict=True)), events=tuple(events[row[0]]))
            for row in sorted(found)
        )

    def _events(self) -> dict[int, list[EditionEvent]]:
        found = self._cursor.execute(
            "SELECT id, edition, action, moment, by_name, reason FROM edition_events"
        ).fetchall()
        events: dict[int, list[EditionEvent]] = defaultdict(list)
        for _, edition, action, at, by, reason in sorted(found):
            events[edition].append(EditionEvent(action=action, at=at, by=by, reason=reason))
        return events

    def content(self, id: int) -> bytes:
        return zlib.decompress(self._one(id, "content"))

    def findings(self, id: int) -> str:
        return self._one(id, "findings")

    def _one(self, id: int, column: str) -> Any:  # noqa: ANN401 - bytes or text, by the column
        row = self._cursor.execute(f"SELECT {column} FROM editions WHERE id = ?", [id]).fetchone()
        if row is None:
            raise KeyError(id)
        return row[0]

    def add(self, edition: NewEdition, by: Reader, content: bytes, findings: str) -> int:
        id = self._next("editions")
        self._cursor.execute(
            "INSERT INTO editions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                *(id, edition.name, edition.month, edition.known_at, edition.threshold),
                *(edition.note, edition.corrects, by.name, utc_now(), edition.sha256),
                *(findings, zlib.compress(content, 9)),
            ],
        )
        return id

    def add_event(self, id: int, action: EditionAction, by: Reader, reason: str = "") -> None:
        self._cursor.execute(
            "INSERT INTO edition_events VALUES (?, ?, ?, ?, ?, ?)",
            [self._next("edition_events"), id, action, utc_now(), by.name, reason],
        )

    def _next(self, table: str) -> int:
        row = self._cursor.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}").fetchone()
        return row[0] if row else 1
