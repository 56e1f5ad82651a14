"""The warning of a file that holds far fewer rows than the last one of its kind."""

from collections.abc import Iterator

import duckdb

from data.loading.order_warnings import rows_in_words
from data.loading.upload import Upload
from data.problems import Notice
from data.record import Batch, in_use
from data.sql import identifier, stored_table


def fewer_rows(cursor: duckdb.DuckDBPyConnection, upload: Upload, last: Batch) -> Iterator[Notice]:
    """The warning where a file holds a third fewer rows than `last`, the upload before it; of an
    extract whose files are of several kinds, than the last that holds rows of its kinds."""
    number, before = _last_alike(cursor, upload) if upload.extract.kind else (last.id, last.held)
    rows = upload.counts.rows
    if before and (rows + upload.withdrawn) * 3 <= before * 2:
        fewer = (200 * (before - rows) + before) // (2 * before)
        message = (
            f"The file holds {rows_in_words(upload.extract, rows)}, "
            f"{'over 99' if fewer == 100 else fewer}% fewer than the last upload"
            f"{' of the same kind' if upload.extract.kind else ''} (number {number} held "
            f"{before:,}). Check that the export is complete."
        )
        yield Notice(code="fewer_rows", message=message)


def _last_alike(cursor: duckdb.DuckDBPyConnection, upload: Upload) -> tuple[int, int]:
    """The last upload that holds rows of the kinds that are in the file, and how many; (0, 0)
    without one."""
    kind, used = identifier(upload.extract.kind), in_use(upload.batches, upload.extract.name)
    held = dict(
        cursor.execute(
            f"""SELECT batch, count(*) FROM {stored_table(upload.extract)}
                WHERE {kind} IN (SELECT {kind} FROM checked) GROUP BY batch"""
        ).fetchall()
    )
    alike = [batch.id for batch in used if batch.as_at <= upload.as_at and batch.id in held]
    return (alike[-1], held[alike[-1]]) if alike else (0, 0)
