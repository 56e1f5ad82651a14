"""Rows that give nothing to load, by reason, in the table `skipped`; among them those whose mark
withdraws what was there before, in the table `withdrawn`."""

import duckdb

from data.extract import Extract
from data.problems import Code, Notice, Problem, RefusedError
from data.reading import Match
from data.sql import identifier, is_mark

_NAMED = 6


def set_aside(cursor: duckdb.DuckDBPyConnection, matched: Match, reasons: str = "") -> None:
    """Make `skipped` of these reasons (a query of one column), one a row that was left out, and of
    those of the rows that hold a mark. The latter stay among the rows, to be checked as others
    are."""
    marked = matched.extract.marked
    found = [reasons] * bool(reasons)
    if marked and marked.name in matched.found:
        cell = f"c{matched.found[marked.name][0]}"
        found.append(
            f"SELECT 'missing (' || {cell} || ')' FROM cells WHERE {is_mark(marked, cell)}"
        )
    rows = " UNION ALL ".join(found) or "SELECT NULL WHERE false"
    cursor.execute(f"CREATE OR REPLACE TEMP TABLE skipped(reason) AS {rows}")


def take_marks(cursor: duckdb.DuckDBPyConnection, extract: Extract) -> None:
    """Make `withdrawn` of the rows of `checked` that hold a mark, and take them out of it."""
    if not extract.marked:
        return
    marked = f"{identifier(extract.marked.name)} IS NULL"
    cursor.execute(f"CREATE OR REPLACE TEMP TABLE withdrawn AS FROM checked WHERE {marked}")
    cursor.execute(f"DELETE FROM checked WHERE {marked}")


def skipped_notices(cursor: duckdb.DuckDBPyConnection, extract: Extract) -> list[Notice]:
    """The warning that counts the rows of `skipped`."""
    message = _skipped_words(cursor, extract)
    return [Notice(code="skipped", message=message)] if message else []


def _skipped_words(cursor: duckdb.DuckDBPyConnection, extract: Extract) -> str:
    """How many rows are skipped, by reason; blank where none is."""
    reasons = cursor.execute(
        "SELECT reason, count(*) FROM skipped GROUP BY ALL ORDER BY count(*) DESC, reason"
    ).fetchall()
    if not reasons:
        return ""
    total = sum(count for _, count in reasons)
    listed = [f"{count:,} {reason}" for reason, count in reasons[:_NAMED]]
    listed += ["and more"] * (len(reasons) > _NAMED)
    return f"Skipped {extract.rows}: {total:,}. Of these {'; '.join(listed)}."


def nothing_used(
    cursor: duckdb.DuckDBPyConnection, extract: Extract, where: str = ""
) -> RefusedError:
    """The refusal of a file of which every row is skipped; `where` ends its message."""
    why = _skipped_words(cursor, extract)
    words = f"The file holds no {extract.rows} that can be used. {why}{where}".strip()
    return RefusedError(
        [Problem(line=None, column=None, value=None, code=Code.EMPTY, message=words)]
    )
