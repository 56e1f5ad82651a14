"""Scales: the range of a value axis, round steps on it, and which months an axis names."""

import math
from collections.abc import Iterable

from kpis import months
from kpis.figures import Unit

SPARE = 0.14
"""Room above and below the values, as a part of their range."""

SHOWN = 0.1
"""The smallest difference that figures show; values that differ by less are level."""

ALL_NAMED, JANUARY_ONLY = 6, 34
"""Up to how many months each is named; past how many only January is."""


def value_range(values: Iterable[float], unit: Unit) -> tuple[float, float]:
    """The lower and upper end of an axis that fits the values: never below 0, never above 100%."""
    values = list(values)
    low, high = min(values), max(values)
    spare = SPARE * (high - low) if high - low > SHOWN else max(SPARE * high, 1.0)
    return max(0.0, low - spare), min(high + spare, 100.0) if unit == "%" else high + spare


def steps(low: float, high: float, most: int, least: float = 0.0) -> list[float]:
    """The multiples of a round step between two values, at most `most` of them; no step is below
    `least`."""
    size = 10 ** math.floor(math.log10((high - low) / most))
    fitting = (
        _multiples(low, high, factor * size)
        for factor in (1, 2, 5, 10, 20)
        if factor * size >= least
    )
    return next(found for found in fitting if len(found) <= most)


def _multiples(low: float, high: float, step: float) -> list[float]:
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [each * step for each in range(first, last + 1)]


def decimals(values: list[float]) -> int:
    """How many decimal places tell neighbouring values of a scale apart."""
    step = values[1] - values[0] if len(values) > 1 else 1.0
    return max(0, -math.floor(math.log10(step) + 1e-9))


def named_months(first: str, last: str) -> list[str]:
    """The months that an axis names: January and July, or only January, or each one where there are
    few."""
    periods = months.every(first, last)
    wanted = ("-01",) if len(periods) > JANUARY_ONLY else ("-01", "-07")
    named = [period for period in periods if period.endswith(wanted)]
    return named if len(named) > 1 else periods[:: math.ceil(len(periods) / ALL_NAMED)]


def ticked_months(first: str, last: str) -> list[str]:
    """The months that have a small tick without a name: the starts of the other quarters."""
    named = named_months(first, last)
    quarters = ("-01", "-04", "-07", "-10")
    return [
        period
        for period in months.every(first, last)
        if period.endswith(quarters) and period not in named
    ]
