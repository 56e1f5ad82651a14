"""Keys given twice, and columns given twice: harmless where they agree, refused where they do not."""

import duckdb

from data.checking.expressions import identifier, value
from data.extract import Extract
from data.problems import Code, Notice, Problem, RefusedError
from data.reading.header import Match


def twin_columns(cursor: duckdb.DuckDBPyConnection, matched: Match) -> list[Notice]:
    """A warning for each pair of columns with one meaning. Raises RefusedError where they differ in any row."""
    notices, problems = [], []
    for name, (first, *others) in matched.found.items():
        for other in others if not matched.extract.column(name).any_of else []:
            both = f"“{matched.header[first]}” and “{matched.header[other]}”"
            line = _first_difference(cursor, matched, name, first, other)
            if line is None:
                notices.append(Notice(code="twin_columns", message=f"The columns {both} mean the same and agree."))
            else:
                words = f"The columns {both} mean the same but differ, first on line {line}. Keep the right one."
                problems.append(
                    Problem(line=1, column=name, value=matched.header[other], code=Code.DUPLICATE_COLUMN, message=words)
                )
    if problems:
        raise RefusedError(problems)
    return notices


def _first_difference(
    cursor: duckdb.DuckDBPyConnection, matched: Match, name: str, first: int, other: int
) -> int | None:
    column = matched.extract.column(name)
    one, two = value(column, "one"), value(column, "two")
    return cursor.execute(
        f"""SELECT min(line) FROM (SELECT line, cleaned(c{first}) AS one, cleaned(c{other}) AS two FROM staged)
            WHERE ({one}) IS DISTINCT FROM ({two})
                OR (({one}) IS NULL AND one IS DISTINCT FROM two)"""
    ).fetchall()[0][0]


def key_problems(cursor: duckdb.DuckDBPyConnection, extract: Extract) -> list[Problem]:
    """A problem for each line whose key is also on another line with different content."""
    keys = ", ".join(identifier(key) for key in extract.keys)
    some = " AND ".join(f"{identifier(key)} IS NOT NULL" for key in extract.keys)
    shown = ", ".join(f"CAST({identifier(key)} AS VARCHAR)" for key in extract.keys)
    cursor.execute(
        f"""CREATE OR REPLACE TEMP TABLE repeated AS SELECT {keys}, min(line) AS first_line
            FROM checked WHERE {some} GROUP BY {keys} HAVING count(*) > 1"""
    )
    content = f"ROW({', '.join(f'checked.{identifier(name)}' for name in extract.names)})"
    found = cursor.execute(
        f"""SELECT unnest(lines), lines, key FROM (
                SELECT list(line ORDER BY line) AS lines, any_value(concat_ws(' ', {shown})) AS key
                FROM checked JOIN repeated USING ({keys}) GROUP BY {keys} HAVING count(DISTINCT {content}) > 1)"""
    ).fetchall()
    return [_twice(extract, line, [other for other in lines if other != line], key) for line, lines, key in found]


def _twice(extract: Extract, line: int, others: list[int], key: str) -> Problem:
    where = f"line {others[0]}" if len(others) == 1 else f"lines {', '.join(map(str, others[:5]))}"
    words = f"The same key is also on {where}, with other content. Keep the row that is right."
    return Problem(line=line, column=extract.keys[0], value=key, code=Code.DUPLICATE_KEY, message=words)


def drop_repeated_rows(cursor: duckdb.DuckDBPyConnection, extract: Extract) -> list[Notice]:
    """Keep the first of rows that are the same in everything, with a warning. Needs `repeated` of `key_problems`."""
    same = " AND ".join(f"checked.{identifier(key)} = repeated.{identifier(key)}" for key in extract.keys)
    gone = cursor.execute(
        f"DELETE FROM checked USING repeated WHERE {same} AND checked.line > repeated.first_line RETURNING checked.line"
    ).fetchall()
    if not gone:
        return []
    lines = ", ".join(str(line) for (line,) in sorted(gone)[:5]) + (" and more" if len(gone) > 5 else "")
    times = "1 row is" if len(gone) == 1 else f"{len(gone):,} rows are"
    return [Notice(code="repeated_rows", message=f"{times} given twice (line {lines}). Each was counted once.")]
