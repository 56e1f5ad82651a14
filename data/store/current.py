"""The current row of every key: from the batch with the latest as-at date, then the latest
loaded."""

import duckdb

from data.extract import Extract
from data.record import Batch, in_use
from data.sql import identifier, marks_table, stored_table


def current_sql(extract: Extract, batches: list[Batch], columns: tuple[str, ...] = ()) -> str:
    """SQL for the current rows of an extract, given all batches; `columns` adds to its own
    (`batch`, say).

    A batch loaded with `missing = remove` is the whole list as it was on its as-at date: no key
    lives on from a batch before it. What a mark of a newer batch withdraws is left out: nobody who
    reads current rows sees it. So the order in which batches were loaded, undone and redone never
    matters.
    """
    return _newest(extract, batches, (*extract.names, *columns), "NOT withdrawn")


def withdrawn_sql(extract: Extract, batches: list[Batch]) -> str:
    """SQL for the keys whose newest row is a mark that withdraws what was there, each with the
    `batch` of the mark; for an extract that has marks."""
    return _newest(extract, batches, (*extract.keys, "batch"), "withdrawn")


def _newest(extract: Extract, batches: list[Batch], columns: tuple[str, ...], which: str) -> str:
    used = in_use(batches, extract.name)
    whole = complete_list(extract, batches)
    used = used[used.index(whole) :] if whole else used
    names = ", ".join(map(identifier, columns))
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


def complete_list(extract: Extract, batches: list[Batch]) -> Batch | None:
    """The newest batch in use that was loaded as the whole list: nothing older than it counts."""
    removals = [
        batch for batch in in_use(batches, extract.name) if batch.missing_policy == "remove"
    ]
    return removals[-1] if removals else None


def make_current(cursor: duckdb.DuckDBPyConnection, extract: Extract, batches: list[Batch]) -> None:
    """Make the current rows, each with its `batch`, a temporary view under the extract's own name,
    for the measures to read. It may be made again for other batches."""
    sql = current_sql(extract, batches, ("batch",))
    if len(in_use(batches, extract.name)) > 1:
        # Which row wins is worked out once, not by each measure.
        kept = identifier(f"{extract.name} current")
        cursor.execute(f"CREATE OR REPLACE TEMP TABLE {kept} AS {sql}")
        sql = f"FROM {kept}"
    cursor.execute(f"CREATE OR REPLACE TEMP VIEW {identifier(extract.name)} AS {sql}")
