"""What is odd about cells that can be read: dates of long ago, and names that say NA."""

from collections.abc import Iterator, Mapping
from datetime import date

import duckdb

from data.clock import years_before
from data.column import Column
from data.plurals import counted, one_or_many
from data.problems import UNLIKELY_DATE, Notice
from data.reading import Match, Staged, line_of
from data.sql import identifier, literal


def unlikely_dates(
    cursor: duckdb.DuckDBPyConnection,
    matched: Match,
    staged: Staged,
    oldest: Mapping[str, date],
    as_at: date,
) -> Iterator[Notice]:
    """A warning for each column with dates of too long ago, which names the oldest."""
    for name, day in oldest.items():
        column = matched.extract.column(name)
        if day < _first_likely(column, as_at):
            yield _unlikely(cursor, staged, column, as_at)


def _first_likely(column: Column, as_at: date) -> date:
    first = column.likely.since or years_before(as_at, column.likely.years)
    return first.replace(day=1) if column.kind == "month" else first


def _unlikely(
    cursor: duckdb.DuckDBPyConnection, staged: Staged, column: Column, as_at: date
) -> Notice:
    name, first = identifier(column.name), literal(_first_likely(column, as_at))
    ((count, oldest, mark),) = cursor.execute(
        f"SELECT count(*), min({name}), arg_min(mark, {name}) FROM checked WHERE {name} < {first}"
    ).fetchall()
    since = column.likely.since
    before = (
        f"before {since.day} {since:%B %Y}, {column.likely.reason}"
        if since
        else f"more than {column.likely.years} years before the as-at date"
    )
    shown = f"{oldest:%B %Y}" if column.kind == "month" else f"{oldest:%d/%m/%Y}"
    line = line_of(cursor, staged, mark)
    message = (
        f"{column.name}: {counted(count, column.kind)} {one_or_many(count, 'lies', 'lie')} "
        f"{before}. {one_or_many(count, 'It', 'The oldest')} is {shown}, on line {line}. Check "
        f"{one_or_many(count, 'it', 'them')} in your system: a wrong one makes a wait of years, "
        "and moves averages."
    )
    return Notice(code=UNLIKELY_DATE, message=message)


def na_sql(matched: Match) -> str:
    """SQL that is true of a row, `this`, in which a name says NA."""
    signs = [
        f"this.{identifier(f'text {column.name}')} IS NOT NULL AND "
        f"this.{identifier(column.name)} IS NULL"
        for column in _names(matched)
    ]
    return " OR ".join(signs) or "false"


def _names(matched: Match) -> Iterator[Column]:
    for column in matched.extract.columns:
        if column.kind == "text" and not column.key and column.name in matched.found:
            yield column


def na_as_blank(
    cursor: duckdb.DuckDBPyConnection, matched: Match, staged: Staged
) -> Iterator[Notice]:
    """A warning for each column of names that say NA, which were read as blanks; asked where some
    name does."""
    for column in _names(matched):
        at = matched.found[column.name][0]
        ((count, line),) = cursor.execute(
            f"SELECT count(*), min(line) FROM {staged.rows} WHERE is_na(c{at})"
        ).fetchall()
        if count:
            cells = f"{counted(count, 'cell')} {one_or_many(count, 'says', 'say')}"
            first = one_or_many(count, "on", "the first on")
            message = (
                f"{column.name}: {cells} NA, {first} line {line}. It was read as a blank. If it is "
                "a name, write it out."
            )
            yield Notice(code="na_as_blank", message=message)
