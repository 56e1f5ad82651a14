"""When an unmet target would be met, if the pace of the last twelve months goes on: a projection,
not a promise.

The pace is the Theil-Sen slope: the median of the slopes between all pairs of points (Sen 1968),
which one odd month cannot bend. Its 95% interval is Kendall's: of the slopes in order, the two as
far from the ends as the variance of Kendall's S allows (normal approximation, ties allowed for,
rounded outwards). Months are counted on the calendar, so a missing month is no jump. The interval
takes the months for independent. The windows of a 12-month measure overlap, and most who wait at
the end of a month waited at the end of the one before: for such measures it is too narrow, and the
reader is told so (kpis/trends/projection_words.py).
"""

import math
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from kpis import months

FEWEST_FIGURES = 8
"""Points that the last twelve months must hold for a pace to be named."""

HORIZON = 120
"""Months: a target that would be met later than this counts as not met at this pace."""

RECENT, ENOUGH_RECENT = 6, 4
"""The newest months that are looked at by themselves, and how many of them must have a figure."""
HARDLY = 0.25
"""Below this part of the year's pace the newest months count as hardly coming nearer."""

Course = Literal["towards", "away", "still", "unclear"]
Lately = Literal["", "away", "hardly"]

_Z = statistics.NormalDist().inv_cdf(0.975)


@dataclass(frozen=True)
class Projection:
    """What happens if the pace goes on; months are `YYYY-MM`.

    `slope_per_month` is the pace in the measure's unit, of the months from `first` to `newest`.
    `course` is where it leads: away from the target (the whole interval does), still (every month
    alike), or unclear, where it does not lead to the target and may not lead away. `lately` says
    where the newest six months do not bear a pace towards the target out. `month` is the first in
    which the target would be met, None if it would not at this pace, or if lately the measure has
    moved away from it. `earliest` and `latest` are that month at the two ends of the pace's 95%
    interval: `latest` is None where the slow end does not get there in ten years, both are None
    without a `month`.
    """

    slope_per_month: float
    first: str
    newest: str
    course: Course
    lately: Lately
    month: str | None
    earliest: str | None
    latest: str | None


def project(
    series: Iterable[tuple[str, float]], target: float, direction: Literal["increase", "decrease"]
) -> Projection | None:
    """The projection from (`YYYY-MM`, value) pairs; it sets out from the newest value, as a ruler
    on the chart would.

    The pace is that of the newest month and the eleven before it. None where the newest value is at
    the target or better, or where those twelve months hold fewer than eight points. Raises
    ValueError for a month given twice.
    """
    points = sorted(series)
    if len({period for period, _ in points}) < len(points):
        raise ValueError("a month is given twice")
    recent = [
        (period, value) for period, value in points if months.between(period, points[-1][0]) < 12
    ]
    if len(recent) < FEWEST_FIGURES:
        return None
    newest, value = recent[-1]
    sign = 1 if direction == "increase" else -1
    gap = sign * (target - value)
    if gap <= 0:
        return None
    ends = slopes(recent)
    low, pace, high = sorted(sign * slope for slope in ends)
    course, lately = _course(low, pace, high), _lately(recent, sign, pace)
    latest, month, earliest = (_reached(newest, gap, slope) for slope in (low, pace, high))
    if month is None or lately == "away":
        month = earliest = latest = None
    return Projection(ends[1], recent[0][0], newest, course, lately, month, earliest, latest)


def _course(low: float, pace: float, high: float) -> Course:
    """Where a pace leads, from the ends of its interval; towards the target is positive."""
    if pace > 0:
        return "towards"
    if high < 0:
        return "away"
    return "still" if low == high else "unclear"


def _lately(recent: Sequence[tuple[str, float]], sign: int, pace: float) -> Lately:
    """Whether the newest months go the other way, for certain, or hardly go on at the pace of the
    year."""
    newest = [point for point in recent if months.between(point[0], recent[-1][0]) < RECENT]
    if pace <= 0 or len(newest) < ENOUGH_RECENT:
        return ""
    _, now, high = sorted(sign * slope for slope in slopes(newest))
    if high < 0:
        return "away"
    return "hardly" if now < HARDLY * pace else ""


def slopes(points: Sequence[tuple[str, float]]) -> tuple[float, float, float]:
    """The Theil-Sen slope a month between the ends of its 95% interval, from (`YYYY-MM`, value)
    pairs in order."""
    pairs = combinations(points, 2)
    ordered = sorted(
        (later - value) / months.between(period, month) for (period, value), (month, later) in pairs
    )
    cut = max(0, math.floor((len(ordered) - _Z * _spread([value for _, value in points])) / 2))
    return ordered[cut], statistics.median(ordered), ordered[-1 - cut]


def _spread(values: Sequence[float]) -> float:
    """The standard deviation of Kendall's S without any trend, tied values allowed for."""
    ties = sum(t * (t - 1) * (2 * t + 5) for t in Counter(values).values())
    n = len(values)
    return math.sqrt((n * (n - 1) * (2 * n + 5) - ties) / 18)


def _reached(newest: str, gap: float, slope: float) -> str | None:
    """The first month in which the gap is closed at that slope towards the target; None beyond the
    horizon."""
    if slope <= 0 or gap / slope > HORIZON:
        return None
    # Just below the quotient, for binary fractions must not add a month where the division comes
    # out even.
    return months.add(newest, max(1, math.ceil(gap / slope - 1e-9)))
