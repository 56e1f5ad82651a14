"""The warning of names that another extract should list and does not, such as a provider's
accreditation."""

from collections.abc import Iterator

import duckdb

from data.checking import words
from data.extract import Extract
from data.extracts import extracts
from data.plurals import counted
from data.problems import Notice
from data.record import Batch, in_use
from data.sql import identifier
from data.store import current_sql

_NAMED = 4


def list_warnings(
    cursor: duckdb.DuckDBPyConnection, extract: Extract, batches: list[Batch]
) -> Iterator[Notice]:
    """A warning for each column of the table `checked` whose extract of names lacks some, where
    that extract is loaded at all."""
    for column in extract.columns:
        if column.listed is None or not in_use(batches, column.listed[0]):
            continue
        lists, when = extracts()[column.listed[0]], column.listed[1]
        name = identifier(column.name)
        found = cursor.execute(
            f"""SELECT {name}, count(*) FROM checked
                WHERE ({when}) AND {name} NOT IN (
                    SELECT {name} FROM ({current_sql(lists, batches)}) WHERE {name} IS NOT NULL)
                GROUP BY {name} ORDER BY count(*) DESC, {name}"""
        ).fetchall()
        if found:
            more = len(found) - _NAMED
            told = [f"“{value}” ({counted(count, 'row')})" for value, count in found[:_NAMED]]
            named = ", ".join(told) + (f" and {more:,} more" if more > 0 else "")
            message = (
                f"Not in the extract “{lists.title}” as {words(column.name)}: {named}. Figures "
                "that ask it count these rows as not in it. If one stands there in another "
                "spelling, spell both alike; if it is not there yet, upload that extract first."
            )
            yield Notice(code=f"unknown_{column.name}", message=message)
