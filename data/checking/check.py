"""Checking a staged file: typed rows in the table `checked`, or a refusal with every bad cell."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

from data.checking.damaged import damaged, find_damaged, undamaged
from data.checking.date_columns import half_swapped, not_explained, written_otherwise
from data.checking.duplicates import twin_columns
from data.checking.marks import take_marks
from data.checking.messages import BadCell, message
from data.checking.naming import rule_warnings
from data.checking.no_rows import set_apart
from data.checking.oddities import na_as_blank, na_sql, unlikely_dates
from data.checking.reach import reach
from data.checking.repeated import find_repeated, repeated_keys
from data.checking.rules import Test, extract_tests, row_tests, sources
from data.column import Column
from data.dates import AS_CONTRACT, Dates
from data.extract import Extract
from data.problems import LISTED, Notice, Problem, empty
from data.reading import Match, Staged, marked_rows
from data.sql import SQL_TYPES, day, identifier, literal, value, with_date_faults

_SHOWN = 1000


@dataclass
class Context:
    """What a check needs to know besides the file's header: what was staged, the as-at date, SQL
    for the rows that are stored now, and for what else the extract's rules use (each relation after
    a comma), and what is said of the file's dates. `newest` is the newest date in the file, once
    its rows were read."""

    staged: Staged
    as_at: date
    current_sql: str
    helpers: str = ""
    dates: Dates = AS_CONTRACT
    newest: date | None = None


def check(cursor: duckdb.DuckDBPyConnection, matched: Match, context: Context) -> list[Notice]:
    """Make `checked` (the extract's columns, typed) from what was staged; returns the warnings.

    Raises RefusedError with every problem of the file, in the order of its lines.
    """
    extract, findings = matched.extract, context.staged.findings
    staged = context.staged
    notices = twin_columns(cursor, matched, staged)
    tests = row_tests(
        extract,
        matched.found,
        context.as_at,
        controls=staged.has_controls,
        errors=staged.has_errors,
    )
    _make_checked(cursor, matched, staged, tests)
    held = reach(cursor, matched, context.as_at)
    context.newest = held.newest
    if not held.some:
        raise empty(staged.where, matched.line)
    notices += unlikely_dates(cursor, matched, staged, held.oldest, context.as_at)
    notices += na_as_blank(cursor, matched, staged) if held.unsaid else ()
    faults, mixed = half_swapped(cursor, matched, staged)
    suspected = _make_suspects(cursor, matched, context)
    if suspected:
        set_apart(cursor, matched, findings)
        faults += written_otherwise(cursor, matched, staged, context.dates, faults)
    findings.add(*(fault.problem for fault in faults))
    if suspected:
        left = undamaged(not_explained(tests + extract_tests(extract), faults), extract)
        _find_bad_cells(cursor, extract, left, context)
        find_damaged(cursor, matched, findings)
        notices += repeated_keys(cursor, matched, staged)
    findings.refuse()
    take_marks(cursor, extract)
    return notices + mixed + rule_warnings(cursor, extract)


def _make_checked(
    cursor: duckdb.DuckDBPyConnection, matched: Match, staged: Staged, tests: list[Test]
) -> None:
    """Make the table `checked`: the typed rows, the mark of each, whether it breaks a rule of rows,
    and whether it says NA in a name."""
    names = ", ".join(f"this.{identifier(name)}" for name in matched.extract.names)
    unsaid = na_sql(matched)
    # A chain: what has met one test is not asked the next, and none makes a value for every row.
    faulty = f"CASE {' '.join(f'WHEN {test.when} THEN true' for test in tests)} ELSE false END"
    cursor.execute(
        f"""CREATE OR REPLACE TEMP TABLE checked AS
            SELECT mark, {names}, {faulty} AS faulty, {unsaid} AS unsaid
            FROM ({_read(matched, staged.cells)}) AS this"""
    )


def _make_suspects(cursor: duckdb.DuckDBPyConnection, matched: Match, context: Context) -> bool:
    """Make the table `suspects` of the rows that may be at fault, each with its line; whether there
    may be any."""
    extract = matched.extract
    suspicions = [
        f"SELECT mark FROM checked WHERE faulty OR {damaged(matched)}",
        *find_repeated(cursor, matched),
    ]
    if own := extract_tests(extract):
        suspicions.append(_broken(extract, own, context))
    ((count,),) = cursor.execute(
        f"CREATE OR REPLACE TEMP TABLE marks AS {' UNION '.join(suspicions)}"
    ).fetchall()
    if not count:
        return False
    typed = _read(matched, marked_rows(cursor, context.staged, matched.read))
    cells = ", ".join(f"c{at}" for at in matched.read)
    cursor.execute(
        f"CREATE OR REPLACE TEMP TABLE suspects AS SELECT * EXCLUDE (mark, {cells}) FROM ({typed})"
    )
    return True


def _read(matched: Match, rows: str) -> str:
    """SQL for the typed row beside the cells that it was read from and whatever else `rows`
    have."""
    texts, values = [], []
    days: dict[str, str] = {}
    for column in matched.extract.columns:
        cells = matched.cells(column.name)
        names = sources(column, len(cells) if column.any_of else 1)
        texts += [
            f"{cell} AS {identifier(name)}"
            for name, cell in zip(names, cells or ["CAST(NULL AS VARCHAR)"], strict=False)
        ]
        if cells and (of := day(column, identifier(names[0]))):
            days[identifier(f"day {column.name}")] = of
        # What a file does not have is not read: planning to read it would take as long as reading.
        typed = _typed(column, names) if cells else column.default or "NULL"
        values.append(f"CAST({typed} AS {SQL_TYPES[column.kind]}) AS {identifier(column.name)}")
    read = f"SELECT *, {', '.join(texts)} FROM {rows}"
    if not days:
        return f"SELECT *, {', '.join(values)} FROM ({read})"
    said = ", ".join(f"{of} AS {name}" for name, of in days.items())
    return (
        f"SELECT * EXCLUDE ({', '.join(days)}), {', '.join(values)} FROM (SELECT *, {said} "
        f"FROM ({read}))"
    )


def _typed(column: Column, names: list[str]) -> str:
    of = identifier(f"day {column.name}")
    read = [value(column, identifier(name), of) for name in names]
    if len(read) == 1:
        return read[0]
    return (
        f"CASE WHEN {' OR '.join(read)} THEN true WHEN coalesce({', '.join(read)}) IS NOT NULL "
        "THEN false END"
    )


def _find_bad_cells(
    cursor: duckdb.DuckDBPyConnection, extract: Extract, tests: list[Test], context: Context
) -> None:
    if hit := _broken_tests(cursor, extract, tests, context):
        found = cursor.execute(_listing(extract, tests, hit, context)).fetchall()
        problems = [
            _problem(extract, tests[at], context, line, cell) for line, at, *cell, _ in found
        ]
        context.staged.findings.add(*problems, total=found[0][-1])


def _broken_tests(
    cursor: duckdb.DuckDBPyConnection, extract: Extract, tests: list[Test], context: Context
) -> list[int]:
    """The places of the tests that some row breaks: few, and to plan the listing of all takes
    longer than making it."""
    asked = ", ".join(f"coalesce(bool_or({test.when}), false)" for test in tests) or "false"
    (hit,) = cursor.execute(
        f"{_known(extract, context)} SELECT {asked} FROM suspects AS this"
    ).fetchall()
    return [at for at, broken in enumerate(hit) if broken]


def _problem(
    extract: Extract, test: Test, context: Context, line: int, found: list[Any]
) -> Problem:
    text, length, other = found
    column, as_at = extract.column(test.column), context.as_at
    told = message(BadCell(column, test, text, length, other, context.dates, as_at))
    value = f"{text}…" if length > len(text) else text or None
    return Problem(line=line, column=test.column, value=value, code=test.code, message=told)


def _known(extract: Extract, context: Context) -> str:
    """The rows stored now, without those that the file replaces, and those of the file; and the
    extract's helpers: for an extract whose rules look at other rows."""
    if not extract.rules:
        return ""
    names = ", ".join(identifier(name) for name in extract.names)
    keys = ", ".join(identifier(key) for key in extract.keys)
    return f"""WITH known AS (
        SELECT {names} FROM ({context.current_sql}) ANTI JOIN checked USING ({keys})
        UNION ALL SELECT {names} FROM checked){context.helpers}"""


def _broken(extract: Extract, tests: list[Test], context: Context) -> str:
    broken = " OR ".join(f"({test.when})" for test in tests)
    return f"({_known(extract, context)} SELECT mark FROM checked AS this WHERE {broken})"


def _listing(extract: Extract, tests: list[Test], hit: list[int], context: Context) -> str:
    """Each bad cell once, by the first rule that it breaks, with the number of all."""
    parts = " UNION ALL ".join(
        f"SELECT line, {at} AS test, {literal(tests[at].source)} AS source, {_shown(tests[at])}"
        f" FROM suspects AS this WHERE {tests[at].when}"
        for at in hit
    )
    listed = f"""(
        SELECT line, test, cell, length, other, count(*) OVER () AS every
        FROM (
            SELECT *
            FROM ({parts})
            QUALIFY row_number() OVER (PARTITION BY line, source ORDER BY test) = 1)
        ORDER BY line, test
        LIMIT {LISTED})"""
    against = "other"
    # What is wrong with a date is dear to ask: only of those that are listed.
    if dated := [str(at) for at in hit if tests[at].dated]:
        listed = with_date_faults(listed)
        against = f"CASE WHEN test IN ({', '.join(dated)}) THEN fault ELSE other END"
    return f"""{_known(extract, context)}
        SELECT line, test, cell, length, {against}, every FROM {listed} ORDER BY line, test"""


def _shown(test: Test) -> str:
    """SQL for the cell's text, cut short where it is very long, its length, and what it is held
    against."""
    cell = f"this.{identifier(test.source)}"
    other = f"CAST(this.{identifier(test.other)} AS VARCHAR)" if test.other else "NULL"
    return (
        f"coalesce(left({cell}, {_SHOWN}), '') AS cell, coalesce(length({cell}), 0) AS length, "
        f"coalesce({test.shown or other}, '') AS other"
    )
