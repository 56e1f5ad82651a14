"""Chance that comes out the same each time: one generator a list and month, and the few ways in
which it is used."""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from random import Random


def generator(seed: int, *subject: object) -> Random:
    """A generator of its own for each subject, so that a month more, or a list more, leaves all
    others as they were."""
    return Random(":".join(str(part) for part in (seed, *subject)))


def about(rng: Random, mean: float) -> int:
    """A count that varies round its mean as counts do (standard deviation: the root of the
    mean)."""
    return max(0, int(rng.gauss(mean, mean**0.5) + 0.5))


def flags(rng: Random, count: int, share: float) -> list[bool]:
    """So many yes and no in random order, of which `share` (0 to 1), give or take two points, are
    yes.

    Steadier than a throw for each case: what an example should show must not hang on luck.
    """
    yes = min(count, max(0, int(count * rng.gauss(share, 0.02) + rng.random())))
    return rng.sample([True] * yes + [False] * (count - yes), count)


def pick(rng: Random, weights: Mapping[str, float]) -> str:
    """Return one of the keys, each with a chance in proportion to its weight."""
    return rng.choices(list(weights), list(weights.values()))[0]


def trend(day: date, points: Mapping[str, float]) -> float:
    """The level on a day, on straight lines between months: `{"2025-06": 0.4, "2026-10": 0.6}`, in
    order.

    Flat before the first and after the last.
    """
    dated = [(date.fromisoformat(f"{point}-01"), level) for point, level in points.items()]
    for (start, low), (end, high) in pairwise(dated):
        if day < end:
            return low + (high - low) * max(0, (day - start) / (end - start))
    return dated[-1][1]
