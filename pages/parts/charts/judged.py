"""Which changes of a measure are more than ordinary ups and downs: all that charts need of `kpis.spc`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kpis.results import Point, Result
from kpis.spc import PointRun, PointSpc, choose, p_chart, rule_words, run_chart, xmr
from pages.parts.charts.series import with_gaps

Look = Literal["ordinary", "better", "worse"]
Kind = Literal["control", "p"]

_MARKS = "Grey: ordinary ups and downs. Circle: better than these explain. Square: worse."
_CONTROL = (
    "Solid line: average of all months. Dotted lines: the limits of ordinary ups and downs. A result is marked when it "
    "is beyond a limit, one of 2 out of 3 near the same limit, one of 7 in a row on one side of the average, or one of "
    "7 in a row that keep going up or keep going down."
)
_RUN = (
    "A run chart, without limits. Solid line: the middle value of all months. A result is marked when it is one of 6 "
    "in a row on one side of the middle, or one of 5 in a row that keep going up or keep going down."
)
_P = " The limits are wider in months with fewer cases."
_SHARED = " Each figure covers twelve months and shares eleven of them with the one before, so that runs are common."

ENOUGH = 13
"""Points from which limits are worth drawing."""
_LOOKS: dict[str, Look] = {"special_cause_improvement": "better", "special_cause_concern": "worse"}


@dataclass(frozen=True)
class JudgedPoint:
    """A point with its look, the rule that it is shown under, in words, and the limits that it was held against."""

    point: Point
    look: Look
    rule: str
    lower_limit: float | None = None
    upper_limit: float | None = None


@dataclass(frozen=True)
class Judged:
    """A series as judged: `centre` is the average, with limits; or on a run chart the middle value, without.

    `caption` says what the marks mean and by which rules they are set.
    """

    points: tuple[JudgedPoint, ...]
    caption: str
    centre: float
    lower_limit: float | None = None
    upper_limit: float | None = None

    @property
    def is_run_chart(self) -> bool:
        """Whether the series bears no limits."""
        return self.lower_limit is None


def offers_p_chart(result: Result) -> bool:
    """Whether a p chart has something to add: the months' own denominators differ, and there are enough of them."""
    calculation = result.measure.calculation
    monthly = calculation.basis == "flow" and calculation.months == 1 and result.measure.control_chart
    return monthly and result.measure.unit == "%" and len(result.series) >= ENOUGH


def judged(result: Result, kind: Kind = "control") -> Judged | None:
    """The series of a result by the rules for its measure, or as a p chart; None without a point.

    A run chart where the measure is not for a control chart, where each point holds the cases of twelve months, most of
    them those of the point before, or where points are too few for limits. Points of fewer than twelve months are left
    out where there are others: their ups and downs are greater.
    """
    points = [point for point in result.series if not point.partial] or list(result.series)
    if not points:
        return None
    periods, held = zip(*with_gaps(points), strict=True)
    values = [point.value if point else None for point in held]
    if kind == "p":
        return _p_chart(result, held, periods)
    monthly = result.measure.control_chart and result.measure.calculation.months == 1
    if monthly and choose(values, periods) == "xmr":
        chart = xmr(values, periods, direction=result.measure.direction)
        last = chart.points[-1]
        told = f"{_CONTROL} {_MARKS}"
        return Judged(_joined(held, chart.points), told, last.mean or 0.0, last.lower_limit, last.upper_limit)
    chart = run_chart(values, periods, direction=result.measure.direction)
    told = f"{_RUN} {_MARKS}{_SHARED if result.measure.calculation.months > 1 else ''}"
    return Judged(_joined(held, chart.points), told, chart.median)


def _p_chart(result: Result, held: Sequence[Point | None], periods: Sequence[str]) -> Judged:
    hits = [point.numerator if point else None for point in held]
    out_of = [point.denominator if point else None for point in held]
    chart = p_chart(hits, out_of, periods, direction=result.measure.direction)
    last = chart.points[-1]
    told = f"{_CONTROL}{_P} {_MARKS}"
    return Judged(_joined(held, chart.points), told, last.mean or 0.0, last.lower_limit, last.upper_limit)


def _joined(held: Sequence[Point | None], found: Sequence[PointSpc] | Sequence[PointRun]) -> tuple[JudgedPoint, ...]:
    return tuple(
        JudgedPoint(point, _LOOKS.get(each.point_type, "ordinary"), rule_words(each.label), *_limits(each))
        for point, each in zip(held, found, strict=True)
        if point
    )


def _limits(each: PointSpc | PointRun) -> tuple[float | None, float | None]:
    return (each.lower_limit, each.upper_limit) if isinstance(each, PointSpc) else (None, None)
