"""The points that stay: rows behind them were removed because of their age, so that they are kept
as they were and never computed again.

Rows go when all of their dates are before a day, the first of a month. What such a row was part of
follows from how points are made (`compute`): of a flow the months of its windows, of a stock the
months at whose end it stood.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import duckdb
import pandas as pd

from data.record import Entry, Removal
from data.retention import limits
from kpis import months
from kpis.computing.compute import MONTHS_BROKEN_DOWN, last_period
from kpis.definitions import Calculation, Measure

_NAMES = ["measure", "series", "dimension", "until"]
_OLDER = """
    SELECT points.*
    FROM points
    JOIN kept_until USING (measure, series, dimension)
    ANTI JOIN kept_points USING (measure, series, dimension, category, period)
    WHERE period <= until"""
_Part = tuple[str, str]
"""Series and dimension."""


@dataclass(frozen=True)
class Kept:
    """The figures of a measure that are kept as they were: the first and the last month of them,
    the last of its `parts` and companions, and when rows were removed last (naive UTC)."""

    measure: str
    first: str
    last: str
    parts: str = ""
    removed_at: datetime | None = None


def keep(cursor: duckdb.DuckDBPyConnection, measures: Iterable[Measure]) -> None:
    """Keep the stored points of these measures that rows are gone of, or are about to go. What is
    kept already stays."""
    _make_ends(cursor, measures, limits(cursor))
    cursor.execute(f"INSERT INTO kept_points {_OLDER}")


def to_be_kept(
    cursor: duckdb.DuckDBPyConnection, measures: Iterable[Measure], before: Mapping[str, date]
) -> list[Kept]:
    """The figures that could no longer be worked out if rows went that are before these days, by
    extract; those that are kept already are left out."""
    _make_ends(cursor, measures, before)
    found = cursor.execute(
        f"""SELECT measure, min(period), max(period) FROM ({_OLDER})
            WHERE series = '' AND dimension = '' GROUP BY measure ORDER BY measure"""
    )
    return [Kept(*row) for row in found.fetchall()]


def kept_figures(
    cursor: duckdb.DuckDBPyConnection,
    measures: Mapping[str, Measure],
    entries: Callable[[], Sequence[Entry]],
) -> dict[str, Kept]:
    """The figures that are kept, by measure, whatever moment is looked at; `entries` reads the
    whole record, which is not done where there are none."""
    found = cursor.execute(
        """SELECT
            measure,
            min(period) FILTER (series = '' AND dimension = '') AS first,
            max(period) FILTER (series = '' AND dimension = ''),
            max(period)
        FROM kept_points GROUP BY measure HAVING first IS NOT NULL"""
    ).fetchall()
    record = entries() if found else ()
    return {
        id: Kept(id, first, last, parts, _removed_at(measures[id], record))
        for id, first, last, parts in found
        if id in measures
    }


def _removed_at(measure: Measure, entries: Sequence[Entry]) -> datetime | None:
    return max(
        (
            entry.moment
            for entry in entries
            if isinstance(entry.written, Removal)
            and any(one.extract in measure.extracts for one in entry.written.removed)
        ),
        default=None,
    )


def ends(measure: Measure, before: Mapping[str, date]) -> dict[_Part, str]:
    """The last month of each series, whole and by dimension, that rows from before these days were
    part of; none where the measure reads none of these extracts."""
    days = [before[name] for name in measure.extracts if name in before]
    if not days:
        return {}
    return {
        (series, dimension): _end(one, dimension, max(days))
        for series, one in measure.calculations.items()
        for dimension in ("", *one.dimensions)
    }


def with_kept(
    cursor: duckdb.DuckDBPyConnection,
    measure: Measure,
    computed: list[tuple],
    as_at: date | None = None,
) -> list[tuple]:
    """The points of a measure as they were computed from the rows that are there, with those that
    are kept in place of older ones; of an earlier moment, those that had matured by its `as_at`."""
    until = ends(measure, limits(cursor))
    if not until:
        return computed
    found = cursor.execute("SELECT * FROM kept_points WHERE measure = ?", [measure.id]).fetchall()
    kept = [row for row in found if as_at is None or row[4] <= _matured(measure, row[1], as_at)]
    first = {key: min(row[4] for row in kept if row[1:4] == key) for key in {r[1:4] for r in kept}}
    fresh = [row for row in computed if row[4] > until.get(row[1:3], "")]
    return sorted([*kept, *_in_full(fresh, first)], key=lambda row: row[1:5])


def _end(calculation: Calculation, dimension: str, before: date) -> str:
    # The newest row that went ended in the month before, so that it stood at no later end of a
    # month than that of the one before that; a window of one month is over with its month.
    window = MONTHS_BROKEN_DOWN if dimension else calculation.months
    return months.add(months.of(before), (window if calculation.basis == "flow" else 0) - 2)


def _matured(measure: Measure, series: str, as_at: date) -> str:
    calculation = measure.calculations.get(series, measure.calculation)
    return last_period(as_at, calculation.matures_after_days)


def _in_full(rows: list[tuple], first: Mapping[tuple, str]) -> Iterator[tuple]:
    """Windows of twelve months are full from the twelfth month on, counted from the first point of
    all, which may be a kept one."""
    for row in rows:
        *told, partial, batches = row
        began = first.get(row[1:4])
        full = began is not None and months.between(began, row[4]) >= MONTHS_BROKEN_DOWN - 1
        yield (*told, partial and not full, batches)


def _make_ends(
    cursor: duckdb.DuckDBPyConnection, measures: Iterable[Measure], before: Mapping[str, date]
) -> None:
    rows = [
        (one.id, series, dimension, until)
        for one in measures
        for (series, dimension), until in ends(one, before).items()
    ]
    cursor.register("made_ends", pd.DataFrame(rows, columns=_NAMES, dtype=str))
    cursor.execute("CREATE OR REPLACE TEMP TABLE kept_until AS FROM made_ends")
    cursor.unregister("made_ends")
