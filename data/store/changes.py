"""What a checked file changes: rows that are new, changed, unchanged and missing beside the current
rows."""

from dataclasses import dataclass
from datetime import date

import duckdb

from data.extract import Extract
from data.record import Batch, Missing, in_use
from data.sql import identifier, literal, marks_table, stored_table
from data.store.current import LEFT_BY, measured_sql, not_ended


@dataclass(frozen=True)
class Counts:
    """How many rows a file has, and of them new, changed, unchanged; `missing` rows that it does
    not hold, as `missing_sql` has them.

    `left_since` is the earliest date of a list that last held one of those that leave by the file.
    `left_before` counts the missing rows that had left by an earlier list, and `returning` the rows
    of the file that had: with it they never left.
    """

    rows: int
    new: int
    changed: int
    unchanged: int
    missing: int
    left_since: date | None = None
    left_before: int = 0
    returning: int = 0


def compare(
    cursor: duckdb.DuckDBPyConnection,
    extract: Extract,
    batches: list[Batch],
    as_at: date,
    policy: Missing,
) -> Counts:
    """Compare the table `checked` with the current rows by key; it is as at a date, and `policy`
    says what becomes of the rows that it does not hold."""
    (rows,) = cursor.execute("SELECT count(*) FROM checked").fetchall()[0]
    if not in_use(batches, extract.name):
        return Counts(rows, rows, 0, 0, 0)
    now = measured_sql(extract, batches)
    keys = ", ".join(identifier(key) for key in extract.keys)
    others = [identifier(name) for name in extract.names if name not in extract.keys]
    differs = (
        " OR ".join(f"checked.{name} IS DISTINCT FROM now.{name}" for name in others) or "false"
    )
    returned = f"{LEFT_BY} <= DATE {literal(as_at)}" if extract.ends else "false"
    kept, changed, returning = cursor.execute(
        f"""SELECT count(*), count(*) FILTER ({differs}), count(*) FILTER ({returned})
            FROM checked JOIN ({now}) AS now USING ({keys})"""
    ).fetchall()[0]
    missing, left_before, last = cursor.execute(
        f"""SELECT count(*), count({LEFT_BY if extract.ends else "NULL"}), list(DISTINCT batch)
            FROM ({missing_sql(extract, batches, as_at, policy)})"""
    ).fetchall()[0]
    since = [batch.as_at for batch in batches if batch.id in (last or ()) and policy == "left"]
    return Counts(
        *(rows, rows - kept, changed, kept - changed, missing),
        left_since=min(since, default=None),
        left_before=left_before,
        returning=returning,
    )


def missing_sql(extract: Extract, batches: list[Batch], as_at: date, policy: Missing) -> str:
    """SQL for the rows as measures read them that are current now and not in `checked`, nor
    withdrawn by the file: of one
    that removes them, those that cease to count, which no newer file holds; of a list of who waits
    now, those that leave by it, and not those assessed or closed; else those that have not left."""
    used = in_use(batches, extract.name)
    older = ", ".join(["-1", *(str(batch.id) for batch in used if batch.as_at <= as_at)])
    day = f"DATE {literal(as_at)}"
    which = {
        "keep": f"{LEFT_BY} IS NULL" if extract.ends else "true",
        "remove": f"batch IN ({older})",
        "left": f"batch IN ({older}) AND ({LEFT_BY} IS NULL OR {LEFT_BY} > {day})"
        f" AND {not_ended(extract)}",
    }
    keys = ", ".join(identifier(key) for key in extract.keys)
    rows = f"({measured_sql(extract, batches)}) AS now ANTI JOIN checked USING ({keys})"
    if extract.marked:
        rows += f" ANTI JOIN withdrawn USING ({keys})"
    return f"SELECT * FROM {rows} WHERE {which[policy]}"


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
