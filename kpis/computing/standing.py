"""A stock at the ends of months: how many spells stand at each, how long they have lasted, and how
many of them are hits.

Ten million spells at the ends of three years are a hundred million pairs. So spells that no month
end tells apart are counted together first (docs/decisions/0017): of the day on which one ends only
the month matters; of the day on which it begins the month, and its piece of it.
"""

from datetime import date

import duckdb

from kpis.definitions import Calculation

NO_BATCHES = "CAST([] AS INTEGER[])"
_DAYS = "date_diff('day', since, month_end) AS days"
_UPTO = """,
    sum(alike) OVER (PARTITION BY month) AS every,
    sum(alike) OVER (PARTITION BY month ORDER BY days) AS upto"""
_MIDDLE = "(min(days) FILTER (2 * upto >= every) + min(days) FILTER (2 * upto > every)) / 2"
"""The days of the one in the middle of a month, or half way between the two in the middle."""


def group_stock(cursor: duckdb.DuckDBPyConnection, calculation: Calculation, last: date) -> None:
    """Make `grouped` (month, dimensions, hits, cases, total, greatest_days, middle, batches): the
    spells at each month end up to `last`."""
    _make_ends(cursor, calculation, last)
    if calculation.derive:
        _cut(cursor, calculation.derive)
    median = calculation.statistic == "median"
    derived = f", {calculation.derive}" if calculation.derive else ""
    hits = "sum(hit::INTEGER * alike)::DOUBLE" if calculation.statistic == "share" else "NULL"
    by = "".join(f", {name}" for name in calculation.dimensions)
    cursor.execute(
        f"""CREATE OR REPLACE TEMP TABLE grouped AS
            WITH spells AS ({_spells(calculation)}),
            standing AS (
                -- A spell is in the stock of every month at whose end it had begun and not ended.
                SELECT *, {_DAYS}
                FROM ends JOIN spells ON spells.begun <= month AND spells.until > month)
            SELECT
                month{by},
                {hits} AS hits,
                sum(alike)::DOUBLE AS cases,
                sum(days * alike - later)::DOUBLE AS total,
                max(days)::DOUBLE AS greatest_days,
                {_MIDDLE if median else "NULL"} AS middle,
                {NO_BATCHES if median else "list(DISTINCT batch)"} AS batches
            FROM (SELECT *{_UPTO if median else derived} FROM standing)
            GROUP BY ALL"""
    )


def first_of_month(day: str) -> str:
    """SQL for the first day of the month of a date, which date_trunc takes ten times as long to
    say."""
    return f"({day} - CAST(day({day}) - 1 AS INTEGER))"


def _make_ends(cursor: duckdb.DuckDBPyConnection, calculation: Calculation, last: date) -> None:
    """Make `starts`, the days on which spells begin, and `ends`, the months since the first of
    them. All days of a month are one piece, but a median needs to know each."""
    piece = "since" if calculation.statistic == "median" else "begun"
    cursor.execute(
        f"""CREATE OR REPLACE TEMP TABLE starts AS
            SELECT DISTINCT since, {first_of_month("since")} AS begun, {piece} AS piece
            FROM ({calculation.cases})
            WHERE since <= $last""",
        {"last": last},
    )
    cursor.execute(
        """CREATE OR REPLACE TEMP TABLE ends AS
            SELECT month, last_day(month) AS month_end
            FROM (
                SELECT unnest(generate_series(min(begun), $last, INTERVAL 1 MONTH))::DATE AS month
                FROM starts)""",
        {"last": last},
    )


def _cut(cursor: duckdb.DuckDBPyConnection, derive: str) -> None:
    """Cut the months of `starts` into pieces: the days of which the same is derived at every month
    end."""
    cursor.execute(
        f"""CREATE OR REPLACE TEMP TABLE starts AS
            SELECT since, begun, dense_rank() OVER (ORDER BY list(derived ORDER BY month)) AS piece
            FROM (
                SELECT *, (SELECT derived FROM (SELECT {derive}) AS derived) AS derived
                FROM (SELECT *, {_DAYS} FROM starts JOIN ends ON begun <= month))
            GROUP BY since, begun"""
    )


def _spells(calculation: Calculation) -> str:
    """SQL for spells that are alike, `alike` of them: the first day on which one of them begins,
    and `later`, by how many days all the others together begin after it."""
    names = ("batch", "hit", *calculation.dimensions)
    return f"""
        SELECT
            begun,
            piece,
            min(since) AS since,
            coalesce({first_of_month("until")}, DATE 'infinity') AS until,
            COLUMNS(lambda name: name IN {names}),
            count(*) AS alike,
            sum(day(since)) - count(*) * day(min(since)) AS later
        FROM (SELECT since, until, COLUMNS(lambda name: name IN {names}) FROM ({calculation.cases}))
        JOIN starts USING (since)
        GROUP BY ALL"""
