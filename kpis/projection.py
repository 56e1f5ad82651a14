"""When an unmet target would be met, if the pace of the last twelve months goes on: a projection, not a promise.

The pace is the Theil-Sen slope: the median of the slopes between all pairs of points (Sen 1968), which one odd month
cannot bend. Its 95% interval is Kendall's: of the slopes in order, the two as far from the ends as the variance of
Kendall's S allows (normal approximation, ties allowed for, rounded outwards). Months are counted on the calendar, so a
missing month is no jump. The windows of a 12-month measure overlap, so that its months resemble each other: for such a
measure the interval is still too narrow.
"""

import math
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from kpis import months

FEWEST = 8
"""Points that the last twelve months must hold for a pace to be named."""

HORIZON = 120
"""Months: a target that would be met later than this counts as not met at this pace."""

_Z = statistics.NormalDist().inv_cdf(0.975)
_SPANS = dict(zip(range(FEWEST, 13), ("eight", "nine", "ten", "eleven", "twelve"), strict=True))


@dataclass(frozen=True)
class Projection:
    """What happens if the pace goes on; months are `YYYY-MM`.

    `slope_per_month` is the pace in the measure's unit. `month` is the first in which the target would be met, None if
    it would not at this pace. `earliest` and `latest` are that month at the two ends of the pace's 95% interval:
    `latest` is None where the slow end does not get there in ten years, both are None without a `month`. `words` says
    all of it in one sentence, and names fewer months than twelve where the series is younger.
    """

    slope_per_month: float
    month: str | None
    earliest: str | None
    latest: str | None
    words: str


def project(
    series: Iterable[tuple[str, float]], target: float, direction: Literal["increase", "decrease"]
) -> Projection | None:
    """The projection from (`YYYY-MM`, value) pairs; it sets out from the newest value, as a ruler on the chart would.

    The pace is that of the newest month and the eleven before it. None where the newest value is at the target or
    better, or where those twelve months hold fewer than eight points. Raises ValueError for a month given twice.
    """
    points = sorted(series)
    if len({period for period, _ in points}) < len(points):
        raise ValueError("a month is given twice")
    recent = [(period, value) for period, value in points if months.between(period, points[-1][0]) < 12]
    if len(recent) < FEWEST:
        return None
    newest, value = recent[-1]
    sign = 1 if direction == "increase" else -1
    gap = sign * (target - value)
    if gap <= 0:
        return None
    low, pace, high = slopes(recent)
    latest, month, earliest = (_reached(newest, gap, slope) for slope in sorted((sign * low, sign * pace, sign * high)))
    if month is None:
        earliest = latest = None
    span = _SPANS[months.between(recent[0][0], newest) + 1]
    return Projection(pace, month, earliest, latest, _words(span, month, earliest, latest))


def slopes(points: Sequence[tuple[str, float]]) -> tuple[float, float, float]:
    """The Theil-Sen slope a month between the ends of its 95% interval, from (`YYYY-MM`, value) pairs in order."""
    pairs = combinations(points, 2)
    ordered = sorted((later - value) / months.between(period, month) for (period, value), (month, later) in pairs)
    cut = max(0, math.floor((len(ordered) - _Z * _spread([value for _, value in points])) / 2))
    return ordered[cut], statistics.median(ordered), ordered[-1 - cut]


def _spread(values: Sequence[float]) -> float:
    """The standard deviation of Kendall's S without any trend, tied values allowed for."""
    ties = sum(t * (t - 1) * (2 * t + 5) for t in Counter(values).values())
    n = len(values)
    return math.sqrt((n * (n - 1) * (2 * n + 5) - ties) / 18)


def _reached(newest: str, gap: float, slope: float) -> str | None:
    """The first month in which the gap is closed at that slope towards the target; None beyond the horizon."""
    if slope <= 0 or gap / slope > HORIZON:
        return None
    # Just below the quotient, for binary fractions must not add a month where the division comes out even.
    return months.add(newest, max(1, math.ceil(gap / slope - 1e-9)))


def _words(span: str, month: str | None, earliest: str | None, latest: str | None) -> str:
    pace = f"If the pace of the last {span} months goes on, the target would"
    if month is None or earliest is None:
        return f"{pace} not be met in the next ten years."
    if earliest == latest:
        return f"{pace} be met in {months.long(month)}."
    first = months.long(earliest)
    likely = f"between {first} and {months.long(latest)}" if latest else f"not before {first}, perhaps not in ten years"
    return f"{pace} be met in {months.long(month)} (likely {likely})."
