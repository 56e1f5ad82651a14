"""Series of which one holds the other: where a board sees both, it sees the difference too."""

from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import NamedTuple

from kpis.disclosure.second import over_months
from kpis.disclosure.series import Held, Numbers, Place, Series


class Known(NamedTuple):
    """A number that a series gives away: of which kinds of cases, and how many they are."""

    kinds: frozenset[str]
    number: float


def too_near(
    family: Sequence[Series], held: Held, hidden: set[Place], threshold: int
) -> set[Place]:
    """The wholes to be hidden of a family besides, so that no two that are shown differ by a
    small number of cases. The measure that is broken down stays."""
    ranked = sorted(family, key=lambda one: (one.id != "", not one.counting.broken_down))
    ranked = [one for one in ranked if not one.counting.within]
    chosen: set[Place] = set()
    for period in sorted({period for one in ranked for period in held.get(one.key, {})}):
        kept: list[Series] = []
        for one in ranked:
            place = (one.key, period)
            if period not in held.get(one.key, {}) or place in hidden:
                continue
            if any(_near(held, one, other, period, threshold) for other in kept):
                chosen.add(place)
            else:
                kept.append(one)
    return chosen


def _near(held: Held, one: Series, other: Series, period: str, threshold: int) -> bool:
    return any(
        inner.kinds < outer.kinds and outer.number - inner.number < threshold
        for pair in permutations((one, other))
        for outer in _known(held, pair[0], pair[1], period)
        for inner in _known(held, pair[1], pair[0], period)
    )


def _known(held: Held, one: Series, other: Series, period: str) -> Iterator[Known]:
    """What the series gives away over the months in which both can be compared."""
    point = held[one.key][period]
    alike = one.calculation.months == other.calculation.months
    counts = Numbers.of(point) if alike else over_months(one, held[one.key], period)
    hits, others = frozenset(one.counting.hits), frozenset(one.counting.others)
    yield from (Known(hits, counts.hits), Known(others, counts.others))
    yield Known(hits | others, counts.cases)
