"""Rows that give nothing to load, counted by reason; among them those whose mark withdraws what was
there before, in the table `withdrawn`."""

import duckdb

from data.extract import Extract
from data.problems import Code, Notice, Problem, RefusedError
from data.reading import Match, Staged
from data.sql import identifier, is_mark

_NAMED = 6


def set_aside(
    cursor: duckdb.DuckDBPyConnection, matched: Match, staged: Staged, reasons: str = ""
) -> None:
    """Count as `skipped` the rows of these reasons (a query of one column), one a row that was left
    out, and those that hold a mark. The latter stay among the rows, to be checked as others are."""
    marked = matched.extract.marked
    found = [reasons] * bool(reasons)
    if marked and marked.name in matched.found:
        cell = f"c{matched.found[marked.name][0]}"
        found.append(
            f"SELECT 'missing (' || {cell} || ')' FROM {staged.cells} WHERE {is_mark(marked, cell)}"
        )
    if found:
        staged.skipped = cursor.execute(
            f"""SELECT reason, count(*) FROM ({" UNION ALL ".join(found)}) AS rows(reason)
                GROUP BY ALL ORDER BY count(*) DESC, reason"""
        ).fetchall()


def take_marks(cursor: duckdb.DuckDBPyConnection, extract: Extract) -> None:
    """Make `withdrawn` of the rows of `checked` that hold a mark, and take them out of it."""
    if not extract.marked:
        return
    marked = f"{identifier(extract.marked.name)} IS NULL"
    cursor.execute(f"CREATE OR REPLACE TEMP TABLE withdrawn AS FROM checked WHERE {marked}")
    cursor.execute(f"DELETE FROM checked WHERE {marked}")


def skipped_notices(extract: Extract, staged: Staged) -> list[Notice]:
    """The warning that counts the rows that are skipped."""
    message = _skipped_words(extract, staged)
    return [Notice(code="skipped", message=message)] if message else []


def _skipped_words(extract: Extract, staged: Staged) -> str:
    """How many rows are skipped, by reason; blank where none is."""
    if not staged.skipped:
        return ""
    total = sum(count for _, count in staged.skipped)
    listed = [f"{count:,} {reason}" for reason, count in staged.skipped[:_NAMED]]
    listed += ["and more"] * (len(staged.skipped) > _NAMED)
    return f"Skipped {extract.rows}: {total:,}. Of these {'; '.join(listed)}."


def nothing_used(extract: Extract, staged: Staged, advice: str = "") -> RefusedError:
    """The refusal of a file of which every row is skipped."""
    why = f"{_skipped_words(extract, staged)}{advice}{staged.where}"
    words = f"The file holds no {extract.rows} that can be used. {why}".strip()
    return RefusedError(
        [Problem(line=None, column=None, value=None, code=Code.EMPTY, message=words)]
    )
