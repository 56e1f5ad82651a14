"""Editions in DuckDB, and the papers that were made of them: added to and never changed. What an
edition shows is kept compressed."""

import json
import zlib
from collections import defaultdict
from typing import Any

import duckdb

from data.clock import utc_now
from data.reader import Reader
from data.record import (
    Edition,
    EditionAction,
    EditionEvent,
    EditionKeeper,
    KeptPack,
    NewEdition,
    NewPack,
    PackKeeper,
)

_FIELDS = ("id", "name", "month", "known_at", "threshold", "note", "corrects", "by", "at", "sha256")
_PACK_FIELDS = (
    *("id", "edition", "edition_sha256", "state", "kind", "sections", "meeting", "formats"),
    *("files", "by", "at", "trail_lines", "trail_digest"),
)
_PACK_LISTS = ("sections", "formats", "files")


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


def packs(cursor: duckdb.DuckDBPyConnection) -> PackKeeper:
    """The papers as this cursor sees them."""
    return _DuckPacks(cursor)


class _DuckPacks:
    """The papers behind a cursor; its protocol says what each method means."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor

    def packs(self) -> tuple[KeptPack, ...]:
        found = self._cursor.execute(
            """SELECT id, edition, edition_sha256, state, kind, sections, meeting, formats, files,
            by_name, moment, trail_lines, trail_digest FROM packs"""
        ).fetchall()
        return tuple(_kept(dict(zip(_PACK_FIELDS, row, strict=True))) for row in sorted(found))

    def add(self, pack: NewPack, by: Reader, trail: tuple[int, str]) -> int:
        (id,) = self._cursor.execute("SELECT coalesce(max(id), 0) + 1 FROM packs").fetchall()[0]
        told = pack.model_dump()
        lists = {name: json.dumps(told[name]) for name in _PACK_LISTS}
        values = [(told | lists)[name] for name in _PACK_FIELDS[1:9]]
        self._cursor.execute(
            "INSERT INTO packs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [id, *values, by.name, utc_now(), *trail],
        )
        return id


def _kept(row: dict[str, object]) -> KeptPack:
    return KeptPack.model_validate(row | {name: json.loads(str(row[name])) for name in _PACK_LISTS})
