"""Baseline, target, trajectory and status: judged here for all measures alike, from their points
alone."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import isclose

from data.plan import load_plan
from data.record import Decided
from kpis import months
from kpis.definitions import Baseline, Measure, Point, ResolvedTarget, Status

BASELINE_PERIOD = load_plan().month
"""The month of the plan."""
_STRICT = ("increase_on_baseline", "year_on_year")


def baseline_of(series: Sequence[Point], decision: Decided | None = None) -> Baseline | None:
    """The value for the plan's month, or for the month decided; where there is none, the first
    later point.

    A figure that was decided instead is a baseline for the months after its own.
    """
    start = (decision and decision.period) or BASELINE_PERIOD
    if decision and decision.figure is not None:
        later = series and series[-1].period > start
        return Baseline(start, decision.figure, decision) if later else None
    found = next((point for point in series if point.period >= start), None)
    return Baseline(found.period, found.value, decision) if found else None


def resolve(
    measure: Measure,
    series: Sequence[Point],
    baseline: Baseline | None,
    comparator: Mapping[str, float],
    decision: Decided | None = None,
) -> ResolvedTarget:
    """The target as it stands for the newest point; its value is None where it cannot be resolved
    yet.

    `comparator` holds the comparator's values by month. `decision` is the one that gave the measure
    its target, if any.
    """
    target = measure.target
    value: float | None = None
    if target.kind in ("at_least", "at_most"):
        value = target.figure
    elif target.kind == "reduction" and baseline and target.figure is not None:
        value = baseline.value * (1 - target.figure / 100)
    elif target.kind == "increase_on_baseline" and baseline:
        value = baseline.value
    elif target.kind == "year_on_year" and series:
        earlier = months.add(series[-1].period, -12)
        value = next((point.value for point in series if point.period == earlier), None)
    elif target.kind == "comparator" and series:
        value = comparator_at(comparator, series[-1].period, same_month=target.same_month)
    return ResolvedTarget(target.kind, value, target.words, decision)


def comparator_at(
    comparator: Mapping[str, float], period: str, *, same_month: bool
) -> float | None:
    """The comparator's value for a month: of that month alone, or the newest one not after it."""
    if same_month:
        return comparator.get(period)
    newest = max((month for month in comparator if month <= period), default=None)
    return comparator[newest] if newest else None


def comparator_course(
    measure: Measure, series: Sequence[Point], comparator: Mapping[str, float]
) -> dict[str, float]:
    """The value that each month of a series is compared with, by month (`YYYY-MM`). A month before
    the first comparator has none."""
    same = measure.target.same_month
    found = {
        point.period: comparator_at(comparator, point.period, same_month=same) for point in series
    }
    return {period: value for period, value in found.items() if value is not None}


def better(measure: Measure, value: float, than: float) -> bool:
    """Whether a value is better than another, in the measure's own direction."""
    return value > than if measure.direction == "increase" else value < than


def meets(measure: Measure, value: float, target: ResolvedTarget, rising: bool | None) -> bool:
    """Whether a value meets a resolved target: at it, or (above the baseline, above a year earlier)
    beyond it.

    Where the plan asks for an upward trajectory besides, that must be so too.
    """
    if target.value is None or (measure.target.rising and not rising):
        return False
    # A fifth less than a mean is a product of binary fractions: its last digit must not decide.
    reached = isclose(value, target.value, rel_tol=1e-12) and target.kind not in _STRICT
    return reached or better(measure, value, target.value)


def judge(
    measure: Measure,
    series: Sequence[Point],
    baseline: Baseline | None,
    target: ResolvedTarget,
    rising: bool | None,
) -> Status:
    """The status of a measure. A target that is not resolved leaves the baseline alone to judge
    by."""
    if not series:
        return "no_data"
    value = series[-1].value
    if target.kind == "none" or (target.value is None and not baseline):
        return "no_target"
    if meets(measure, value, target, rising):
        return "met"
    return "improving" if baseline and better(measure, value, baseline.value) else "not_improving"


def upward_trajectory(series: Sequence[Point]) -> bool | None:
    """Whether the four newest three-month rates never fall and end above where they began; None
    with fewer.

    They end at the newest month, and three, six and nine months before it.
    """
    if not series:
        return None
    rates = [_quarter(series, months.add(series[-1].period, -back)) for back in (9, 6, 3, 0)]
    known = [rate for rate in rates if rate is not None]
    if len(known) < len(rates):
        return None
    return all(later >= earlier for earlier, later in pairwise(known)) and known[-1] > known[0]


def _quarter(series: Sequence[Point], end: str) -> float | None:
    """The rate of the three months to `end`: numerators over denominators, where there are any."""
    wanted = {months.add(end, -back) for back in range(3)}
    found = [point for point in series if point.period in wanted]
    out_of = sum(point.denominator or 0 for point in found)
    return 100 * sum(point.numerator or 0 for point in found) / out_of if out_of else None
