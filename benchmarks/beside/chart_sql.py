"""The waits as the SQL behind a chart has them: what Superset, or another tool that charts queries,
would send to a database that holds the referrals."""

from datetime import date

import duckdb
import pandas as pd

from data.sql import identifier, literal

_FIGURES = """
    WITH ends AS (
        SELECT last_day(unnest(generate_series(DATE {first}, DATE {last}, INTERVAL 1 MONTH))::DATE)
            AS month_end),
    waiting AS (
        SELECT
            month_end,
            date_diff('day', referral_date, month_end) AS days,
            string_split(pathway, '+') AS pathways,
            provider
        FROM ends
        JOIN {table}
            ON referral_date <= month_end
            AND coalesce(least(assessment_date, closed_date) > month_end, true)),
    gaps AS (
        SELECT month_end, max(mean) - min(mean) AS gap
        FROM (
            SELECT month_end, avg(days) AS mean
            FROM waiting
            GROUP BY month_end, provider
            HAVING count(*) >= 10)
        GROUP BY month_end
        HAVING count(*) > 1)
    SELECT
        strftime(month_end, '%Y-%m') AS month,
        avg(days) / 7 AS "nd_average_wait",
        median(days) / 7 AS "nd_average_wait median",
        max(days) / 7 AS "nd_longest_wait",
        100 * avg((days >= 91)::INTEGER) FILTER (list_contains(pathways, 'ASD'))
            AS "nd_asd_over_13_weeks",
        100 * avg((days >= 91)::INTEGER) FILTER (list_contains(pathways, 'ADHD'))
            AS "nd_adhd_over_13_weeks",
        any_value(gap) / 7 AS "nd_provider_gap"
    FROM waiting LEFT JOIN gaps USING (month_end)
    GROUP BY month_end
    ORDER BY month_end"""


def chart_figures(
    connection: duckdb.DuckDBPyConnection, table: str, first: date, last: date
) -> pd.DataFrame:
    """A row for each month end from the first day to the last, a column for each figure, from a
    table of referrals."""
    sql = _FIGURES.format(
        table=identifier(table), first=literal(first.replace(day=1)), last=literal(last)
    )
    return connection.execute(sql).df().set_index("month")
