"""Charts with limits: XmR by the rules of NHSRplotthedots, the p chart, and which chart a series
can bear."""

import math
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Literal

from kpis.spc.limits import Band, binomial_bands, moving_range_bands
from kpis.spc.points import Chart, Direction, PointSpc, Rebase, When
from kpis.spc.series import applied, clean, places, spans
from kpis.spc.verdict import ENOUGH, assurance, checked, judged, newest

MIN_FIXED = 12
"""The fewest points that NHSRplotthedots lets limits be fixed on."""


def xmr(  # noqa: PLR0913 - the options are those of NHSRplotthedots, each given by name
    values: Sequence[float | None],
    dates: Sequence[str | date] | None = None,
    *,
    target: float | None = None,
    direction: Direction = "increase",
    rebase: Iterable[Rebase | When] = (),
    fix_after: int | None = None,
    screen_outliers: bool = False,
) -> Chart:
    """The XmR chart of a series; `kpis.spc` says how each argument is given.

    Raises ValueError without any value, for dates that do not fit or do not ascend, for an unknown
    direction, and for `fix_after` below 12.
    """
    series = clean(values)

    def bands(span: slice) -> list[Band]:
        return moving_range_bands(series[span], _fixed_on(fix_after), screen_outliers)

    return _chart(series, places(len(series), dates), bands, target, checked(direction), rebase)


def p_chart(  # noqa: PLR0913 - as for `xmr`
    numerators: Sequence[float | None],
    denominators: Sequence[float | None],
    dates: Sequence[str | date] | None = None,
    *,
    target: float | None = None,
    direction: Direction = "increase",
    rebase: Iterable[Rebase | When] = (),
    fix_after: int | None = None,
) -> Chart:
    """The p chart of a percentage: 100 x numerator / denominator, with limits by each point's own
    denominator.

    The mean is the pooled share; the limits are three binomial standard errors away, kept within 0
    and 100. The rules for signals, and the arguments, are those of `xmr`, without screening. A
    point is a gap where either count is missing or the denominator is zero. Raises ValueError as
    `xmr` does, and for a numerator that is no part of its denominator.
    """
    counts = [_counts(*pair) for pair in zip(numerators, denominators, strict=True)]
    hits, out_of = [hit for hit, _ in counts], [total for _, total in counts]
    series = clean(
        None if hit is None or total is None else 100 * hit / total for hit, total in counts
    )

    def bands(span: slice) -> list[Band]:
        return binomial_bands(hits[span], out_of[span], _fixed_on(fix_after))

    return _chart(series, places(len(series), dates), bands, target, checked(direction), rebase)


def choose(
    values: Sequence[float | None],
    dates: Sequence[str | date] | None = None,
    *,
    rebase: Iterable[Rebase | When] = (),
    fix_after: int | None = None,
) -> Literal["xmr", "run"]:
    """Which chart a series can bear: "run" below 13 values, or where limits anywhere are undefined
    or have no width.

    Raises ValueError as `xmr` does.
    """
    points = xmr(values, dates, rebase=rebase, fix_after=fix_after).points
    enough = sum(point.value is not None for point in points) >= ENOUGH
    return "xmr" if enough and all(_has_width(point) for point in points) else "run"


def _chart(
    series: Sequence[float | None],
    at: Sequence[When],
    bands: Callable[[slice], list[Band]],
    target: float | None,
    direction: Direction,
    rebase: Iterable[Rebase | When],
) -> Chart:
    rebases = applied(rebase, at)
    points = tuple(
        point
        for group, span in spans(len(series), rebases)
        for point in judged(at[span], series[span], bands(span), group, direction)
    )
    last = newest(points)
    return Chart(
        points, last.point_type, assurance(last, target, direction), tuple(rebases.values())
    )


def _fixed_on(fix_after: int | None) -> int | None:
    if fix_after is not None and fix_after < MIN_FIXED:
        raise ValueError(f"limits are fixed on {MIN_FIXED} points or more, not on {fix_after}")
    return fix_after


def _counts(hit: float | None, total: float | None) -> tuple[float | None, float | None]:
    if hit is None or not total or math.isnan(hit) or math.isnan(total):
        return None, None
    if not 0 <= hit <= total:
        raise ValueError(f"{hit} of {total} is not a share")
    return hit, total


def _has_width(point: PointSpc) -> bool:
    return (
        point.lower_limit is not None
        and point.upper_limit is not None
        and point.lower_limit < point.upper_limit
    )
