"""The warning of a file whose rows are of none of those that are stored: another system numbered
them, or it is another extract's file."""

import duckdb

from data.extract import Extract
from data.loading.order_warnings import rows_in_words
from data.problems import KEYS_UNKNOWN, Notice
from data.record import Batch, in_use
from data.sql import identifier
from data.store import current_sql

_DATED = ("date", "month", "period")


def key_warnings(
    cursor: duckdb.DuckDBPyConnection, extract: Extract, batches: list[Batch]
) -> list[Notice]:
    """The warning where a file (its rows are in the table `checked`) that is not the first knows
    fewer than a tenth of its keys from before. Dates in a key do not count, for a new month has new
    ones; nor is it asked of an extract to which rows are only added."""
    keys = [key for key in extract.keys if extract.column(key).kind not in _DATED]
    if not keys or extract.warn_on_removal or not in_use(batches, extract.name):
        return []
    names = ", ".join(map(identifier, keys))
    cursor.execute(f"CREATE OR REPLACE TEMP VIEW mine AS SELECT DISTINCT {names} FROM checked")
    rows, known = cursor.execute(
        f"""SELECT
                (SELECT count(*) FROM mine),
                (SELECT count(*) FROM mine SEMI JOIN ({current_sql(extract, batches)})
                    USING ({names}))"""
    ).fetchall()[0]
    cursor.execute("DROP VIEW mine")
    if known * 10 >= rows:
        return []
    held = rows_in_words(extract, rows)
    message = (
        f"{f'Only {known:,}' if known else 'None'} of the {held} in the file "
        f"{'were' if known > 1 else 'was'} there before. If these are the same {extract.rows} "
        "under other keys, each counts twice: check that the export is of the same system, and "
        "that no spreadsheet has altered the keys."
    )
    return [Notice(code=KEYS_UNKNOWN, message=message)]
