"""How far a file reaches: the newest date in it, beside which its as-at date is held."""

from datetime import date

import duckdb

from data.column import Column
from data.extract import Extract
from data.sql import identifier, literal


def reach_columns(extract: Extract) -> list[Column]:
    """The columns that tell how far a file reaches: its dates and months, save those that may lie
    ahead, such as a due date. A reference table has none: it is of no day."""
    if extract.reference:
        return []
    return [one for one in extract.columns if one.kind in ("date", "month") and not one.future]


def newest_date(cursor: duckdb.DuckDBPyConnection, extract: Extract, as_at: date) -> date | None:
    """The newest date in the table `checked`; None where there is none. A month counts as its last
    day, and that of the as-at date as this date."""
    ends = [f"max({_end(column, as_at)})" for column in reach_columns(extract)]
    if not ends:
        return None
    found = cursor.execute(f"SELECT {', '.join(ends)} FROM checked").fetchall()[0]
    return max((day for day in found if day), default=None)


def _end(column: Column, as_at: date) -> str:
    name, day = identifier(column.name), f"DATE {literal(as_at)}"
    if column.kind == "date":
        return name
    return f"CASE WHEN {name} = date_trunc('month', {day}) THEN {day} ELSE last_day({name}) END"
