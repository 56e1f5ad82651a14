"""What a checked file changes: rows that are new, changed, unchanged and missing beside the current
rows."""

from dataclasses import dataclass
from datetime import date

import duckdb

from data.extract import Extract
from data.record import Batch, in_use
from data.sql import identifier, marks_table, stored_table
from data.store.current import current_sql


@dataclass(frozen=True)
class Counts:
    """How many rows a file has, and of them new, changed, unchanged; `missing` current rows it does
    not hold, or where it removes rows those of them that cease to count."""

    rows: int
    new: int
    changed: int
    unchanged: int
    missing: int


def compare(
    cursor: duckdb.DuckDBPyConnection,
    extract: Extract,
    batches: list[Batch],
    removes_as_at: date | None = None,
) -> Counts:
    """Compare the table `checked` with the current rows by key. `removes_as_at` is the as-at date
    of a file that is the whole list as it was then: it removes what it lacks, save what a newer
    file holds."""
    (rows,) = cursor.execute("SELECT count(*) FROM checked").fetchall()[0]
    if not in_use(batches, extract.name):
        return Counts(rows, rows, 0, 0, 0)
    now = current_sql(extract, batches)
    keys = ", ".join(identifier(key) for key in extract.keys)
    others = [identifier(name) for name in extract.names if name not in extract.keys]
    differs = (
        " OR ".join(f"checked.{name} IS DISTINCT FROM now.{name}" for name in others) or "false"
    )
    kept, changed = cursor.execute(
        f"SELECT count(*), count(*) FILTER ({differs}) FROM checked JOIN ({now}) AS now USING "
        f"({keys})"
    ).fetchall()[0]
    held = staying(extract, batches, removes_as_at)
    (missing,) = cursor.execute(
        f"SELECT count(*) FROM ({now}) ANTI JOIN {held} USING ({keys})"
    ).fetchall()[0]
    return Counts(rows, rows - kept, changed, kept - changed, missing)


def staying(extract: Extract, batches: list[Batch], removes_as_at: date | None) -> str:
    """SQL for the keys that are not missing: those of `checked`, those that the file withdraws, and
    beside a removal those that newer files hold."""
    used = in_use(batches, extract.name)
    newer = [str(batch.id) for batch in used if removes_as_at and batch.as_at > removes_as_at]
    keys = ", ".join(identifier(key) for key in extract.keys)
    stored = f"SELECT {keys} FROM {stored_table(extract)} WHERE batch IN ({', '.join(newer)})"
    told = [f"SELECT {keys} FROM checked"]
    told += [f"SELECT {keys} FROM withdrawn"] * bool(extract.marked) + [stored] * bool(newer)
    return f"({' UNION ALL '.join(told)})"


def same_content(cursor: duckdb.DuckDBPyConnection, extract: Extract, batch: Batch) -> bool:
    """Whether a batch of as many rows holds exactly the rows of `checked`, and withdraws the
    same."""
    names = ", ".join(identifier(name) for name in extract.names)
    stored = f"SELECT {names} FROM {stored_table(extract)} WHERE batch = {batch.id}"
    others = [f"(SELECT {names} FROM checked EXCEPT {stored})"]
    if extract.marked:
        keys = ", ".join(map(identifier, extract.keys))
        mine = f"SELECT {keys} FROM withdrawn"
        held = f"SELECT {keys} FROM {marks_table(extract)} WHERE batch = {batch.id}"
        others += [f"({mine} EXCEPT {held})", f"({held} EXCEPT {mine})"]
    return not any(cursor.execute(f"SELECT 1 FROM {rows} LIMIT 1").fetchall() for rows in others)
