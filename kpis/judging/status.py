"""Baseline, target, trajectory and status: judged here for all measures alike, from nothing but the
figures that may be shown. What would follow from a hidden one is hidden too."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import isclose
from typing import overload

from data.plan import load_plan
from data.record import Decided
from kpis import months
from kpis.definitions import Baseline, Hidden, Measure, Point, ResolvedTarget, Status, at

BASELINE_PERIOD = load_plan().month
"""The month of the plan."""
_STRICT = ("increase_on_baseline", "year_on_year")
_ON_BASELINE = ("increase_on_baseline", "reduction")


@overload
def baseline_of(series: Sequence[Point], decision: Decided | None = None) -> Baseline | None: ...


@overload
def baseline_of(
    series: Sequence[Point | Hidden], decision: Decided | None = None
) -> Baseline | Hidden | None: ...


def baseline_of(
    series: Sequence[Point | Hidden], decision: Decided | None = None
) -> Baseline | Hidden | None:
    """The value for the plan's month, or for the month decided; where there is none, the first
    later point.

    A figure that was decided instead is a baseline for the months after its own.
    """
    start = (decision and decision.period) or BASELINE_PERIOD
    if decision and decision.figure is not None:
        later = series and series[-1].period > start
        return Baseline(start, decision.figure, decision) if later else None
    found = next((point for point in series if point.period >= start), None)
    if found is None or isinstance(found, Hidden):
        return found
    return Baseline(found.period, found.value, decision)


def resolve(
    measure: Measure,
    series: Sequence[Point | Hidden],
    baseline: Baseline | Hidden | None,
    comparator: Mapping[str, float],
    decision: Decided | None = None,
) -> ResolvedTarget:
    """The target as it stands for the newest point; its value is None where it cannot be resolved
    yet, and where it would follow from a hidden figure.

    `comparator` holds the comparator's values by month. `decision` is the one that gave the measure
    its target, if any.
    """
    target = measure.target
    rests_on = _rests_on(measure, series, baseline)
    value: float | None = None
    if target.kind in ("at_least", "at_most"):
        value = target.figure
    elif (
        target.kind == "reduction" and isinstance(baseline, Baseline) and target.figure is not None
    ):
        value = baseline.value * (1 - target.figure / 100)
    elif target.kind == "increase_on_baseline" and isinstance(baseline, Baseline):
        value = baseline.value
    elif isinstance(rests_on, Point):
        value = rests_on.value
    elif target.kind == "comparator" and series:
        value = comparator_at(comparator, series[-1].period, same_month=target.same_month)
    hidden = isinstance(rests_on, Hidden)
    return ResolvedTarget(target.kind, value, target.words, decision, hidden)


def _rests_on(
    measure: Measure, series: Sequence[Point | Hidden], baseline: Baseline | Hidden | None
) -> Baseline | Point | Hidden | None:
    """The figure that the target follows from, where it follows from one."""
    if measure.target.kind in _ON_BASELINE:
        return baseline
    if measure.target.kind == "year_on_year" and series:
        return at(series, months.add(series[-1].period, -12))
    return None


def comparator_at(
    comparator: Mapping[str, float], period: str, *, same_month: bool
) -> float | None:
    """The comparator's value for a month: of that month alone, or the newest one not after it."""
    if same_month:
        return comparator.get(period)
    newest = max((month for month in comparator if month <= period), default=None)
    return comparator[newest] if newest else None


def comparator_course(
    measure: Measure, series: Sequence[Point | Hidden], comparator: Mapping[str, float]
) -> dict[str, float]:
    """The value that each month of a series is compared with, by month (`YYYY-MM`), hidden ones
    too: it is published. A month before the first comparator has none."""
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
    if target.kind in _STRICT:
        return better(measure, value, target.value)
    return reaches(measure, value, target.value)


def reaches(measure: Measure, value: float, asked: float) -> bool:
    """Whether a value is as far as is asked, or further."""
    # A fifth less than a mean is a product of binary fractions: its last digit must not decide.
    return isclose(value, asked, rel_tol=1e-12) or better(measure, value, asked)


def judge(
    measure: Measure,
    series: Sequence[Point | Hidden],
    baseline: Baseline | Hidden | None,
    target: ResolvedTarget,
    rising: bool | None,
) -> Status:
    """The status of a measure. A target that is not resolved leaves the baseline alone to judge
    by."""
    if not series:
        return "no_data"
    newest = series[-1]
    if isinstance(newest, Hidden) or target.hidden:
        return "hidden"
    if target.kind == "none" or (target.value is None and not baseline):
        return "no_target"
    if meets(measure, newest.value, target, rising):
        return "met"
    if isinstance(baseline, Hidden) or _may_meet(measure, series, newest, target):
        return "hidden"
    better_now = baseline and better(measure, newest.value, baseline.value)
    return "improving" if better_now else "not_improving"


def _may_meet(
    measure: Measure, series: Sequence[Point | Hidden], newest: Point, target: ResolvedTarget
) -> bool:
    """Whether only a hidden month keeps from saying that the target is met."""
    asked = measure.target.rising and bool(_hidden_lately(series))
    return asked and meets(measure, newest.value, target, rising=True)


def _hidden_lately(series: Sequence[Point | Hidden]) -> list[Hidden]:
    """The hidden months among the newest twelve."""
    since = months.add(series[-1].period, -11)
    return [one for one in series if isinstance(one, Hidden) and one.period >= since]


def upward_trajectory(series: Sequence[Point | Hidden]) -> bool | None:
    """Whether the four newest three-month rates never fall and end above where they began; None
    with fewer, and where a month of theirs is hidden.

    They end at the newest month, and three, six and nine months before it.
    """
    if not series or _hidden_lately(series):
        return None
    shown = [one for one in series if isinstance(one, Point)]
    rates = [_quarter(shown, months.add(shown[-1].period, -back)) for back in (9, 6, 3, 0)]
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
