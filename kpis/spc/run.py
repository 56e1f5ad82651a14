"""Run charts by the usual rules of improvement work (NHS England, IHI; Perla, Provost and Murray
2011)."""

import statistics
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import compress

from kpis.spc import rules
from kpis.spc.points import Direction, PointRun, RunChart, RunLabel, When
from kpis.spc.series import clean, places, present
from kpis.spc.verdict import checked, newest

SHIFT = 6
"""Points on one side of the median that make a shift; those on the median neither count nor break
it."""

TREND = 5
"""Points that make a trend, all rising or all falling; a value equal to the one before neither
counts nor breaks."""


def run_chart(
    values: Sequence[float | None],
    dates: Sequence[str | date] | None = None,
    *,
    direction: Direction = "increase",
) -> RunChart:
    """The run chart of a series, arguments as for `kpis.spc.xmr`; the median is that of all its
    values.

    A gap breaks every run. Raises ValueError without any value, for dates that do not fit or do not
    ascend, and for an unknown direction.
    """
    series = clean(values)
    median = statistics.median(present(series))
    points = tuple(_points(places(len(series), dates), series, median, checked(direction)))
    return RunChart(points, median, newest(points).point_type)


def _points(
    at: Sequence[When], values: Sequence[float | None], median: float, direction: Direction
) -> Iterable[PointRun]:
    sides = [rules.side(value, median) for value in values]
    off_median = [side != 0 for side in sides]
    shift = _spread(
        rules.members(list(compress(sides, off_median)), SHIFT, rules.one_side), off_median
    )
    fresh = [i == 0 or rules.step(values[i - 1], values[i]) != 0 for i in range(len(values))]
    moving = list(compress(values, fresh))
    trend = rules.members(moving, TREND, rules.monotonic)
    rising = _spread(rules.rising(moving, trend), fresh)
    trend = _spread(trend, fresh)
    for i, value in enumerate(values):
        label = _label(trend[i], shift[i], sides[i], rising[i])
        kind = rules.point_type(label, direction)
        yield PointRun(at[i], value, median, sides[i], shift[i], trend[i], label, kind)


def _spread(found: Iterable[bool], counted: Sequence[bool]) -> list[bool]:
    """What was found for the counted points, put back in its place; False for the others."""
    each = iter(found)
    return [counts and next(each) for counts in counted]


def _label(trend: bool, shift: bool, side: int | None, rising: bool) -> RunLabel:
    if trend:
        return "5 Point Trend (Increasing)" if rising else "5 Point Trend (Decreasing)"
    if shift:
        return "6 Points Above Median" if side == 1 else "6 Points Below Median"
    return "Common Cause"
