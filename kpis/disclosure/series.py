"""The series of a measure that an edition speaks of, each with what its declaration says of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from kpis.computing import TOGETHER
from kpis.definitions import (
    TOO_FEW,
    Calculation,
    Counting,
    Key,
    Measure,
    Point,
    Protects,
    Share,
)

__all__ = [
    "TOGETHER",
    "TOO_FEW",
    "Held",
    "Key",
    "Numbers",
    "Place",
    "Series",
    "Share",
    "Why",
    "series_of",
]

Why = Literal["small", "second", "guard"]
"""Why a figure is hidden: it is small; a small one would follow from it and others; or the guard
found that one would follow in another way."""
Place = tuple[Key, str]
"""A figure's series and month."""
Held = dict[Key, dict[str, Point]]
"""Exact figures by series and month."""


class Numbers(NamedTuple):
    """How many count, how many are there besides, and both."""

    hits: float
    others: float

    @property
    def cases(self) -> float:
        """All of them."""
        return self.hits + self.others

    @classmethod
    def of(cls, point: Point) -> "Numbers":
        """Those of a figure; all are others where nothing is counted among them."""
        hits = point.numerator or 0
        return cls(hits, point.cases - hits)


@dataclass(frozen=True)
class Series:
    """A measure's own series (`id` is empty) or a companion's, with what is declared of it."""

    measure: str
    id: str
    calculation: Calculation
    protects: Protects
    counting: Counting

    @property
    def key(self) -> Key:
        """The key of its whole."""
        return (self.measure, self.id, "", "")

    @property
    def counts_hits(self) -> bool:
        """Whether both those who count and those who do not are protected."""
        return self.protects == "counts" and self.calculation.statistic == "share"


def series_of(measure: Measure) -> Iterator[Series]:
    """The measure's own series and those of its companions. Where a declaration does not say whom
    it protects, all counts are."""
    protects = measure.protects or "counts"
    yield _series(measure.id, "", measure.calculation, protects, measure.counting)
    for one in measure.companions:
        yield _series(measure.id, one.id, one.calculation, one.protects or protects, one.counting)


def _series(
    measure: str, id: str, calculation: Calculation, protects: Protects, counting: Counting | None
) -> Series:
    alone = Counting(family=f"{measure} {id}".strip(), hits=("hit",), others=("other",))
    if calculation.statistic != "share":
        alone = alone.model_copy(update={"hits": ()})
    return Series(measure, id, calculation, protects, counting or alone)
