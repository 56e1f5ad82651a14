"""A system of whole numbers that cannot be below zero: sums of them that are known exactly or
within limits. `pinned` finds those that have one value only, whatever else is true.

It is plain integer reasoning: limits are passed from sum to sum; what they leave open is searched
by SCIP, which proves that no other whole number will do.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from tests.disclosure.search import Search
from tests.disclosure.sums import ContradictionError, Name, Sum, narrowed, open_parts, together

Named = TypeVar("Named", bound=Hashable)


@dataclass
class System(Generic[Named]):
    sums: list[Sum] = field(default_factory=list)

    def add(
        self, terms: Mapping[Named, int], low: int, high: int | None = None, source: int = 0
    ) -> None:
        """Say that a sum lies from `low` to `high`, or is `low` where no `high` is given."""
        kept = tuple((name, times) for name, times in terms.items() if times)
        self.sums.append(Sum(kept, low, low if high is None else high, source))

    def pinned(self, wanted: Iterable[Named]) -> dict[Named, int]:
        """The wanted numbers that have one value only."""
        asked = set(wanted)
        found: dict[Name, int] = {}
        for sums in together(self.sums):
            found |= _pinned(_consistent(sums), {*asked})
        return {name: found[name] for name in asked if name in found}


def _consistent(sums: list[Sum]) -> list[Sum]:
    """The sums that can all be true: of those that cannot, what has the higher source goes."""
    if _fits(sums):
        return sums
    kept: list[Sum] = []
    for source in sorted({one.source for one in sums}):
        kept = _with(kept, [one for one in sums if one.source == source])
    return kept


def _with(kept: list[Sum], more: list[Sum]) -> list[Sum]:
    if _fits(kept + more):
        return kept + more
    if len(more) == 1:
        return kept
    half = len(more) // 2
    return _with(_with(kept, more[:half]), more[half:])


def _fits(sums: Sequence[Sum]) -> bool:
    try:
        return all(Search(part, limits).solution({}) for part, limits in open_parts(sums))
    except ContradictionError:
        return False


def _pinned(sums: list[Sum], asked: set[Name]) -> dict[Name, int]:
    limits = narrowed(sums)
    found = {name: low for name, (low, high) in limits.items() if low == high and name in asked}
    for part, left in open_parts(sums):
        found |= Search(part, left).pinned(asked)
    return found
