"""The second rule: what is hidden besides, so that a hidden number does not follow from the whole
and the other parts."""

from collections.abc import Mapping

from kpis import months
from kpis.computing import MONTHS_BROKEN_DOWN
from kpis.definitions import Point
from kpis.disclosure.series import Numbers, Series
from kpis.disclosure.small import few

NONE = Numbers(0, 0)


def hidden_besides(
    series: Series,
    parts: Mapping[str, Numbers],
    small: frozenset[str],
    unlisted: Numbers,
    threshold: int,
) -> set[str]:
    """The parts of one dimension and month that are hidden because of the small ones: the smallest
    in turn, until two are hidden and the numbers of the hidden ones add up to what may be shown.
    `unlisted` are the cases that have no part; they are hidden anyway where they are few."""
    counted = [unlisted] if unlisted.cases and few(series, unlisted, threshold) else []
    counted += [parts[name] for name in small]
    chosen: set[str] = set()
    for name in sorted(set(parts) - small, key=lambda name: (parts[name].cases, name)):
        if not counted or _enough(series, counted, threshold):
            break
        chosen.add(name)
        counted.append(parts[name])
    return chosen


def _enough(series: Series, hidden: list[Numbers], threshold: int) -> bool:
    """Whether so much is hidden that no single part of it can be told."""
    summed = Numbers(sum(one.hits for one in hidden), sum(one.others for one in hidden))
    return len(hidden) > 1 and summed.cases >= 2 * threshold and not few(series, summed, threshold)


def unlisted(
    series: Series, whole: Mapping[str, Point], period: str, parts: list[Numbers]
) -> Numbers:
    """The cases of the whole, over the months of its parts, that are in none of them."""
    of_parts = Numbers(sum(one.hits for one in parts), sum(one.others for one in parts))
    total = over_months(series, whole, period)
    return Numbers(max(0, total.hits - of_parts.hits), max(0, total.others - of_parts.others))


def over_months(series: Series, whole: Mapping[str, Point], period: str) -> Numbers:
    """The whole over the months that its parts are of."""
    held = [whole[period]] if period in whole else []
    calculation = series.calculation
    if calculation.basis == "flow" and calculation.months < MONTHS_BROKEN_DOWN:
        first = months.add(period, 1 - MONTHS_BROKEN_DOWN)
        held = [point for point in whole.values() if first <= point.period <= period]
    counts = [Numbers.of(point) for point in held]
    return Numbers(sum(one.hits for one in counts), sum(one.others for one in counts))
