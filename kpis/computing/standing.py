"""Stocks at the ends of months: how many spells stand at each, how long they have lasted, and how
many of them are hits.

Ten million spells at the ends of three years are a hundred million pairs. So spells that no month
end tells apart are counted together first (docs/decisions/0017): of the day on which one ends only
the month matters; of the day on which it begins the month, and its piece of it. And what stands is
worked out once for all calculations of the same cases (docs/decisions/0022): each adds up from it
what it asks for.
"""

from collections.abc import Iterable, Sequence
from datetime import date

import duckdb

from kpis.definitions import Calculation

NO_BATCHES = "CAST([] AS INTEGER[])"
DAYS = "date_diff('day', since, month_end) AS days"


class Stocks:
    """What stands at the ends of months, kept in temporary tables of one cursor for these
    calculations: right as long as what they read stays as it is."""

    def __init__(self, calculations: Iterable[Calculation]) -> None:
        self._derived: dict[str, list[str]] = {}
        self._made: dict[tuple[str, date], str] = {}
        for one in calculations:
            known = self._derived.setdefault(one.cases, [])
            known += [sql for sql in one.derived.values() if sql not in known]

    def group(
        self, cursor: duckdb.DuckDBPyConnection, calculation: Calculation, last: date
    ) -> None:
        """Make `grouped` (month, dimensions, hits, cases, total, greatest_days, middle, batches):
        the spells of a calculation at each month end up to `last`."""
        known = self._derived[calculation.cases]
        derived = "".join(
            f", {_derived(known.index(sql))} AS {name}" for name, sql in calculation.derived.items()
        )
        hits = "sum(hit::INTEGER * cases)::DOUBLE" if calculation.statistic == "share" else "NULL"
        by = "".join(f", {name}" for name in calculation.dimensions)
        cursor.execute(
            f"""CREATE OR REPLACE TEMP TABLE grouped AS
                SELECT
                    month{by},
                    {hits} AS hits,
                    sum(cases)::DOUBLE AS cases,
                    sum(total)::DOUBLE AS total,
                    max(greatest_days)::DOUBLE AS greatest_days,
                    NULL AS middle,
                    list(DISTINCT batch) AS batches
                FROM (SELECT *{derived} FROM {self._standing(cursor, calculation.cases, last)})
                WHERE {calculation.only_cases or "true"}
                GROUP BY ALL"""
        )

    def _standing(self, cursor: duckdb.DuckDBPyConnection, cases: str, last: date) -> str:
        """The table of what stands of these cases at the month ends up to `last`, which is made
        when it is first asked for."""
        if (cases, last) not in self._made:
            name = f"standing_{len(self._made)}"
            _make_starts(cursor, cases, last)
            make_ends(cursor, last)
            if self._derived[cases]:
                _cut(cursor, self._derived[cases])
            _make_standing(cursor, name, cases, self._derived[cases])
            self._made[cases, last] = name
        return self._made[cases, last]


def first_of_month(day: str) -> str:
    """SQL for the first day of the month of a date, which date_trunc takes ten times as long to
    say."""
    return f"({day} - CAST(day({day}) - 1 AS INTEGER))"


def make_ends(cursor: duckdb.DuckDBPyConnection, last: date) -> None:
    """Make `ends`, the months up to `last` since the first in which something in `starts` has
    `begun`."""
    cursor.execute(
        """CREATE OR REPLACE TEMP TABLE ends AS
            SELECT month, last_day(month) AS month_end
            FROM (
                SELECT unnest(generate_series(min(begun), $last, INTERVAL 1 MONTH))::DATE AS month
                FROM starts)""",
        {"last": last},
    )


def _make_starts(cursor: duckdb.DuckDBPyConnection, cases: str, last: date) -> None:
    """Make `starts`, the days on which spells begin, each with the day on which the last of its
    spells is over. All days of a month are one piece."""
    cursor.execute(
        f"""CREATE OR REPLACE TEMP TABLE starts AS
            SELECT
                since,
                {first_of_month("since")} AS begun,
                begun AS piece,
                max(coalesce(until, DATE 'infinity')) AS over
            FROM ({cases})
            WHERE since <= $last
            GROUP BY since""",
        {"last": last},
    )


def _cut(cursor: duckdb.DuckDBPyConnection, derived: Sequence[str]) -> None:
    """Cut the months of `starts` into pieces: one begins on each day of which, at some month end,
    something else is derived than of the day before it."""
    cursor.execute(
        f"""CREATE OR REPLACE TEMP TABLE starts AS
            WITH pairs AS (
                SELECT since, month, month_end, {DAYS}
                FROM starts JOIN ends ON begun <= month AND over > month_end),
            told AS (SELECT since, month, row({", ".join(derived)}) AS derived FROM pairs),
            cuts AS (
                SELECT DISTINCT since
                FROM (
                    SELECT since, derived, lag(derived) OVER (PARTITION BY month ORDER BY since)
                        AS before
                    FROM told)
                WHERE derived IS DISTINCT FROM before)
            SELECT since, begun, count(cuts.since) OVER (ORDER BY since) AS piece
            FROM starts LEFT JOIN cuts USING (since)"""
    )


def _make_standing(
    cursor: duckdb.DuckDBPyConnection, name: str, cases: str, derived: Sequence[str]
) -> None:
    """Make the table of that name: at each month end how many spells stand that are alike in all
    that the cases give and in what is derived, their days together, and the most of them."""
    told = "".join(f", {sql} AS {_derived(at)}" for at, sql in enumerate(derived))
    cursor.execute(
        f"""CREATE OR REPLACE TEMP TABLE {name} AS
            WITH spells AS ({_spells(cases)}),
            standing AS (
                -- A spell is in the stock of every month at whose end it had begun and not ended.
                SELECT ends.*, spells.*, {DAYS}
                FROM ends JOIN spells ON spells.begun <= month AND spells.until > month)
            SELECT
                * EXCLUDE (month_end, begun, piece, since, until, alike, later, days){told},
                sum(alike) AS cases,
                sum(days * alike - later) AS total,
                max(days) AS greatest_days
            FROM standing
            GROUP BY ALL"""
    )


def _spells(cases: str) -> str:
    """SQL for spells that are alike, `alike` of them: the first day on which one of them begins,
    and `later`, by how many days all the others together begin after it."""
    return f"""
        SELECT
            begun,
            piece,
            min(since) AS since,
            coalesce({first_of_month("until")}, DATE 'infinity') AS until,
            told.* EXCLUDE (since, until),
            count(*) AS alike,
            sum(day(since)) - count(*) * day(min(since)) AS later
        FROM ({cases}) AS told JOIN starts USING (since)
        GROUP BY ALL"""


def _derived(at: int) -> str:
    return f"derived_{at}"
