"""The table of entries: added to, read as it was known at a moment, and never changed."""

from collections.abc import Sequence
from datetime import datetime

import duckdb
from pydantic import TypeAdapter

from data.record.entries import Entry, Withdrawal, Written
from data.store.batches import next_id, utc_now

_WRITTEN: TypeAdapter[Written] = TypeAdapter(Written)


def list_entries(cursor: duckdb.DuckDBPyConnection, known_at: datetime | None = None) -> tuple[Entry, ...]:
    """The record in the order in which it was written, as it was known at a moment (by default now)."""
    found = cursor.execute(
        "SELECT id, moment, author, replaces, body FROM entries WHERE moment <= ? ORDER BY id",
        [known_at or datetime.max],
    ).fetchall()
    return tuple(
        Entry(id=id, moment=moment, author=author, replaces=replaces, written=_WRITTEN.validate_json(body))
        for id, moment, author, replaces, body in found
    )


def add_entry(cursor: duckdb.DuckDBPyConnection, written: Written, author: str, replaces: int | None = None) -> int:
    """Put an entry on the record, inside the caller's transaction; its number."""
    id = next_id(cursor, "entries")
    cursor.execute(
        "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)",
        [id, written.kind, written.subject, written.model_dump_json(), author, utc_now(), replaces],
    )
    return id


def standing(entries: Sequence[Entry]) -> list[Entry]:
    """The entries that count: neither corrected nor taken back by a later one, nor a withdrawal themselves."""
    replaced = {entry.replaces for entry in entries}
    return [one for one in entries if one.id not in replaced and not isinstance(one.written, Withdrawal)]
