"""Columns given twice: harmless where they agree, refused where they do not."""

from collections.abc import Iterator

import duckdb

from data.problems import Code, Findings, Notice, Problem
from data.reading import Match
from data.sql import said, value
from data.text import squeeze


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
