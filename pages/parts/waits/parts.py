"""The waiting-times page's figures, taken from the stored points: providers, bands, pathways and boards."""

from collections.abc import Mapping

from kpis import figures
from kpis.compute import COUNTED_PROVIDER
from kpis.read import Results
from kpis.results import Point
from pages.parts.charts.bands import BandMonth
from pages.parts.charts.providers import ProviderWait

AVERAGE, LONGEST, OVER_13_WEEKS = "nd_average_wait", "nd_longest_wait", "over_13_weeks"
BANDS = ("Under 13 weeks", "13 to under 52 weeks", "52 to under 104 weeks", "104 weeks or more")
"""The bands by their stored name, from the shortest wait."""
BAND_NAMES = ("Under 13 weeks", "13 to 52", "52 to 104", "104 or more")
"""The same as a chart has room for."""


def at(points: tuple[Point, ...], period: str | None) -> Point | None:
    """The point of a month, or None."""
    return next((point for point in points if point.period == period), None)


def provider_waits(found: Results) -> list[ProviderWait]:
    """Each provider with children waiting now: its mean wait, and what that was at the baseline."""
    average = found.by_id[AVERAGE]
    then = average.baseline.period if average.baseline else None
    waits = []
    for name, points in found.breakdown(AVERAGE, "provider").items():
        now, before = at(points, average.series[-1].period), at(points, then)
        if now:
            waiting = int(now.denominator or 0)
            earlier = before.value if before else None
            waits.append(ProviderWait(name, waiting, now.value, earlier, waiting >= COUNTED_PROVIDER))
    return waits


def counted_waits(providers: list[ProviderWait]) -> Mapping[str, float]:
    """The mean waits of the providers that count, by name."""
    return {each.name: each.now for each in providers if each.counted}


def band_months(found: Results, since: str) -> list[BandMonth]:
    """How many were waiting in each band, month by month."""
    bands = found.breakdown(AVERAGE, "band")
    periods = [point.period for point in found.by_id[AVERAGE].series if point.period >= since]
    counts = {name: {point.period: int(point.denominator or 0) for point in points} for name, points in bands.items()}
    made = []
    for period in periods:
        shortest, year, two_years, longest = (counts.get(name, {}).get(period, 0) for name in BANDS)
        made.append(BandMonth(period, (shortest, year, two_years, longest)))
    return made


def split_rows(found: Results, dimension: str, names: Mapping[str, str]) -> list[tuple[str, ...]]:
    """One row a part: name, waiting, average, its change, longest, share of 13 weeks or more; most waiting first."""
    average = found.by_id[AVERAGE]
    period = average.series[-1].period
    parts = found.breakdown(AVERAGE, dimension)
    present = [(name, points) for name, points in parts.items() if at(points, period)]
    present.sort(key=lambda part: -((at(part[1], period) or part[1][-1]).denominator or 0))
    return [_row(found, dimension, name, points, names) for name, points in present]


def _row(
    found: Results, dimension: str, name: str, points: tuple[Point, ...], names: Mapping[str, str]
) -> tuple[str, ...]:
    """Where few wait, a figure would tell of single children: then it is only said that they are few."""
    average = found.by_id[AVERAGE]
    period, then = average.series[-1].period, average.baseline.period if average.baseline else None
    now, before = at(points, period), at(points, then)
    shown = " and ".join(names.get(part, part) for part in name.split("+"))
    if now is None or (now.denominator or 0) < COUNTED_PROVIDER:
        return (shown, f"under {COUNTED_PROVIDER}", *[figures.NOTHING] * 4)
    longest = at(found.breakdown(LONGEST, dimension).get(name, ()), period)
    over = at(found.breakdown(AVERAGE, dimension, OVER_13_WEEKS).get(name, ()), period)
    return (
        shown,
        figures.count(now.denominator),
        figures.number(now.value),
        figures.signed(now.value - before.value if before else None, "weeks").removesuffix(" wks"),
        figures.number(longest and longest.value),
        figures.figure(over and over.value, "%"),
    )
