"""Which changes of a measure are more than ordinary ups and downs: the chart that suits it, and
what it marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from kpis import months
from kpis.definitions import Point, Result
from kpis.spc import ENOUGH, PointRun, PointSpc, choose, p_chart, rule_words, run_chart, xmr

Look = Literal["ordinary", "better", "worse"]
LimitsKind = Literal["control", "p"]
"""Which chart is asked for: the one that suits the measure, or limits by the size of each month."""
ChartWay = Literal["xmr", "run", "p"]

_LOOKS: dict[str, Look] = {"special_cause_improvement": "better", "special_cause_concern": "worse"}


@dataclass(frozen=True)
class JudgedPoint:
    """A point with its look, the rule that it is shown under, in words, and the limits that it was
    held against."""

    point: Point
    look: Look
    rule: str
    lower_limit: float | None = None
    upper_limit: float | None = None


@dataclass(frozen=True)
class JudgedSeries:
    """A series as judged: `centre` is the average, with limits; or on a run chart the middle value,
    without.

    `overlapping`: each point holds the cases of twelve months, eleven of them those of the point
    before.
    """

    points: tuple[JudgedPoint, ...]
    way: ChartWay
    centre: float
    lower_limit: float | None = None
    upper_limit: float | None = None
    overlapping: bool = False

    @property
    def is_run_chart(self) -> bool:
        """Whether the series bears no limits."""
        return self.lower_limit is None


def offers_p_chart(result: Result) -> bool:
    """Whether a p chart has something to add: the months' own denominators differ, and there are
    enough of them."""
    calculation = result.measure.calculation
    monthly = (
        calculation.basis == "flow" and calculation.months == 1 and result.measure.control_chart
    )
    return monthly and result.measure.unit == "%" and len(result.series) >= ENOUGH


def judged_series(result: Result, kind: LimitsKind = "control") -> JudgedSeries | None:
    """The series of a result by the rules for its measure, or as a p chart; None without a point.

    A run chart where the measure is not for a control chart, where each point holds the cases of
    twelve months, most of them those of the point before, or where points are too few for limits.
    Points of fewer than twelve months are left out where there are others: their ups and downs are
    greater.
    """
    points = [point for point in result.series if not point.partial] or list(result.series)
    if not points:
        return None
    periods, held = zip(*with_gaps(points), strict=True)
    values = [point.value if point else None for point in held]
    if kind == "p":
        return _p_chart(result, held, periods)
    overlapping = result.measure.calculation.months > 1
    if result.measure.control_chart and not overlapping and choose(values, periods) == "xmr":
        chart = xmr(values, periods, direction=result.measure.direction)
        last = chart.points[-1]
        return JudgedSeries(
            _joined(held, chart.points), "xmr", last.mean or 0.0, last.lower_limit, last.upper_limit
        )
    chart = run_chart(values, periods, direction=result.measure.direction)
    return JudgedSeries(_joined(held, chart.points), "run", chart.median, overlapping=overlapping)


def with_gaps(points: Sequence[Point]) -> list[tuple[str, Point | None]]:
    """The points by period, with one None wherever periods without a value lie between two of them.

    The period is the shortest step of the series: a month, or half a year where figures come twice
    a year.
    """
    steps = [months.between(one.period, after.period) for one, after in pairwise(points)]
    found: list[tuple[str, Point | None]] = [(points[0].period, points[0])] if points else []
    for point, step in zip(points[1:], steps, strict=True):
        if step > min(steps):
            found.append((months.add(found[-1][0], min(steps)), None))
        found.append((point.period, point))
    return found


def _p_chart(result: Result, held: Sequence[Point | None], periods: Sequence[str]) -> JudgedSeries:
    hits = [point.numerator if point else None for point in held]
    out_of = [point.denominator if point else None for point in held]
    chart = p_chart(hits, out_of, periods, direction=result.measure.direction)
    last = chart.points[-1]
    return JudgedSeries(
        _joined(held, chart.points), "p", last.mean or 0.0, last.lower_limit, last.upper_limit
    )


def _joined(
    held: Sequence[Point | None], found: Sequence[PointSpc] | Sequence[PointRun]
) -> tuple[JudgedPoint, ...]:
    return tuple(
        JudgedPoint(
            point, _LOOKS.get(each.point_type, "ordinary"), rule_words(each.label), *_limits(each)
        )
        for point, each in zip(held, found, strict=True)
        if point
    )


def _limits(each: PointSpc | PointRun) -> tuple[float | None, float | None]:
    return (each.lower_limit, each.upper_limit) if isinstance(each, PointSpc) else (None, None)
