"""What an edition shows in the place of an exact figure. Nothing else in this room makes it."""

from dataclasses import replace

from kpis.definitions import Measure, Point, Shown, whole
from kpis.disclosure.series import Series, series_of
from kpis.figures import round_half_up

_PLACES = {"mean": 1, "gap": 1, "median": 0, "longest": 0}
"""Decimal places of the values that do not follow from the counts beside them."""


def shown(series: Series, point: Point) -> Shown:
    """The figure as an edition shows it: a mean and a gap with one decimal, a median and the
    longest wait in whole weeks, all else as its counts give it. Without the uploads of its
    cases."""
    places = _PLACES.get(series.calculation.statistic)
    value = point.value if places is None else float(round_half_up(point.value, places))
    return whole(replace(point, value=value, batches=()))


def as_released(measure: Measure, point: Point) -> Shown:
    """A working figure of a whole measure, as an edition would show it if it shows it."""
    return shown(next(series_of(measure)), point)
