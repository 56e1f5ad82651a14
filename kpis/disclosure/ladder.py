"""What is left out where a hidden number would follow: from the least that a reader would miss to
everything."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kpis import months
from kpis.computing import MONTHS_BROKEN_DOWN
from kpis.definitions import Point
from kpis.disclosure.draft import Draft
from kpis.disclosure.facts import Facts
from kpis.disclosure.series import TOGETHER, Place, Series


class Omission(NamedTuple):
    """Figures to hide, and what that leaves of the series named."""

    places: frozenset[Place]
    series: tuple[Series, ...] = ()
    left: str = ""


_ENDS: tuple[tuple[str, int, bool], ...] = (
    ("full windows", 1, False),
    ("quarter ends with the newest month and the baseline's", 3, True),
    ("quarter ends", 3, False),
    ("half years", 6, False),
    ("years", 12, False),
)
"""What may be left of a series: full windows that end with so many months of a year, and whether
the newest month and the baseline's stay besides."""


_TOLD = "what earlier editions told"
"""What is left where nothing that is new can be shown."""


def steps(made: Draft, found: Facts, place: Place) -> Iterator[Omission]:
    """What could be hidden so that a number of this figure is safe again, the least first. The
    series that stand behind the one that is broken down come before it."""
    open_ = {each: point for each, point in found.now.items() if each not in made.why}
    key, period = place
    if key[2]:
        parts = [each for each in open_ if each[0][2] and each[1] == period]
        yield from _one_by_one(found, open_, [each for each in parts if each[0][2] == key[2]])
        yield from _one_by_one(found, open_, [each for each in parts if each[0][2] != key[2]])
    flows = [one for one in found.series if one.calculation.basis == "flow"]
    yield from _months(found, open_, flows, place)
    ranked = sorted(flows, key=lambda one: (one.id == "", one.counting.broken_down))
    for taken in (ranked[:-1], ranked):
        for left, length, newest in _ENDS:
            yield Omission(
                frozenset(_beside(made, open_, taken, length, newest)), tuple(taken), left
            )
    yield Omission(frozenset(each for each in open_ if each[0][2]), tuple(flows), "no parts")
    if not flows:
        others = [each for each in open_ if each[0][:2] != key[:2]]
        yield from _one_by_one(found, open_, others)
    told = {each for each, _ in found.earlier}
    yield Omission(frozenset(open_.keys() - told), tuple(found.series), _TOLD)
    yield Omission(frozenset(open_), tuple(found.series), "nothing")


def all_left(before: str, now: str) -> str:
    """What is left of a series of which something has been left out before."""
    ends = [left for left, _, _ in _ENDS]
    other = [
        left
        for left in before.split(", ")
        if left not in ("", now) and not (left in ends and now in ends)
    ]
    return ", ".join([*other, now])


def _one_by_one(
    found: Facts, open_: Mapping[Place, Point], which: list[Place]
) -> Iterator[Omission]:
    """Single figures, the smallest first and the newest of a whole last; the same part of the same
    cases in several series is one."""
    same: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    newest = max((period for _, period in which), default="")

    def order(place: Place) -> tuple[bool, float, Place]:
        return place[1] == newest and not place[0][2], open_[place].cases, place

    for place in sorted(which, key=order):
        (measure, series, dimension, name), period = place
        within = found.look[place].counting.within
        of = (dimension, name, within) if dimension else (measure, series)
        same[*of, period].append(place)
    yield from (Omission(frozenset(places)) for places in same.values())


def _months(
    found: Facts, open_: Mapping[Place, Point], flows: list[Series], place: Place
) -> Iterator[Omission]:
    """Of a measure of one month: the months taken together, or another month near it."""
    sums = frozenset(each for each in open_ if each[0][1] == TOGETHER)
    if sums:
        yield Omission(sums, tuple(flows), "no months taken together")
    single = {one.key for one in flows if one.calculation.months == 1}
    if not place[0][2]:
        near = [one for one in open_ if one[0] in single and _near(one[1], place[1])]
        yield from _one_by_one(found, open_, near)


def _near(period: str, other: str) -> bool:
    """Whether a window of twelve months can hold both."""
    return abs(months.between(period, other)) < MONTHS_BROKEN_DOWN


def _beside(
    made: Draft, open_: Mapping[Place, Point], taken: list[Series], length: int, newest: bool
) -> Iterator[Place]:
    """The wholes of these series that are not left."""
    for one in taken:
        mine = {place: point for place, point in open_.items() if place[0] == one.key}
        last = max((period for _, period in mine), default="")
        judged = (last, made.baselines.get(one.measure, "")) if newest else ()
        for place, point in mine.items():
            ends = int(place[1][-2:]) % length == 0 or place[1] in judged
            if point.partial or not ends:
                yield place
