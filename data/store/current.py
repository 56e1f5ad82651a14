"""The current row of every key: from the batch with the latest as-at date, then the latest loaded;
and when it left the list, where a list of who waits now says so."""

import duckdb

from data.extract import Extract
from data.record import Batch, in_use
from data.sql import identifier, literal, marks_table, stored_table

LEFT_BY = "left_by"
"""The column that says by when a row left: not of any file, but worked out from the batches."""


def current_sql(extract: Extract, batches: list[Batch], columns: tuple[str, ...] = ()) -> str:
    """SQL for the current rows of an extract, given all batches; `columns` adds to its own
    (`batch`, or `left_by`).

    Everything follows from the batches in use in the order of their as-at dates (then of loading),
    so that the order in which they were loaded, undone and redone never matters:

    - A batch loaded with `missing = remove` is the whole list, then and before: no key lives on
      from a batch before it, not even one that had left.
    - One with `left` is the whole list as at its date: a key whose last batch comes before it left
      by that date, the first such date if there are several (`left_by`).
    - One with `keep` says nothing of keys that it lacks: it ends no row, and where a key that had
      left is held by it or by any later batch, that key never left.
    - What a mark of a newer batch withdraws is left out: nobody who reads current rows sees it.
    """
    return _newest(extract, batches, (*extract.names, *columns), "NOT withdrawn")


def measured_sql(extract: Extract, batches: list[Batch]) -> str:
    """SQL for the current rows as the measures read them: each with its `batch` and, where the
    extract may be a list of who waits now, `left_by`."""
    return current_sql(extract, batches, ("batch", LEFT_BY) if extract.ends else ("batch",))


def withdrawn_sql(extract: Extract, batches: list[Batch]) -> str:
    """SQL for the keys whose newest row is a mark that withdraws what was there, each with the
    `batch` of the mark; for an extract that has marks."""
    return _newest(extract, batches, (*extract.keys, "batch"), "withdrawn")


def _newest(extract: Extract, batches: list[Batch], columns: tuple[str, ...], which: str) -> str:
    used = _counting(extract, batches)
    names = ", ".join(
        _left_by(extract, used) if name == LEFT_BY else identifier(name) for name in columns
    )
    numbers = [batch.id for batch in used]
    source = f"SELECT {names} FROM {_told(extract)}"
    shown = f" AND {which}" if extract.marked else ""
    if len(used) <= 1:
        return f"{source} WHERE batch = {numbers[0] if numbers else -1}{shown}"
    keys = ", ".join(identifier(key) for key in extract.keys)
    # The numbers of batches are in the order of loading; their places in the list, which has two or
    # more, are in the order in which they count.
    return f"""{source}
        WHERE batch IN {tuple(numbers)}
        QUALIFY row_number() OVER (
            PARTITION BY {keys} ORDER BY list_position({numbers}, batch) DESC) = 1{shown}"""


def _told(extract: Extract) -> str:
    """The stored rows of every batch; where there may be marks, those too, and whether a row is
    one."""
    rows = stored_table(extract)
    if not extract.marked:
        return rows
    return (
        f"(SELECT *, false AS withdrawn FROM {rows} UNION ALL BY NAME "
        f"SELECT *, true AS withdrawn FROM {marks_table(extract)})"
    )


def used_sql(extract: Extract, batches: list[Batch]) -> str:
    """SQL for all rows that were ever loaded and are in use, those that a later batch has replaced
    too: a cheap look at what may be current."""
    numbers = [str(batch.id) for batch in in_use(batches, extract.name)] or ["-1"]
    return f"(FROM stored.{identifier(extract.name)} WHERE batch IN ({', '.join(numbers)}))"


def complete_list(extract: Extract, batches: list[Batch]) -> Batch | None:
    """The newest batch in use that was loaded as the whole list: nothing older than it counts."""
    removals = [
        batch for batch in in_use(batches, extract.name) if batch.missing_policy == "remove"
    ]
    return removals[-1] if removals else None


def not_ended(extract: Extract) -> str:
    """SQL for whether a row holds none of the dates by which it ends by itself."""
    return f"coalesce({', '.join(map(identifier, extract.ends))}) IS NULL"


def make_current(cursor: duckdb.DuckDBPyConnection, extract: Extract, batches: list[Batch]) -> None:
    """Make the current rows, as `measured_sql` gives them, a temporary view under the extract's own
    name, for the measures to read. It may be made again for other batches."""
    sql = measured_sql(extract, batches)
    if len(in_use(batches, extract.name)) > 1:
        # Which row wins is worked out once, not by each measure.
        kept = identifier(f"{extract.name} current")
        cursor.execute(f"CREATE OR REPLACE TEMP TABLE {kept} AS {sql}")
        sql = f"FROM {kept}"
    cursor.execute(f"CREATE OR REPLACE TEMP VIEW {identifier(extract.name)} AS {sql}")


def _counting(extract: Extract, batches: list[Batch]) -> list[Batch]:
    """The batches in use whose rows count: the newest complete list, and those after it."""
    used, whole = in_use(batches, extract.name), complete_list(extract, batches)
    return used[used.index(whole) :] if whole else used


def _left_by(extract: Extract, used: list[Batch]) -> str:
    """SQL for the date by which a row had left, by its last batch; null for one that has not, and
    for one that ended by itself: it was assessed or closed, and then its own date holds."""
    cases, day = [], None
    for batch in reversed(used):
        if day:
            cases.append(f"WHEN {batch.id} THEN DATE {literal(day)}")
        if batch.missing_policy == "left":
            day = batch.as_at
    if not cases:
        return f"CAST(NULL AS DATE) AS {LEFT_BY}"
    return f"CASE WHEN {not_ended(extract)} THEN CASE batch {' '.join(cases)} END END AS {LEFT_BY}"
