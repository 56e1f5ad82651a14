"""Waits by provider and by length, from the stored points of the newest month: which providers count, which of them are
outside the band, and what the average would be without the longest waits. Pages only put it into words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kpis.definitions import small_numbers
from kpis.definitions.results import Point, Result, at
from kpis.judging.read import Results
from kpis.judging.status import meets

AVERAGE, LONGEST, GAP = "nd_average_wait", "nd_longest_wait", "nd_provider_gap"
BANDS = ("Under 13 weeks", "13 to under 52 weeks", "52 to under 104 weeks", "104 weeks or more")
"""The lengths of wait by their stored name, from the shortest."""
OVER_A_YEAR = 2
"""The place in `BANDS` from which a wait is a year or more."""


@dataclass(frozen=True)
class Provider:
    """A provider with children waiting: their number and mean wait in weeks, now and at the baseline.

    `waiting` and `now` are None where too few wait to count, and `baseline` where too few waited then, or none.
    `outside`: its mean is further above the fastest one's than the target allows. `over` is by how many weeks.
    """

    name: str
    waiting: int | None = None
    now: float | None = None
    baseline: float | None = None
    over: float = 0.0
    outside: bool = False


@dataclass(frozen=True)
class Shortened:
    """The mean wait in weeks had all who have waited a year or more been assessed: `children` is their number."""

    children: int
    mean: float
    meets: bool


def providers(found: Results) -> list[Provider]:
    """Every provider with children waiting, the slowest first; those with too few to count last, by name."""
    average, gap = found.by_id[AVERAGE], found.by_id[GAP]
    then = average.baseline.period if average.baseline else None
    named = found.breakdown(AVERAGE, "provider").items()
    held = [(name, at(points, average.series[-1].period), at(points, then)) for name, points in named]
    made = [_provider(name, now, before) for name, now, before in held if now]
    counted = sorted((one for one in made if one.now is not None), key=lambda one: -(one.now or 0))
    few = sorted((one for one in made if one.now is None), key=lambda one: one.name)
    return judged(counted, gap) + few


def judged(counted: Sequence[Provider], gap: Result) -> list[Provider]:
    """The providers that count, each held against the fastest as the gap itself is held against its target."""
    means = [one.now for one in counted if one.now is not None]
    allowed = gap.target.value
    if not means or allowed is None:
        return list(counted)
    fastest = min(means)
    beyond = [(one.now or 0) - fastest for one in counted]
    return [
        replace(one, over=more - allowed, outside=not meets(gap.measure, more, gap.target, None))
        for one, more in zip(counted, beyond, strict=True)
    ]


def without_the_longest(found: Results) -> Shortened | None:
    """The mean of those who have waited less than a year; None where nobody has waited longer, or nobody less."""
    average, parts = found.by_id[AVERAGE], found.breakdown(AVERAGE, "band")
    now = [at(parts.get(name, ()), average.series[-1].period) for name in BANDS]
    short, long = ([point for point in part if point] for part in (now[:OVER_A_YEAR], now[OVER_A_YEAR:]))
    left, children = (sum(map(small_numbers.cases, points)) for points in (short, long))
    if not left or not children:
        return None
    mean = sum(small_numbers.cases(point) * point.value for point in short) / left
    return Shortened(int(children), mean, meets(average.measure, mean, average.target, None))


def by_band(found: Results) -> Mapping[str, tuple[int, int, int, int]]:
    """How many were waiting in each of `BANDS`, by month."""
    points = found.breakdown(AVERAGE, "band")
    held = {name: {point.period: int(point.denominator or 0) for point in points.get(name, ())} for name in BANDS}
    made = {}
    for point in found.by_id[AVERAGE].series:
        shortest, year, two_years, longest = (held[name].get(point.period, 0) for name in BANDS)
        made[point.period] = (shortest, year, two_years, longest)
    return made


def _provider(name: str, now: Point, before: Point | None) -> Provider:
    enough, earlier = small_numbers.shown(now), small_numbers.shown(before)
    if enough is None:
        return Provider(name)
    return Provider(name, int(small_numbers.cases(enough)), enough.value, earlier.value if earlier else None)
