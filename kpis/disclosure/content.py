"""What an edition holds: less than the working figures, because less can be taken apart."""

from collections.abc import Iterator

from kpis import months
from kpis.computing import MONTHS_BROKEN_DOWN
from kpis.definitions import BANDS, Point, Result
from kpis.disclosure.series import TOGETHER, Held, Series
from kpis.judging import Key, Results

BAND = "band"
"""The dimension whose parts have an order and are merged from the last one."""
_WHOLE_ONLY = ("longest", "gap")
"""What is one child's, or a difference between parts: there are no parts of it."""


def content(found: Results, result: Result, series: Series) -> Held:
    """The exact figures of a series that an edition may hold: the whole in all months, parts in
    those of `_months_of_parts`. A part that has had cases lately and has none now is held with
    zero."""
    whole = found.exact.get(series.key, ())
    held: Held = {series.key: {point.period: point for point in whole}}
    sums = result.twelve_months if series.calculation.dimensions and not series.id else None
    if sums:
        held[series.measure, TOGETHER, "", ""] = {sums.period: sums}
    for dimension in _dimensions(series):
        for period in _months_of_parts(result, series, dimension):
            for key, point in _parts(found, series, dimension, period):
                held.setdefault(key, {})[period] = point
    return held


def _dimensions(series: Series) -> tuple[str, ...]:
    calculation = series.calculation
    if calculation.statistic in _WHOLE_ONLY or not series.counting.broken_down:
        return ()
    return calculation.dimensions


def _months_of_parts(result: Result, series: Series, dimension: str) -> list[str]:
    """For what happens, the newest month, whose parts are of twelve; for those who wait, the newest
    and the baseline's. Bands are drawn over time, from eleven months before the baseline."""
    if result.latest is None:
        return []
    newest = result.latest.period
    if series.calculation.basis == "flow":
        return [newest]
    baseline = result.baseline.period if result.baseline else newest
    if dimension == BAND:
        return months.every(months.add(baseline, -11), newest)
    return sorted({baseline, newest})


def _parts(
    found: Results, series: Series, dimension: str, period: str
) -> Iterator[tuple[Key, Point]]:
    """The parts of a month. Every band has a place in a month in which anybody waits."""
    since = months.add(period, -MONTHS_BROKEN_DOWN)
    for key in _keys(found, series, dimension):
        recent = [one for one in found.exact.get(key, ()) if since <= one.period <= period]
        if recent and recent[-1].period == period:
            yield key, recent[-1]
        elif recent or dimension == BAND:
            yield key, nobody(series, period)


def _keys(found: Results, series: Series, dimension: str) -> list[Key]:
    if dimension == BAND:
        return [(series.measure, series.id, BAND, name) for name in BANDS]
    return [key for key in found.exact if key[:3] == (series.measure, series.id, dimension)]


def nobody(series: Series, period: str) -> Point:
    """A figure without a case."""
    share = series.calculation.statistic in ("share", "count")
    return Point(
        period, 0 if share else None, None if series.calculation.statistic == "count" else 0, 0
    )
