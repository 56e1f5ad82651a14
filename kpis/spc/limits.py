"""Where ordinary ups and downs end: the mean and the limits of one rebase group."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kpis.spc.series import present

MOVING_RANGE_LIMIT = 2.66
"""Average moving ranges between mean and limit of an XmR chart: 3 / 1.128."""

SCREEN = 3.267
"""A moving range is screened out from this many average moving ranges on."""


@dataclass(frozen=True)
class Band:
    """The mean of a point's group and its limits, outer and near (two thirds of the way); None
    where undefined."""

    mean: float | None
    lower_limit: float | None = None
    upper_limit: float | None = None
    near_lower: float | None = None
    near_upper: float | None = None


def moving_ranges(values: Sequence[float | None]) -> list[float | None]:
    """Each value's distance from the one before; None for the first and on both sides of a gap."""
    steps = (None if a is None or b is None else abs(b - a) for a, b in pairwise(values))
    return [None, *steps]


def fixed(values: Sequence[float | None], fix_after: int | None) -> int:
    """How many leading points the limits rest on: as many as hold the first `fix_after` values, or
    all."""
    held = [position for position, value in enumerate(values) if value is not None]
    return len(values) if fix_after is None or len(held) <= fix_after else held[fix_after - 1] + 1


def moving_range_bands(
    values: Sequence[float | None], fix_after: int | None, screen_outliers: bool
) -> list[Band]:
    """XmR: one band for the whole group, undefined where no moving range is left (or none above
    zero to screen by)."""
    basis = values[: fixed(values, fix_after)]
    # The exact mean: a point that lies on the mean must be seen to, or it would not break a shift.
    mean = statistics.mean(present(basis)) if present(basis) else None
    ranges = present(moving_ranges(basis))
    if screen_outliers and ranges:
        cut = SCREEN * statistics.mean(ranges)
        ranges = [each for each in ranges if each < cut]
    if mean is None or not ranges:
        return [Band(mean)] * len(values)
    return [_band(mean, statistics.mean(ranges), MOVING_RANGE_LIMIT)] * len(values)


def binomial_bands(
    numerators: Sequence[float | None], denominators: Sequence[float | None], fix_after: int | None
) -> list[Band]:
    """The p chart, in per cent: a band a point, three standard errors by its own denominator, kept
    within 0 and 100.

    A gap is None in both. Undefined where the pooled share is 0 or 100: it leaves no room for
    chance.
    """
    size = fixed(denominators, fix_after)
    total = sum(present(denominators[:size]))
    if not total:
        return [Band(None)] * len(denominators)
    mean = 100 * sum(present(numerators[:size])) / total
    if not 0 < mean < 100:
        return [Band(mean)] * len(denominators)
    return [
        Band(mean)
        if out_of is None
        else _within(_band(mean, math.sqrt(mean * (100 - mean) / out_of), 3))
        for out_of in denominators
    ]


def _band(mean: float, unit: float, limit: float) -> Band:
    near = 2 * (limit / 3)
    return Band(
        mean, mean - limit * unit, mean + limit * unit, mean - near * unit, mean + near * unit
    )


def _within(band: Band) -> Band:
    edges = (band.lower_limit, band.upper_limit, band.near_lower, band.near_upper)
    return Band(band.mean, *(min(100.0, max(0.0, edge)) for edge in present(edges)))
