"""Taking rows out for good: out of every upload in one transaction, and then out of the bytes of
the file."""

from collections.abc import Sequence
from datetime import date

import duckdb

from data.extract import Extract
from data.record import RemovedRows
from data.retention.going import Going
from data.sql import identifier, literal, stored_table
from data.store import Database, rewrite


def limits(cursor: duckdb.DuckDBPyConnection) -> dict[str, date]:
    """The day before which rows were removed, by extract; nothing of one of which none ever was."""
    found = cursor.execute("SELECT extract, max(before) FROM removals GROUP BY extract")
    return dict(found.fetchall())


def remove(cursor: duckdb.DuckDBPyConnection, extract: Extract, before: date, entry: int) -> None:
    """Delete every version of the keys of the table `going`, inside the caller's transaction;
    `entry` is the record of it."""
    rows, keys = stored_table(extract), ", ".join(map(identifier, extract.keys))
    cursor.execute(
        f"""INSERT INTO removals
            SELECT {entry}, {literal(extract.name)}, batch, count(*), DATE {literal(before)}
            FROM {rows} SEMI JOIN going USING ({keys})
            GROUP BY batch"""
    )
    same = " AND ".join(
        f"stored_row.{identifier(key)} = going.{identifier(key)}" for key in extract.keys
    )
    cursor.execute(f"DELETE FROM {rows} AS stored_row USING going WHERE {same}")


def on_record(found: Sequence[Going]) -> tuple[RemovedRows, ...]:
    """What goes, as the record has it: counts alone."""
    return tuple(
        RemovedRows(extract=one.extract, rows=one.rows, uploads=len(one.uploads)) for one in found
    )


def rewrite_where_due(database: Database) -> bool:
    """Write the file anew where its bytes may still hold rows that were deleted: after a removal,
    or because a process was ended between the two. Whether it was due. Raises DatabaseError."""
    with database.reading() as cursor:
        if not cursor.execute("SELECT 1 FROM not_rewritten LIMIT 1").fetchall():
            return False
    rewrite(database)
    return True
