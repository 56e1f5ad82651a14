"""Rows of a file that were removed because of their age, or would have been: they are not loaded
again."""

from collections.abc import Sequence
from datetime import date

import duckdb

from data.extract import Extract
from data.plurals import are, counted, one_or_many
from data.problems import PASSED_OVER, Notice
from data.record import Batch
from data.retention.going import aged
from data.retention.removing import limits
from data.sql import identifier, literal
from data.store import current_sql


def pass_over(
    cursor: duckdb.DuckDBPyConnection,
    extract: Extract,
    batches: Sequence[Batch],
    as_at: date,
) -> list[Notice]:
    """Take out of the table `checked` what is older than the rows that were removed of the extract,
    unless its key is in use: then it may be the news that a case is over. The warning of it."""
    before = limits(cursor).get(extract.name)
    if before is None or not extract.ages:
        return []
    keys = ", ".join(map(identifier, extract.keys))
    latest = aged(extract.ages, f"DATE {literal(as_at)}")
    ((count,),) = cursor.execute(
        f"""DELETE FROM checked WHERE mark IN (
                SELECT mark
                FROM checked
                ANTI JOIN ({current_sql(extract, list(batches))}) USING ({keys})
                WHERE {latest} < DATE {literal(before)})"""
    ).fetchall()
    if not count:
        return []
    message = (
        f"{counted(count, 'row')} of the file {are(count)} passed over, and not loaded: all dates "
        f"of {one_or_many(count, 'it', 'them')} are before {before:%d/%m/%Y}, and rows so old were "
        "removed because of their age. Figures that such rows were part of stay as they are."
    )
    return [Notice(code=PASSED_OVER, message=message)]
