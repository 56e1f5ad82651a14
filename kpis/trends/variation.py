"""Which changes of a measure are more than ordinary ups and downs: the chart that suits it, and
what it marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Literal

from kpis import months
from kpis.definitions import Hidden, Result, Shown
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
    before. `hidden` are the months whose figure is not shown, in order.
    """

    points: tuple[JudgedPoint, ...]
    way: ChartWay
    anew: str | None = None
    overlapping: bool = False
    hidden: tuple[Hidden, ...] = ()

    @property
    def is_run_chart(self) -> bool:
        """Whether the series bears no limits."""
        return self.way == "run"

    @property
    def newest_alike(self) -> tuple[JudgedPoint, ...]:
        """The newest points that have one look, in order; none lies before a hidden month that the
        newest lies after."""
        newest, look = self.points[-1].point.period, self.points[-1].look
        last = max((one.period for one in self.hidden if one.period < newest), default="")
        alike = takewhile(
            lambda one: one.look == look and one.point.period > last, reversed(self.points)
        )
        return tuple(alike)[::-1]


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
    hidden = tuple(one for one in result.hidden if one.period > points[0].period)
    told = sorted([*points, *hidden], key=lambda one: one.period)
    periods, held = zip(*with_gaps(told), strict=True)
    values = [point.value if point else None for point in held]
    overlapping = result.measure.calculation.months > 1
    direction = result.measure.direction
    if result.measure.control_chart and not overlapping and choose(values, periods) == "xmr":
        start = _begun(points, result) if anew else None
        rebase = [start] if start and choose(values, periods, rebase=[start]) == "xmr" else []
        chart = xmr(values, periods, direction=direction, rebase=rebase)
        begun = next(iter(rebase), None)
        return JudgedSeries(_joined(held, chart.points), "xmr", anew=begun, hidden=hidden)
    chart = run_chart(values, periods, direction=direction)
    judged = _joined(held, chart.points)
    return JudgedSeries(judged, "run", overlapping=overlapping, hidden=hidden)


def _begun(points: Sequence[Shown], result: Result) -> str | None:
    """The month of the baseline, where both sides of it have enough points."""
    start = result.baseline and result.baseline.period
    if not start or start not in {point.period for point in points}:
        return None
    before = sum(point.period < start for point in points)
    return start if min(before, len(points) - before) >= ENOUGH else None


def with_gaps(told: Sequence[Shown | Hidden]) -> list[tuple[str, Shown | None]]:
    """The figures by period, with one None wherever periods without a figure that is shown lie
    between two of them.

    The period is the shortest step of the series, its hidden months included: a month, or half a
    year where figures come twice a year.
    """
    points = [one for one in told if isinstance(one, Shown)]
    step = min((months.between(one.period, two.period) for one, two in pairwise(told)), default=1)
    found: list[tuple[str, Shown | None]] = [(points[0].period, points[0])] if points else []
    for before, point in pairwise(points):
        if months.between(before.period, point.period) > step:
            found.append((months.add(before.period, step), None))
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
