"""A target that was met before and is not now."""

from dataclasses import replace

from kpis import months
from kpis.definitions import Hidden, Result, Shown
from kpis.judging import BASELINE_PERIOD, meets, upward_trajectory


def last_met(result: Result) -> str | None:
    """The last month, from that of the baseline on, in which a figure met the target, where the
    newest does not; None where it does, never did, or that cannot be said.

    Each month is held against the target as it was then: against the comparator of that month, or
    its own figure of a year before; every other target is one for all months.
    """
    if result.status not in ("improving", "not_improving"):
        return None
    start = result.baseline.period if result.baseline else BASELINE_PERIOD
    earlier = [one for one in result.series[:-1] if one.period >= start and not one.partial]
    return next((one.period for one in reversed(earlier) if _met(result, one)), None)


def _met(result: Result, one: Shown) -> bool:
    then = replace(result.target, value=_target_of(result, one.period))
    rising = result.measure.target.rising and upward_trajectory(_until(result, one.period))
    return meets(result.measure, one.value, then, rising)


def _until(result: Result, period: str) -> list[Shown | Hidden]:
    return [one for one in result.told if one.period <= period]


def _target_of(result: Result, period: str) -> float | None:
    if result.target.kind == "comparator":
        return result.targets.get(period)
    if result.target.kind == "year_on_year":
        before = months.add(period, -12)
        return next((one.value for one in result.series if one.period == before), None)
    return result.target.value
