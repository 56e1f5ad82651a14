"""What the rows of a file hold together: how far it reaches, beside which its as-at date is held,
and what of it may be odd."""

from dataclasses import dataclass
from datetime import date

import duckdb

from data.checking.date_columns import dated
from data.column import Column
from data.extract import Extract
from data.reading import Match
from data.sql import identifier, literal


@dataclass(frozen=True)
class Reach:
    """Of the rows in the table `checked`: whether there are any, the newest date in them, the
    oldest of each column of dates that is not blank, and whether a name says NA."""

    some: bool
    newest: date | None
    oldest: dict[str, date]
    unsaid: bool


def reach_columns(extract: Extract) -> list[Column]:
    """The columns that tell how far a file reaches: its dates and months, save those that may lie
    ahead, such as a due date. A reference table has none: it is of no day."""
    if extract.reference:
        return []
    return [one for one in extract.columns if one.kind in ("date", "month") and not one.future]


def reach(cursor: duckdb.DuckDBPyConnection, matched: Match, as_at: date) -> Reach:
    """Look through the table `checked` once. Of the newest date a month counts as its last day, and
    that of the as-at date as this date."""
    newest = [f"max({_end(column, as_at)})" for column in reach_columns(matched.extract)]
    days = [column.name for column, _ in dated(matched) if column.kind != "period"]
    oldest = [f"min({identifier(name)})" for name in days]
    ((rows, unsaid, ends, firsts),) = cursor.execute(
        f"SELECT count(*), bool_or(unsaid), {_list(newest)}, {_list(oldest)} FROM checked"
    ).fetchall()
    return Reach(
        some=rows > 0,
        newest=max(filter(None, ends), default=None),
        oldest={name: day for name, day in zip(days, firsts, strict=True) if day},
        unsaid=bool(unsaid),
    )


def _list(days: list[str]) -> str:
    return f"CAST([{', '.join(days)}] AS DATE[])"


def _end(column: Column, as_at: date) -> str:
    name, day = identifier(column.name), f"DATE {literal(as_at)}"
    if column.kind == "date":
        return name
    return f"CASE WHEN {name} = date_trunc('month', {day}) THEN {day} ELSE last_day({name}) END"
