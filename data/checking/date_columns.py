"""Columns whose dates are wrong as a whole. Each is told once: whoever mends its bad cells one by
one would load the others with day and month exchanged."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import duckdb

from data.checking.date_words import Cells, mixed_words, order_words, swapped_words, time_words
from data.checking.rules import BAD, DATED, Test, sources
from data.column import Column
from data.dates import Dates
from data.problems import Code, Notice, Problem
from data.reading import Match, Staged
from data.sql import identifier, literal, said, with_date_faults

_ENOUGH = 4
"""So many cells are no chance."""


@dataclass(frozen=True)
class ColumnFault:
    """A fault of a column. `explains` are the faults of its single cells that are of the same
    cause; `doubtful` is set where dates that could be read may be wrong too."""

    problem: Problem
    explains: tuple[str, ...]
    doubtful: bool = True

    @property
    def column(self) -> str | None:
        """The column's name."""
        return self.problem.column


def dated(matched: Match) -> Iterator[tuple[Column, int]]:
    """The columns of dates that the file has, with the position of each."""
    for column in matched.extract.columns:
        if column.kind in DATED and column.name in matched.found:
            yield column, matched.found[column.name][0]


def half_swapped(
    cursor: duckdb.DuckDBPyConnection, matched: Match, staged: Staged
) -> tuple[list[ColumnFault], list[Notice]]:
    """The columns of a workbook that another country's Excel has read: dates that fit its order
    became real ones, with day and month exchanged, and the rest stayed text. A few real dates,
    counted over all such columns, may be chance: warnings."""
    found = [
        (column, *kinds)
        for column, at in dated(matched)
        if (kinds := _two_kinds(cursor, at, staged))
    ]
    if sum(real.count for _, real, _ in found) < _ENOUGH:
        messages = [mixed_words(column.name, *kinds) for column, *kinds in found]
        return [], [Notice(code="mixed_dates", message=message) for message in messages]
    problems = [_problem(column, real, swapped_words(real, text)) for column, real, text in found]
    return [ColumnFault(problem, ("order",)) for problem in problems], []


def _two_kinds(
    cursor: duckdb.DuckDBPyConnection, at: int, staged: Staged
) -> tuple[Cells, Cells] | None:
    """The real dates and the dates as text of a column, where none of the one and all of the other
    are after the 12th."""
    seen = staged.doubts.dates.get(at)
    if seen is None or seen.late:
        return None
    ((dates, late, *first),) = cursor.execute(
        f"""SELECT
                count(day), count(*) FILTER (late),
                min(line) FILTER (late), arg_min(cell, line) FILTER (late)
            FROM (
                SELECT line, c{at} AS cell, any_date(c{at}) AS day, day(day) > 12 AS late
                FROM {staged.rows})"""
    ).fetchall()
    if not late or late != dates - seen.count:
        return None
    return Cells(seen.count, seen.first_line, seen.first), Cells(late, *first)


def written_otherwise(
    cursor: duckdb.DuckDBPyConnection,
    matched: Match,
    staged: Staged,
    dates: Dates,
    known: list[ColumnFault],
) -> Iterator[ColumnFault]:
    """The columns, but for those that are `known` to be at fault, that are written in the other
    order, or with times of day. The bad cells are in the table `suspects`."""
    settled = [fault.column for fault in known]
    left = [(column, at) for column, at in dated(matched) if column.name not in settled]
    for column, at in _with_bad_cells(cursor, left):
        filled = f"{said(column, f'c{at}')} IS NOT NULL"
        every = f"(SELECT line, c{at} AS cell FROM {staged.rows} WHERE {filled})"
        text = identifier(sources(column, 1)[0])
        bad = f"(SELECT line, {text} AS cell FROM suspects WHERE {identifier(column.name)} IS NULL)"
        others = _cells(cursor, bad, _in_order(dates.other_order))
        if others and not _cells(cursor, every, _in_order(dates.order)):
            either = _cells(cursor, every, _in_order("either"))
            problem = _problem(column, others, order_words(others, either, dates))
            yield ColumnFault(problem, ("order", "no such day"))
        # Few have a time, and to ask all what is wrong with them is dear.
        timed = _cells(
            cursor, with_date_faults(f"(FROM {bad} WHERE contains(cell, ':'))"), "fault = 'time'"
        )
        if timed and timed.count >= _ENOUGH and _are_half(cursor, timed, every):
            yield ColumnFault(_problem(column, timed, time_words(timed)), ("time",), doubtful=False)


def _with_bad_cells(
    cursor: duckdb.DuckDBPyConnection, columns: list[tuple[Column, int]]
) -> list[tuple[Column, int]]:
    """Those of the columns that have a cell that could not be read: few."""
    asked = ", ".join(
        f"count(*) FILTER ({identifier(column.name)} IS NULL AND "
        f"{said(column, identifier(sources(column, 1)[0]))} IS NOT NULL)"
        for column, _ in columns
    )
    if not columns:
        return []
    (counts,) = cursor.execute(f"SELECT {asked} FROM suspects").fetchall()
    return [one for one, count in zip(columns, counts, strict=True) if count]


def _in_order(order: str) -> str:
    return f"order_of(cell) = {literal(order)}"


def _are_half(cursor: duckdb.DuckDBPyConnection, some: Cells, rows: str) -> bool:
    every = _cells(cursor, rows, "true")
    return every is not None and 2 * some.count >= every.count


def _cells(cursor: duckdb.DuckDBPyConnection, rows: str, when: str) -> Cells | None:
    """The cells that are such; None where there are none."""
    ((count, *first),) = cursor.execute(
        f"SELECT count(*), min(line), arg_min(cell, line) FROM {rows} WHERE {when}"
    ).fetchall()
    return Cells(count, *first) if count else None


def _problem(column: Column, found: Cells, message: str) -> Problem:
    return Problem(
        line=found.line,
        column=column.name,
        value=found.text,
        code=BAD[column.kind],
        message=message,
        whole_column=True,
    )


def not_explained(tests: list[Test], faults: list[ColumnFault]) -> list[Test]:
    """The tests of single cells that are of another cause than these faults."""
    for fault in faults:
        name = fault.column or ""
        if fault.doubtful:
            tests = [test for test in tests if not _rests_on(test, name)]
        explained = ", ".join(map(literal, fault.explains))
        tests = [
            replace(test, when=f"({test.when}) AND {_fault(test)} NOT IN ({explained})")
            if test.dated and test.column == name
            else test
            for test in tests
        ]
    return tests


def _fault(test: Test) -> str:
    cell = f"this.{identifier(test.source)}"
    return f"fault_of_date({cell}, untimed({cell}), any_date({cell}), written_month({cell}))"


def _rests_on(test: Test, name: str) -> bool:
    """Whether a test holds the date of a column against something else."""
    if test.message:
        return re.search(rf"\b{name}\b", test.when) is not None
    held = test.code in (Code.FUTURE_DATE, Code.OUT_OF_ORDER)
    return held and name in (test.column, test.other)
