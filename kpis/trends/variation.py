"""Which changes of a measure are more than ordinary ups and downs: the chart that suits it, and
what it marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from kpis import months
from kpis.definitions import Result, Shown
from kpis.spc import ENOUGH, PointRun, PointSpc, choose, rule_words, run_chart, xmr

Look = Literal["ordinary", "better", "worse"]
ChartWay = Literal["xmr", "run"]

_LOOKS: dict[str, Look] = {"special_cause_improvement": "better", "special_cause_concern": "worse"}


@dataclass(frozen=True)
class JudgedPoint:
    """A point with its look, the rule that it is shown under, in words, and the limits that it was
    held against, with their average; on a run chart the middle value alone."""

    point: Shown
    look: Look
    rule: str
    centre: float
    lower_limit: float | None = None
    upper_limit: float | None = None


@dataclass(frozen=True)
class JudgedSeries:
    """A series as judged, on a control chart, or on a run chart, which bears no limits.

    `anew` is the month from which limits were begun anew; None where all months have the same ones.
    `overlapping`: each point holds the cases of twelve months, eleven of them those of the point
    before.
    """

    points: tuple[JudgedPoint, ...]
    way: ChartWay
    anew: str | None = None
    overlapping: bool = False

    @property
    def is_run_chart(self) -> bool:
        """Whether the series bears no limits."""
        return self.way == "run"


def judged_series(result: Result, *, anew: bool = True) -> JudgedSeries | None:
    """The series of a result by the rules for its measure; None without a point.

    A run chart where the measure is not for a control chart, where each point holds the cases of
    twelve months, most of them those of the point before, or where points are too few for limits.
    Points of fewer than twelve months are left out where there are others: their ups and downs are
    greater.

    On a control chart limits begin anew at the month of the baseline, where there are enough months
    on either side of it for limits of their own: each month is held against its own time. `anew`:
    without it all months are held against the same limits.
    """
    points = [point for point in result.series if not point.partial] or list(result.series)
    if not points:
        return None
    periods, held = zip(*with_gaps(points), strict=True)
    values = [point.value if point else None for point in held]
    overlapping = result.measure.calculation.months > 1
    direction = result.measure.direction
    if result.measure.control_chart and not overlapping and choose(values, periods) == "xmr":
        start = _begun(points, result) if anew else None
        rebase = [start] if start and choose(values, periods, rebase=[start]) == "xmr" else []
        chart = xmr(values, periods, direction=direction, rebase=rebase)
        return JudgedSeries(_joined(held, chart.points), "xmr", anew=next(iter(rebase), None))
    chart = run_chart(values, periods, direction=direction)
    return JudgedSeries(_joined(held, chart.points), "run", overlapping=overlapping)


def _begun(points: Sequence[Shown], result: Result) -> str | None:
    """The month of the baseline, where both sides of it have enough points."""
    start = result.baseline and result.baseline.period
    if not start or start not in {point.period for point in points}:
        return None
    before = sum(point.period < start for point in points)
    return start if min(before, len(points) - before) >= ENOUGH else None


def with_gaps(points: Sequence[Shown]) -> list[tuple[str, Shown | None]]:
    """The points by period, with one None wherever periods without a value lie between two of them.

    The period is the shortest step of the series: a month, or half a year where figures come twice
    a year.
    """
    steps = [months.between(one.period, after.period) for one, after in pairwise(points)]
    found: list[tuple[str, Shown | None]] = [(points[0].period, points[0])] if points else []
    for point, step in zip(points[1:], steps, strict=True):
        if step > min(steps):
            found.append((months.add(found[-1][0], min(steps)), None))
        found.append((point.period, point))
    return found


def _joined(
    held: Sequence[Shown | None], found: Sequence[PointSpc] | Sequence[PointRun]
) -> tuple[JudgedPoint, ...]:
    return tuple(
        JudgedPoint(
            point, _LOOKS.get(each.point_type, "ordinary"), rule_words(each.label), *_levels(each)
        )
        for point, each in zip(held, found, strict=True)
        if point
    )


def _levels(each: PointSpc | PointRun) -> tuple[float, float | None, float | None]:
    if isinstance(each, PointSpc):
        return each.mean or 0.0, each.lower_limit, each.upper_limit
    return each.median, None, None
