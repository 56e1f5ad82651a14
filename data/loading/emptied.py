"""The warning of a column that has become empty: what was known of most rows is blank now."""

from datetime import date

import duckdb

from data.checking import words
from data.extract import Extract
from data.loading.order_warnings import rows_in_words
from data.problems import Notice
from data.record import Batch, in_use
from data.sql import identifier
from data.store import Counts, current_sql, used_sql


def emptied_columns(
    cursor: duckdb.DuckDBPyConnection,
    extract: Extract,
    batches: list[Batch],
    as_at: date,
    counts: Counts,
) -> list[Notice]:
    """A warning for each column that is blank in more than half of the rows of the table `checked`
    that are stored with a value in it. An older file has not yet what a newer one has, and is not
    held against it."""
    used = in_use(batches, extract.name)
    if not counts.changed or used[-1].as_at > as_at:
        return []
    names = _likely(cursor, extract, batches, counts)
    if not names:
        return []
    keys = ", ".join(map(identifier, extract.keys))
    held = [f"count(now.{name})" for name in map(identifier, names)]
    gone = [f"count(now.{name}) FILTER (checked.{name} IS NULL)" for name in map(identifier, names)]
    found = cursor.execute(
        f"""SELECT [{", ".join(held)}], [{", ".join(gone)}]
            FROM checked JOIN ({current_sql(extract, batches)}) AS now USING ({keys})"""
    ).fetchall()[0]
    return [
        Notice(code="column_emptied", message=_message(extract, name, values, blank))
        for name, values, blank in zip(names, *found, strict=True)
        if blank * 2 > values
    ]


def _likely(
    cursor: duckdb.DuckDBPyConnection, extract: Extract, batches: list[Batch], counts: Counts
) -> list[str]:
    """The columns that may be so. A row whose value has gone is a changed one; of the values in the
    file, as many at least as it has rows beyond the new ones are of known rows: where these are
    not fewer than the changed rows, most cannot have gone."""
    others = [column.name for column in extract.columns if not column.key]
    filled = ", ".join(f"count({identifier(name)})" for name in others)
    mine, theirs = (
        cursor.execute(f"SELECT {filled or 1} FROM {rows}").fetchall()[0]
        for rows in ("checked", used_sql(extract, batches))
    )
    return [
        name
        for name, here, stored in zip(others, mine, theirs, strict=False)
        if stored and here - counts.new < counts.changed
    ]


def _message(extract: Extract, name: str, values: int, blank: int) -> str:
    return (
        f"The {words(name)} is blank now in {blank:,} of the {rows_in_words(extract, values)} that "
        "had one: loaded so, they count as without. Check that the export holds this column, and "
        "that it is filled."
    )
