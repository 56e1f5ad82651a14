"""Where trends begin."""

from collections.abc import Iterable

from kpis import months
from kpis.definitions import Result
from kpis.judging import BASELINE_PERIOD

BEFORE_BASELINE = 11
"""Months shown before a baseline, so that the reader sees where it came from."""


def trend_start(results: Iterable[Result]) -> str:
    """The month with which the trends of all measures begin: eleven before the plan's baseline."""
    baselines = [result.baseline for result in results if result.baseline]
    plan = [baseline.period for baseline in baselines if baseline.decision is None]
    return months.add(min(plan, default=BASELINE_PERIOD), -BEFORE_BASELINE)


def chart_start(result: Result) -> str:
    """The month with which the chart of one measure begins, unless all months are asked for."""
    baseline = result.baseline.period if result.baseline else BASELINE_PERIOD
    return months.add(baseline, -BEFORE_BASELINE)
