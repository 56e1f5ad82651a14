"""Results with hidden figures, as an edition has them: the example figures with some of every
series hidden, judged anew from what is left.

What is hidden is `MARKED`: its exact points, which the results hold for nobody but kpis, have
numbers that stand nowhere else, so that one that is read, drawn or written is found.
"""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kpis.definitions import TOO_FEW, Hidden, Key, Point, Shown
from kpis.editions import Content
from kpis.editions.content import ToldSeries
from kpis.judging import Results
from kpis.judging.decisions import in_force
from kpis.judging.judged import judged
from kpis.measures import measures

MARKED = (48213.0, 59317.0, 73919.4)
"""Numerator, denominator and value of every hidden point."""
READ = re.compile(r"(?<![\d.])(?:48,?213|59,?317|73,?919|73,?920)(?!\d)")
"""How one of them would be read: no part of another number."""

Series = tuple[Shown | Hidden, ...]


def hidden_in(found: Results, chosen: Mapping[Key, Sequence[bool]]) -> Results:
    """The results with the months hidden that are chosen: for each series, from its newest month
    backwards, whether it is."""
    shares = {key: _hide(told, chosen.get(key, ())) for key, told in found.shares.items()}
    force = in_force(found.decisions)
    results = {
        id: replace(
            judged(measures()[id], shares, found.as_at, force),
            comparators=one.comparators,
            twelve_months=one.twelve_months,
        )
        for id, one in found.by_id.items()
    }
    exact = {key: tuple(map(_marked, told)) for key, told in shares.items()}
    return replace(found, by_id=results, shares=shares, exact=exact)


def at_random(found: Results, seed: int, share: float) -> Results:
    """The results with about that share of all figures hidden, the newest months more often."""
    chance = random.Random(seed)
    chosen = {
        key: [chance.random() < (1.5 * share if back < 2 else share) for back in range(len(told))]
        for key, told in found.shares.items()
    }
    return hidden_in(found, chosen)


def hiding(content: Content, found: Results, seed: int, share: float = 0.4) -> Content:
    """The content with about that share of all figures hidden, judged anew from what is left."""
    results = at_random(found, seed, share)
    series = tuple(ToldSeries(key, tuple(told)) for key, told in results.shares.items())
    return replace(content, measures=tuple(results.by_id.values()), series=series)


def _hide(told: Series, chosen: Sequence[bool]) -> Series:
    wanted = [*chosen, *[False] * (len(told) - len(chosen))][: len(told)][::-1]
    return tuple(
        Hidden(one.period, TOO_FEW) if hidden else one
        for one, hidden in zip(told, wanted, strict=True)
    )


def _marked(one: Shown | Hidden) -> Point:
    if isinstance(one, Shown):
        return one
    numerator, denominator, value = MARKED
    return Point(one.period, numerator, denominator, value)
