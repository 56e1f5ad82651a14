"""Which changes of a measure are more than ordinary ups and downs: all that charts need of `kpis.spc`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kpis.results import Point, Result
from kpis.spc import choose, rule_words, run_chart, xmr
from pages.parts.charts.series import with_gaps

Look = Literal["ordinary", "better", "worse"]

_LOOKS: dict[str, Look] = {"special_cause_improvement": "better", "special_cause_concern": "worse"}


@dataclass(frozen=True)
class JudgedPoint:
    """A point with its look and the rule that it is shown under, in words."""

    point: Point
    look: Look
    rule: str


@dataclass(frozen=True)
class Judged:
    """A series as judged: `centre` is the average, with limits; or on a run chart the middle value, without."""

    points: tuple[JudgedPoint, ...]
    centre: float
    lower_limit: float | None = None
    upper_limit: float | None = None

    @property
    def is_run_chart(self) -> bool:
        """Whether the series bears no limits."""
        return self.lower_limit is None


def judged(result: Result) -> Judged | None:
    """The series of a result by the rules for its measure; None without a point.

    A run chart where the measure is not for a control chart, or its points are too few for limits. Points of fewer than
    twelve months are left out where there are others: their ups and downs are greater.
    """
    points = [point for point in result.series if not point.partial] or list(result.series)
    if not points:
        return None
    periods, held = zip(*with_gaps(points), strict=True)
    values = [point.value if point else None for point in held]
    if result.measure.control_chart and choose(values, periods) == "xmr":
        chart = xmr(values, periods, direction=result.measure.direction)
        last = chart.points[-1]
        return Judged(_joined(held, chart.points), last.mean or 0.0, last.lower_limit, last.upper_limit)
    chart = run_chart(values, periods, direction=result.measure.direction)
    return Judged(_joined(held, chart.points), chart.median)


def _joined(held: Sequence[Point | None], found: Sequence) -> tuple[JudgedPoint, ...]:
    return tuple(
        JudgedPoint(point, _LOOKS.get(each.point_type, "ordinary"), rule_words(each.label))
        for point, each in zip(held, found, strict=True)
        if point
    )
