"""The median of a stock at the ends of months, for which each day on which spells begin counts by
itself."""

from datetime import date

import duckdb

from kpis.computing.standing import DAYS, NO_BATCHES, first_of_month, make_ends
from kpis.definitions import Calculation

_MIDDLE = "(min(days) FILTER (2 * upto >= every) + min(days) FILTER (2 * upto > every)) / 2"
"""The days of the one in the middle of a month, or half way between the two in the middle."""


def group_middle(cursor: duckdb.DuckDBPyConnection, calculation: Calculation, last: date) -> None:
    """Make `grouped` as `Stocks` does, of a calculation of a median, which has no dimensions: the
    number of spells at each month end up to `last` and their `middle`, and nothing else."""
    cursor.execute(
        f"""CREATE OR REPLACE TEMP TABLE starts AS
            SELECT
                since,
                {first_of_month("since")} AS begun,
                coalesce({first_of_month("until")}, DATE 'infinity') AS until,
                count(*) AS alike
            FROM ({calculation.counted_cases})
            WHERE since <= $last
            GROUP BY ALL""",
        {"last": last},
    )
    make_ends(cursor, last)
    cursor.execute(
        f"""CREATE OR REPLACE TEMP TABLE grouped AS
            WITH lasting AS (
                SELECT month, {DAYS}, sum(alike) AS alike
                FROM ends JOIN starts ON begun <= month AND until > month
                GROUP BY ALL)
            SELECT
                month,
                NULL AS hits,
                sum(alike)::DOUBLE AS cases,
                NULL AS total,
                NULL AS greatest_days,
                {_MIDDLE} AS middle,
                {NO_BATCHES} AS batches
            FROM (
                SELECT
                    *,
                    sum(alike) OVER (PARTITION BY month) AS every,
                    sum(alike) OVER (PARTITION BY month ORDER BY days) AS upto
                FROM lasting)
            GROUP BY month"""
    )
