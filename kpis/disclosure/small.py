"""The first rule: which figures are too small to be shown.

A figure is small where fewer than the threshold count, do not count, or are there at all, zero
included. A mean and a median bear less, and so does a part."""

from kpis.definitions import FEWEST_CASES, Point
from kpis.disclosure.series import Numbers, Series

_OF_MANY = ("mean", "median")


def few(series: Series, counts: Numbers, threshold: int) -> bool:
    """Whether one of the numbers that a series protects is below the threshold."""
    protected = (counts.cases, *counts) if series.counts_hits else (counts.cases,)
    return min(protected) < threshold


def is_small(series: Series, point: Point, threshold: int, *, part: bool) -> bool:
    """Whether a figure is too small to be shown. A gap is between providers, each of which has
    enough cases."""
    if series.calculation.statistic == "gap":
        return False
    if (part or series.calculation.statistic in _OF_MANY) and point.cases < FEWEST_CASES:
        return True
    return few(series, Numbers.of(point), threshold)
