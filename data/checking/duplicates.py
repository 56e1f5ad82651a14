"""Keys given twice, and columns given twice: harmless where they agree, refused where they do
not."""

from collections.abc import Iterator

import duckdb

from data.extract import Extract
from data.plurals import are, counted
from data.problems import LISTED, Code, Findings, Notice, Problem
from data.reading import Match
from data.sql import identifier, said, value
from data.text import squeeze

_NAMED = 5


def twin_columns(cursor: duckdb.DuckDBPyConnection, matched: Match) -> list[Notice]:
    """A warning for each pair of columns with one meaning. Raises RefusedError where they differ in
    any row."""
    notices, findings = [], Findings()
    for name, first, other in _twins(matched):
        both = f"“{matched.header[first]}” and “{matched.header[other]}”"
        line = _first_difference(cursor, matched, name, first, other)
        if line is None:
            notices.append(
                Notice(code="twin_columns", message=f"The columns {both} mean the same and agree.")
            )
        else:
            words = (
                f"The columns {both} mean the same but differ, first on line {line}. Keep the "
                "right one."
            )
            value = matched.header[other]
            findings.add(
                Problem(
                    line=matched.line,
                    column=name,
                    value=value,
                    code=Code.DUPLICATE_COLUMN,
                    message=words,
                )
            )
    findings.refuse()
    return notices


def _twins(matched: Match) -> Iterator[tuple[str, int, int]]:
    """Pairs of columns with one meaning. Headings that are or-ed differ in meaning, unless one is
    there twice."""
    for name, (first, *others) in matched.found.items():
        or_ed = bool(matched.extract.column(name).any_of)
        seen = {squeeze(matched.header[first]): first}
        for other in others:
            earlier = seen.setdefault(squeeze(matched.header[other]), other) if or_ed else first
            if earlier != other:
                yield name, earlier, other


def _first_difference(
    cursor: duckdb.DuckDBPyConnection, matched: Match, name: str, first: int, other: int
) -> int | None:
    column = matched.extract.column(name)
    one, two = value(column, "one"), value(column, "two")
    return cursor.execute(
        f"""SELECT min(line) FROM (SELECT line, c{first} AS one, c{other} AS two FROM staged)
            WHERE ({one}) IS DISTINCT FROM ({two})
                OR (({one}) IS NULL
                    AND {said(column, "one")} IS DISTINCT FROM {said(column, "two")})"""
    ).fetchall()[0][0]


def find_repeated(cursor: duckdb.DuckDBPyConnection, extract: Extract) -> str:
    """Make the table `repeated` of the keys that are there more than once; returns SQL for the
    marks of their rows."""
    keys = _keys(extract)
    some = " AND ".join(f"{identifier(key)} IS NOT NULL" for key in extract.keys)
    cursor.execute(
        f"""CREATE OR REPLACE TEMP TABLE repeated AS
            SELECT {keys} FROM checked WHERE {some} GROUP BY {keys} HAVING count(*) > 1"""
    )
    return f"SELECT mark FROM checked SEMI JOIN repeated USING ({keys})"


def _keys(extract: Extract) -> str:
    return ", ".join(map(identifier, extract.keys))


def repeated_keys(
    cursor: duckdb.DuckDBPyConnection, extract: Extract, findings: Findings
) -> list[Notice]:
    """Find each line whose key, in the table `repeated`, is also on another line. With different
    content it is a problem; of rows that are the same in everything one is kept, with a warning."""
    _find_disputed(cursor, extract, findings)
    return [] if findings.total else _drop_repeated(cursor, extract)


def _find_disputed(cursor: duckdb.DuckDBPyConnection, extract: Extract, findings: Findings) -> None:
    keys = _keys(extract)
    shown = ", ".join(f"CAST({identifier(key)} AS VARCHAR)" for key in extract.keys)
    content = f"ROW({', '.join(f'suspects.{identifier(name)}' for name in extract.names)})"
    found = cursor.execute(
        f"""WITH given AS (
                SELECT {keys}, line, {content} AS content
                FROM suspects JOIN repeated USING ({keys})),
            disputed AS (
                -- All columns are compared as one ROW, in which two blanks are equal; counted
                -- column by column, a blank would be no content at all.
                -- One line more than is named is kept, for a line is not named to itself.
                SELECT {keys}, list(line ORDER BY line)[:{_NAMED + 1}] AS lines, count(*) AS times
                FROM given
                GROUP BY {keys}
                HAVING count(DISTINCT content) > 1)
            -- The window counts all disputed lines, before LIMIT cuts the list.
            SELECT line, lines, times, concat_ws(' ', {shown}), count(*) OVER ()
            FROM given JOIN disputed USING ({keys})
            ORDER BY line
            LIMIT {LISTED}"""
    ).fetchall()
    if found:
        findings.add(*(_twice(extract, *row[:-1]) for row in found), total=found[0][-1])


def _twice(extract: Extract, line: int, lines: list[int], times: int, key: str) -> Problem:
    others = [other for other in lines if other != line][:_NAMED]
    listed = ", ".join(map(str, others)) + (" and more" if times - 1 > len(others) else "")
    words = (
        f"The same key is also on line {listed}, with other content. Keep the row that is right."
    )
    return Problem(
        line=line, column=extract.keys[0], value=key, code=Code.DUPLICATE_KEY, message=words
    )


def _drop_repeated(cursor: duckdb.DuckDBPyConnection, extract: Extract) -> list[Notice]:
    keys, names = _keys(extract), ", ".join(map(identifier, extract.names))
    times = f"row_number() OVER (PARTITION BY {keys} ORDER BY line)"
    given = f"FROM suspects JOIN repeated USING ({keys}) QUALIFY {times}"
    lines = cursor.execute(
        f"SELECT line, count(*) OVER () FROM (SELECT line {given} > 1) ORDER BY line LIMIT {_NAMED}"
    )
    found = lines.fetchall()
    if not found:
        return []
    cursor.execute(f"DELETE FROM checked WHERE ({keys}) IN (SELECT ({keys}) FROM repeated)")
    cursor.execute(f"INSERT INTO checked ({names}) SELECT {names} {given} = 1")
    total = found[0][1]
    listed = ", ".join(str(line) for line, _ in found) + (" and more" if total > _NAMED else "")
    rows = f"{counted(total, 'row')} {are(total)}"
    return [
        Notice(
            code="repeated_rows",
            message=f"{rows} given twice (line {listed}). Each was counted once.",
        )
    ]
