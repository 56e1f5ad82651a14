"""Columns given twice: harmless where they agree, refused where they do not."""

from collections.abc import Iterator

import duckdb

from data.problems import Code, Findings, Notice, Problem
from data.reading import Match, Staged
from data.sql import said, value
from data.text import squeeze

_SHOWN = 60


def twin_columns(cursor: duckdb.DuckDBPyConnection, matched: Match, staged: Staged) -> list[Notice]:
    """A warning for each pair of columns with one meaning. Raises RefusedError where they differ in
    any row."""
    notices, findings = [], Findings()
    for name, first, other in _twins(matched):
        both = _both(matched, first, other)
        found = _first_difference(cursor, matched, staged, name, (first, other))
        if found is None:
            notices.append(
                Notice(code="twin_columns", message=f"The columns {both} mean the same and agree.")
            )
        else:
            line, *cells = found
            one, two = (f"“{cell[:_SHOWN]}”" if cell else "a blank" for cell in cells)
            words = (
                f"The columns {both} mean the same and differ, first on line {line}: {one} and "
                f"{two}. Take out the one that is wrong, or give it another heading: one that is "
                "not known is not read. If each fills what the other leaves blank, join them first."
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


def _both(matched: Match, first: int, other: int) -> str:
    """The two columns as a reader finds them: by their headings, by place where these are equal."""
    one, two = matched.header[first], matched.header[other]
    if one.strip() != two.strip():
        return f"“{one}” and “{two}”"
    return f"{first + 1} and {other + 1}, both headed “{one}”,"


def _first_difference(
    cursor: duckdb.DuckDBPyConnection,
    matched: Match,
    staged: Staged,
    name: str,
    pair: tuple[int, int],
) -> tuple[int, str | None, str | None] | None:
    """The first line on which they differ, with the two cells."""
    first, other = pair
    column = matched.extract.column(name)
    one, two = value(column, "one"), value(column, "two")
    found = cursor.execute(
        f"""SELECT line, one, two
            FROM (SELECT line, c{first} AS one, c{other} AS two FROM {staged.rows})
            WHERE ({one}) IS DISTINCT FROM ({two})
                OR (({one}) IS NULL
                    AND {said(column, "one")} IS DISTINCT FROM {said(column, "two")})
            ORDER BY line
            LIMIT 1"""
    ).fetchall()
    return found[0] if found else None
