"""From cases to points: windows, maturity, partial months, shares, means and gaps, for all measures
in this one place.

The SQL made here reads the extracts as relations under their own names and gives rows of
(dimension, category, period, numerator, denominator, value, partial, batches): `batches` are the
uploads of the cases counted, and only the whole has them.
"""

from datetime import date, timedelta

import duckdb

from data.clock import last_month_end
from kpis.computing.middle import group_middle
from kpis.computing.standing import NO_BATCHES, Stocks, first_of_month
from kpis.definitions import FEWEST_CASES, Calculation
from kpis.months import last_day, of

MONTHS_BROKEN_DOWN = 12
"""A breakdown of a flow is over twelve months: one month has too few cases in each part."""

_VALUES = {
    "share": "{per} * numerator / denominator",
    "count": "numerator",
    "mean": "total / (7 * denominator)",
    "longest": "greatest_days / 7",
    "median": "middle / 7",
}
_NUMERATORS = {"share": "sum(hits)", "count": "sum(cases)"}
_DENOMINATORS = {"count": "CAST(NULL AS DOUBLE)"}
_PARTIAL = "month < min(month) OVER (PARTITION BY category) + INTERVAL 11 MONTHS"
"""A window of twelve months is not full yet in the first eleven."""
_BATCHES_OF_GROUPS = "list_sort(list_distinct(flatten(list(batches))))"


def last_period(as_at: date, matures_after_days: int = 0) -> str:
    """The last month whose last day, with the days that its cases are given, is on or before the
    as-at date."""
    return of(last_month_end(as_at - timedelta(days=matures_after_days)))


def compute(
    cursor: duckdb.DuckDBPyConnection, calculation: Calculation, as_at: date, stocks: Stocks
) -> list[tuple]:
    """The points of a calculation, one of those of `stocks`, whole and broken down, up to the last
    month that has matured by `as_at`."""
    last = last_day(last_period(as_at, calculation.matures_after_days))
    if calculation.basis == "flow":
        _group_flow(cursor, calculation, last)
    elif calculation.statistic == "median":
        group_middle(cursor, calculation, last)
    else:
        stocks.group(cursor, calculation, last)
    if calculation.statistic == "gap":
        queries = [_gap(calculation)]
    else:
        queries = [_points(calculation, dimension) for dimension in ("", *calculation.dimensions)]
    return [point for sql in queries for point in cursor.execute(sql, {"last": last}).fetchall()]


def _group_flow(cursor: duckdb.DuckDBPyConnection, calculation: Calculation, last: date) -> None:
    """The cases by month: `grouped` (month, seen_from, window_months, batch, dimensions, hits,
    cases)."""
    seen = (
        "greatest(case_date, coalesce(hit_date, case_date))"
        if calculation.late_hits
        else "case_date"
    )
    window = "window_months" if calculation.own_windows else f"{MONTHS_BROKEN_DOWN}"
    dimensions = "".join(f", {name}" for name in calculation.dimensions)
    cursor.execute(
        f"""CREATE OR REPLACE TEMP TABLE grouped AS
            SELECT
                {first_of_month("case_date")} AS month,
                {first_of_month(seen)} AS seen_from,
                {window} AS window_months,
                batch{dimensions},
                sum(hit)::DOUBLE AS hits,
                sum(weight)::DOUBLE AS cases
            FROM ({calculation.counted_cases})
            WHERE case_date <= $last
            GROUP BY ALL""",
        {"last": last},
    )


def _points(calculation: Calculation, dimension: str) -> str:
    """The points of the whole (dimension '') or of each part of a dimension."""
    category = f"CAST({dimension} AS VARCHAR)" if dimension else "''"
    months = MONTHS_BROKEN_DOWN if dimension else calculation.months
    numerator = _NUMERATORS.get(calculation.statistic, "CAST(NULL AS DOUBLE)")
    denominator = _DENOMINATORS.get(calculation.statistic, "sum(cases)")
    summed = (
        _flow_sums(category, months, numerator)
        if calculation.basis == "flow"
        else _stock_sums(category, numerator)
    )
    value = _VALUES[calculation.statistic].format(per=f"{calculation.per}.0")
    counted = "numerator" if calculation.statistic == "count" else "denominator"
    only = f"AND month IN ({calculation.only_months})" if calculation.only_months else ""
    return f"""
        SELECT
            '{dimension}',
            category,
            strftime(month, '%Y-%m'),
            numerator,
            denominator,
            {value},
            {_PARTIAL if calculation.basis == "flow" and months == 12 else "false"},
            {NO_BATCHES if dimension else "batches"}
        FROM ({summed.format(denominator=denominator)})
        WHERE category IS NOT NULL AND {counted} > 0 {only}
        ORDER BY category, month"""


def _flow_sums(category: str, months: int, numerator: str) -> str:
    # A hit that came in a later month than its case counts only in windows that end then or later:
    # what happens after a month never changes the month's figure.
    hits = "coalesce(sum(hits) FILTER (seen_from <= ends.month), 0)"
    return f"""
        SELECT
            ends.month,
            category,
            {numerator.replace("sum(hits)", hits)} AS numerator,
            {{denominator}} AS denominator,
            {hits} AS total,
            list_sort(list(DISTINCT batch)) AS batches
        FROM (
            -- Every month since the first, for a window may end in a month that has no case.
            SELECT unnest(generate_series(min(month), $last, INTERVAL 1 MONTH))::DATE AS month
            FROM grouped) AS ends
        JOIN (SELECT *, {category} AS category FROM grouped) AS grouped
            -- The window: the month in which it ends and those before it, as many as it has.
            ON grouped.month <= ends.month
            AND grouped.month
                > ends.month - to_months(CAST(least({months}, window_months) AS INTEGER))
        GROUP BY ALL"""


def _stock_sums(category: str, numerator: str) -> str:
    return f"""
        SELECT
            month,
            {category} AS category,
            {numerator} AS numerator,
            {{denominator}} AS denominator,
            sum(total) AS total,
            max(greatest_days) AS greatest_days,
            -- Medians cannot be added up. No calculation of one is broken down, so that a month is
            -- one group and any value of it is the month's.
            any_value(middle) AS middle,
            {_BATCHES_OF_GROUPS} AS batches
        FROM grouped
        WHERE month <= $last
        GROUP BY ALL"""


def _gap(calculation: Calculation) -> str:
    """The slowest provider's mean wait less the fastest one's; it needs two that count."""
    (provider,) = calculation.dimensions
    # One division of whole numbers: a gap of exactly 12 weeks must come out as 12.
    return f"""
        SELECT
            '',
            '',
            strftime(month, '%Y-%m'),
            NULL,
            providers,
            (slow.days * fast.cases - fast.days * slow.cases) / (7 * slow.cases * fast.cases),
            false,
            batches
        FROM (
            SELECT
                month,
                count(*)::DOUBLE AS providers,
                arg_max(waits, mean) AS slow,
                arg_min(waits, mean) AS fast,
                {_BATCHES_OF_GROUPS} AS batches
            FROM (
                SELECT
                    month,
                    {provider},
                    {{'days': sum(total), 'cases': sum(cases)}} AS waits,
                    sum(total) / sum(cases) AS mean,
                    flatten(list(batches)) AS batches
                FROM grouped
                WHERE month <= $last
                GROUP BY ALL
                HAVING sum(cases) >= {FEWEST_CASES})
            GROUP BY month)
        WHERE providers >= 2
        ORDER BY month"""
