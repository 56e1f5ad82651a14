"""Which rows a checked file changes beside the current ones, and how: for whoever confirms the
load."""

from dataclasses import dataclass
from datetime import date

import duckdb

from data.column import Column
from data.extract import Extract
from data.record import Batch, Missing
from data.sql import identifier
from data.store.changes import missing_sql
from data.store.current import current_sql

LISTED = 50
"""At most this many rows of each kind are named."""

_TEXTS = {
    "date": "strftime({cell}, '%d/%m/%Y')",
    "month": "strftime({cell}, '%b %Y')",
    "yes_no": "CASE {cell} WHEN true THEN 'Yes' WHEN false THEN 'No' END",
    "number": "regexp_replace(CAST({cell} AS VARCHAR), '[.]0$', '')",
}


@dataclass(frozen=True)
class CellChange:
    """One cell that changes: its row's key, its column, and its text before and after (None where
    blank)."""

    key: str
    column: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Changes:
    """What a file changes: every changed cell of the first changed rows (those that overwrite a
    value before those that fill a blank), in how many rows each column changes (most first), and
    the first keys that are new and missing.
    """

    cells: tuple[CellChange, ...]
    by_column: tuple[tuple[str, int], ...]
    new: tuple[str, ...]
    missing: tuple[str, ...]


def differences(
    cursor: duckdb.DuckDBPyConnection,
    extract: Extract,
    before: list[Batch],
    as_at: date,
    policy: Missing,
) -> Changes:
    """Compare the table `checked`, as at a date, with the rows that were current with the batches
    `before`, by key. Missing are the rows that `compare` counts as such, given what becomes of
    them."""
    keys = ", ".join(identifier(key) for key in extract.keys)
    now, missing = f"({current_sql(extract, before)})", missing_sql(extract, before, as_at, policy)
    cursor.execute(
        f"""CREATE OR REPLACE TEMP VIEW pairs AS
            SELECT {keys}, checked, now FROM checked JOIN {now} AS now USING ({keys})"""
    )
    found = Changes(
        cells=_cells(cursor, extract, keys),
        by_column=_by_column(cursor, extract),
        new=_keys(cursor, extract, f"checked AS this ANTI JOIN {now} AS now USING ({keys})", keys),
        missing=_keys(cursor, extract, f"({missing}) AS this", keys),
    )
    cursor.execute("DROP VIEW pairs")
    return found


def differs(name: str) -> str:
    """SQL, over the rows `checked` and `now`, for whether a column changes."""
    return f"checked.{identifier(name)} IS DISTINCT FROM now.{identifier(name)}"


def _others(extract: Extract) -> list[Column]:
    return [column for column in extract.columns if not column.key]


def _text(column: Column, row: str) -> str:
    return _TEXTS.get(column.kind, "CAST({cell} AS VARCHAR)").format(
        cell=f"{row}.{identifier(column.name)}"
    )


def _key(extract: Extract, row: str) -> str:
    return f"concat_ws(' · ', {', '.join(_text(extract.column(key), row) for key in extract.keys)})"


def _keys(
    cursor: duckdb.DuckDBPyConnection, extract: Extract, rows: str, order: str
) -> tuple[str, ...]:
    found = cursor.execute(
        f"SELECT {_key(extract, 'this')} FROM {rows} ORDER BY {order} LIMIT {LISTED}"
    ).fetchall()
    return tuple(key for (key,) in found)


def _by_column(cursor: duckdb.DuckDBPyConnection, extract: Extract) -> tuple[tuple[str, int], ...]:
    names = [column.name for column in _others(extract)]
    if not names:
        return ()
    counts = cursor.execute(
        f"SELECT {', '.join(f'count(*) FILTER ({differs(name)})' for name in names)} FROM pairs"
    )
    changed = [
        (name, count) for name, count in zip(names, counts.fetchall()[0], strict=True) if count
    ]
    return tuple(sorted(changed, key=lambda one: -one[1]))


def _cells(
    cursor: duckdb.DuckDBPyConnection, extract: Extract, keys: str
) -> tuple[CellChange, ...]:
    others = _others(extract)
    if not others:
        return ()
    cells = ", ".join(f"[{_text(one, 'now')}, {_text(one, 'checked')}]" for one in others)
    changed = " OR ".join(differs(one.name) for one in others)
    # What overwrites a value is rarer, and more often a slip, than what fills a blank.
    overwrites = " OR ".join(
        f"now.{identifier(one.name)} IS NOT NULL AND {differs(one.name)}" for one in others
    )
    rows = cursor.execute(
        f"""SELECT {_key(extract, "now")}, {cells} FROM pairs WHERE {changed}
            ORDER BY ({overwrites}) DESC, {keys} LIMIT {LISTED}"""
    ).fetchall()
    return tuple(
        CellChange(key, column.name, before, after)
        for key, *found in rows
        for column, (before, after) in zip(others, found, strict=True)
        if before != after
    )
