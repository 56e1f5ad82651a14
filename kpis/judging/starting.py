"""In which order extracts are best loaded into an empty database."""

from collections.abc import Iterable
from typing import NamedTuple

from kpis.definitions import Measure

COMPARING = "benchmarks"
"""The extract that measures are compared with. None waits for it."""


class NextFile(NamedTuple):
    """An extract, and the measures that have all they need once it is loaded after those before
    it."""

    extract: str
    completes: tuple[Measure, ...]


def starting_order(extracts: Iterable[str], measures: Iterable[Measure]) -> list[NextFile]:
    """Each extract once: next always comes the one that completes most measures, of equals the
    first given."""
    left, waiting = list(extracts), list(measures)
    loaded, steps = {COMPARING}, list[NextFile]()
    while left:
        following = max(left, key=lambda name: len(_completed(waiting, loaded | {name})))
        left.remove(following)
        loaded.add(following)
        done = _completed(waiting, loaded)
        waiting = [measure for measure in waiting if measure not in done]
        steps.append(NextFile(following, tuple(done)))
    return steps


def _completed(measures: Iterable[Measure], loaded: set[str]) -> list[Measure]:
    return [measure for measure in measures if set(measure.extracts) <= loaded]
