"""Waits by provider and by length, from the stored points of the newest month: which providers
count, which of them are outside the band, and what the average would be without the longest waits.
Pages only put it into words.

What is called exact is counted with here and never shown; all else is as a reader may see it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kpis.definitions import BANDS, Hidden, Point, Result, Shown, at, counted, may_show
from kpis.judging import Results, meets

WAITS, ASSESSED = "nd_waits", "assessed"
AVERAGE, LONGEST, GAP = "nd_average_wait", "nd_longest_wait", "nd_provider_gap"
OVER_A_YEAR = 2
"""The place in `BANDS` from which a wait is a year or more."""
Bands = tuple[Shown | Hidden, Shown | Hidden, Shown | Hidden, Shown | Hidden]
"""How many wait in each of `BANDS`."""
Moved = Literal["more", "fewer", "as many"]


@dataclass(frozen=True)
class Provider:
    """A provider with children waiting, and their mean wait in weeks, now and at the baseline.

    `now` is hidden where too few wait to count, and `baseline` None where too few waited then, or
    none. `outside`: its mean is further above the fastest one's than the target allows. `over` is
    by how many weeks.
    """

    name: str
    now: Shown | Hidden
    baseline: Shown | None = None
    over: float = 0.0
    outside: bool = False


@dataclass(frozen=True)
class Shortened:
    """The mean wait in weeks had all who have waited a year or more been assessed: `children` is
    their number, None where it would give away that of a band that is hidden."""

    children: Shown | Hidden | None
    mean: Shown
    meets: bool


@dataclass(frozen=True)
class OverAYear:
    """How many children have waited a year or more, None where the number would give away that of
    a band that is hidden; and whether they are more or fewer than in an earlier month."""

    children: Shown | Hidden | None
    moved: Moved


def providers(found: Results) -> list[Provider]:
    """Every provider with children waiting, the slowest first; those with too few to count last, by
    name."""
    average, gap = found.by_id[AVERAGE], found.by_id[GAP]
    then = average.baseline.period if average.baseline else None
    named = found.breakdown(AVERAGE, "provider").items()
    held = [
        (name, at(points, average.series[-1].period), at(points, then)) for name, points in named
    ]
    counting = [(name, now, before) for name, now, before in held if isinstance(now, Shown)]
    few = sorted(
        ((name, now) for name, now, _ in held if isinstance(now, Hidden)), key=lambda one: one[0]
    )
    return _beside_the_fastest(sorted(counting, key=lambda one: -one[1].value), gap) + [
        Provider(name, now) for name, now in few
    ]


def _beside_the_fastest(
    counting: Sequence[tuple[str, Shown, Shown | Hidden | None]], gap: Result
) -> list[Provider]:
    """The providers that count, each held against the fastest as the gap itself is held against its
    target."""
    allowed = gap.target.value
    fastest = min((now.value for _, now, _ in counting), default=0.0)
    made = []
    for name, now, before in counting:
        one = Provider(name, now, before if isinstance(before, Shown) else None)
        if allowed is not None:
            more = now.value - fastest
            one = replace(
                one, over=more - allowed, outside=not meets(gap.measure, more, gap.target, None)
            )
        made.append(one)
    return made


def past_target(longest: Result, parts: Mapping[str, Point]) -> list[tuple[str, Shown | Hidden]]:
    """The providers where a child has waited past the target for the longest wait, given the
    longest at each, exact: the longest first, and those where too few wait to show it last."""
    past = [
        (name, may_show(point))
        for name, point in sorted(parts.items())
        if not meets(longest.measure, point.value, longest.target, None)
    ]
    return sorted(past, key=lambda each: -each[1].value if isinstance(each[1], Shown) else 0)


def providers_past_target(found: Results) -> list[tuple[str, Shown | Hidden]]:
    """The providers where a child has waited past the target for the longest wait, as `past_target`
    orders them."""
    longest, period = found.by_id[LONGEST], found.by_id[AVERAGE].series[-1].period
    held = {
        name: point
        for (measure, series, dimension, name), points in found.exact.items()
        if (measure, series, dimension) == (LONGEST, "", "provider")
        and (point := at(points, period))
    }
    return past_target(longest, held)


def without_the_longest(found: Results) -> Shortened | None:
    """The mean of those who have waited less than a year; None where nobody has waited longer, or
    too few less."""
    average = found.by_id[AVERAGE]
    period = average.series[-1].period
    named = [at(found.exact.get((AVERAGE, "", "band", name), ()), period) for name in BANDS]
    short, long = (
        [point for point in part if point] for part in (named[:OVER_A_YEAR], named[OVER_A_YEAR:])
    )
    left, children = (sum(point.cases for point in points) for points in (short, long))
    if not left or not children:
        return None
    mean = may_show(
        Point(period, None, left, sum(point.cases * point.value for point in short) / left)
    )
    if isinstance(mean, Hidden):
        return None
    met = meets(average.measure, mean.value, average.target, None)
    bands = exact_by_band(found)[period][OVER_A_YEAR:]
    return Shortened(_in_all(period, bands), mean, met)


def waiting(found: Results) -> Mapping[str, int]:
    """How many were waiting in all, by month."""
    return {point.period: int(point.cases) for point in found.by_id[AVERAGE].series}


def by_band(found: Results) -> Mapping[str, Bands]:
    """How many were waiting in each of `BANDS`, as it may be shown, by month."""
    made = {}
    for period, numbers in exact_by_band(found).items():
        shortest, year, two_years, longest = (counted(period, number) for number in numbers)
        made[period] = (shortest, year, two_years, longest)
    return made


def over_a_year(found: Results, since: str) -> OverAYear:
    """Those who have waited a year or more in the newest month, against the month `since`."""
    numbers = {period: sum(counts[OVER_A_YEAR:]) for period, counts in exact_by_band(found).items()}
    newest = max(numbers)
    children = _in_all(newest, exact_by_band(found)[newest][OVER_A_YEAR:])
    return OverAYear(children, way(numbers[since], numbers[newest]))


def _in_all(period: str, bands: Sequence[int]) -> Shown | Hidden | None:
    """How many are in these bands together; None where that and the other bands would tell a number
    that is hidden."""
    children = counted(period, sum(bands))
    hides = any(isinstance(counted(period, band), Hidden) for band in bands)
    return None if hides and isinstance(children, Shown) else children


def way(before: int, now: int) -> Moved:
    """Whether a number is more or fewer than it was."""
    if now == before:
        return "as many"
    return "more" if now > before else "fewer"


def exact_by_band(found: Results) -> Mapping[str, tuple[int, int, int, int]]:
    """The exact numbers, which are not for a reader."""
    points = {name: found.exact.get((AVERAGE, "", "band", name), ()) for name in BANDS}
    held = {
        name: {point.period: int(point.denominator or 0) for point in points[name]}
        for name in BANDS
    }
    made = {}
    for point in found.by_id[AVERAGE].series:
        shortest, year, two_years, longest = (held[name].get(point.period, 0) for name in BANDS)
        made[point.period] = (shortest, year, two_years, longest)
    return made
