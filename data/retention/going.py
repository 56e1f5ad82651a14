"""Which rows go: those of a key that is over, and of which every date is before the limit.

What counts now of a key decides for all of its versions, in whichever upload they lie. A key that
counts no more (its upload was undone, or a later list is without it) is over; where its newest
version was not, it was known to last until the as-at date of that upload. While no upload of an
extract is in use nothing of it goes: there are no figures that could be kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import duckdb

from data.extract import Ages, Extract
from data.record import Batch, in_use
from data.sql import identifier, literal, stored_table
from data.store import LEFT_BY, measured_sql


@dataclass(frozen=True)
class Going:
    """The rows of an extract that go: how many with all of their versions, of how many cases, the
    earliest and the latest day of a case's last date, and the uploads that they came with."""

    extract: str
    rows: int
    cases: int
    oldest: date
    newest: date
    uploads: tuple[int, ...]


def month_before(today: date, months: int) -> date:
    """The limit: the first day of the month that lies so many months before this one. Figures are
    monthly, so that rows go by whole months."""
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return date(year, month + 1, 1)


def going(
    cursor: duckdb.DuckDBPyConnection, extract: Extract, batches: Sequence[Batch], before: date
) -> Going | None:
    """What goes of an extract, by the table `going`, which this makes; None where nothing does."""
    if not make_going(cursor, extract, batches, before):
        return None
    keys = ", ".join(map(identifier, extract.keys))
    rows, cases, oldest, newest, uploads = cursor.execute(
        f"""SELECT count(*), count(DISTINCT ({keys})), min(latest), max(latest),
                list_sort(list(DISTINCT batch))
            FROM {stored_table(extract)} JOIN going USING ({keys})"""
    ).fetchall()[0]
    return Going(extract.name, rows, cases, oldest, newest, tuple(uploads))


def make_going(
    cursor: duckdb.DuckDBPyConnection, extract: Extract, batches: Sequence[Batch], before: date
) -> bool:
    """Make the table `going`: the keys that go, each with the `latest` of its dates. Whether there
    are any."""
    if not extract.ages or not in_use(batches, extract.name):
        return False
    cursor.execute(
        f"CREATE OR REPLACE TEMP TABLE going AS {_sql(extract, extract.ages, batches, before)}"
    )
    return bool(cursor.execute("SELECT 1 FROM going LIMIT 1").fetchall())


def aged(ages: Ages, until: str) -> str:
    """SQL for the latest day of a row that counts no more, given up to when (SQL) one that is not
    over was known to last."""
    dates = ", ".join(map(identifier, ages.by))
    return f"greatest({dates}, CASE WHEN coalesce({ages.over}, false) THEN NULL ELSE {until} END)"


def _sql(extract: Extract, ages: Ages, batches: Sequence[Batch], before: date) -> str:
    keys = ", ".join(map(identifier, extract.keys))
    dates = ", ".join(map(identifier, ages.by))
    left = LEFT_BY if extract.ends else "CAST(NULL AS DATE)"
    days = ", ".join(f"({one.id}, DATE {literal(one.as_at)})" for one in batches)
    return f"""
        WITH current AS MATERIALIZED ({measured_sql(extract, list(batches))}),
        aged AS (
            SELECT {keys}, greatest({dates}, {left}) AS latest
            FROM current
            WHERE coalesce({ages.over}, false) OR {left} IS NOT NULL
            UNION ALL
            SELECT {keys}, {aged(ages, "as_at")} AS latest
            FROM {stored_table(extract)}
            JOIN (VALUES {days}) AS loaded(batch, as_at) USING (batch)
            ANTI JOIN current USING ({keys})
            QUALIFY row_number() OVER (PARTITION BY {keys} ORDER BY as_at DESC, batch DESC) = 1)
        SELECT {keys}, latest FROM aged WHERE latest < DATE {literal(before)}"""
