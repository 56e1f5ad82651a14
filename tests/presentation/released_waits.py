"""Waits as an edition holds them: no exact figures, means of one decimal, merged bands, and some of
the figures hidden. The numbers are so large that none is met by chance."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from kpis import months
from kpis.definitions import BANDS, BANDS_FROM
from kpis.definitions.shown import TOO_FEW, Hidden, Key, Shown
from kpis.judging.judged import judged
from kpis.judging.read import Results
from kpis.parts.waits import AVERAGE, GAP, LONGEST

THEN, NOW = "2025-05", "2026-10"
SINCE = months.add(THEN, -11)
MONTHS = months.every(SINCE, NOW)
PARTS = {
    "provider": ("North", "South", "East", "West"),
    "icb": ("L", "N"),
    "pathway": ("ASD", "ADHD", "ASD+ADHD"),
    "area": ("Barrow", "Eden"),
}


@dataclass
class Release:
    """An edition in the making: `share` is which share of the figures it hides, `bands` how many
    lengths of wait it tells apart (none where 0)."""

    random: Random
    share: float
    bands: int = 4
    shares: dict[Key, tuple[Shown | Hidden, ...]] = field(default_factory=dict)
    hidden: set[float] = field(default_factory=set)

    def add(self, key: Key, figures: Sequence[Shown], besides: Collection[str] = ()) -> set[str]:
        """A series, some of it hidden and the months `besides` too. Returns the hidden months."""
        made = self.shares[key] = tuple(self._released(one, besides) for one in figures)
        return {one.period for one in made if isinstance(one, Hidden)}

    def _released(self, figure: Shown, besides: Collection[str]) -> Shown | Hidden:
        if figure.period not in besides and self.random.random() >= self.share:
            return figure
        self.hidden |= {figure.value, *filter(None, (figure.numerator, figure.denominator))}
        return Hidden(figure.period, TOO_FEW)

    def mean(self, period: str, cases: int | None = None) -> Shown:
        """A mean wait of one decimal."""
        weeks = self.random.randint(10**6, 10**7) / 10
        return Shown(period, None, cases or self.children(), weeks)

    def children(self) -> int:
        """How many wait."""
        return self.random.randint(10**7, 10**8)


def released(found: Results, seed: int, share: float, bands: int = 4) -> tuple[Results, set[float]]:
    """The waits as an edition may hold them, and the numbers that it hides."""
    made = Release(Random(seed), share, bands)
    _bands(made)
    for dimension, names in PARTS.items():
        for name in names:
            made.add((AVERAGE, "", dimension, name), [made.mean(THEN), made.mean(NOW)])
            over = [made.mean(month) for month in (THEN, NOW)]
            made.add((AVERAGE, "over_13_weeks", dimension, name), over)
    made.add((LONGEST, "", "", ""), [made.mean(month) for month in MONTHS])
    made.add((GAP, "", "", ""), [made.mean(month) for month in MONTHS])
    return judged_again(found, made.shares), made.hidden


def _bands(made: Release) -> None:
    counts = {month: [made.children() for _ in range(made.bands or 1)] for month in MONTHS}
    # Bands that are all shown would tell a whole that is hidden.
    whole = [made.mean(month, sum(counts[month])) for month in MONTHS]
    hidden = made.add((AVERAGE, "", "", ""), whole)
    names = (*BANDS[: made.bands - 1], BANDS_FROM[made.bands - 1]) if made.bands else ()
    for place, name in enumerate(names):
        key = (AVERAGE, "", "band", name)
        made.add(key, [made.mean(month, counts[month][place]) for month in MONTHS], hidden)


def judged_again(found: Results, shares: dict[Key, tuple[Shown | Hidden, ...]]) -> Results:
    """Results of nothing but these shares, judged from them alone."""
    by_id = {
        id: replace(
            judged(found.by_id[id].measure, shares, found.as_at, {}),
            comparators=found.by_id[id].comparators,
        )
        for id in (AVERAGE, LONGEST, GAP)
    }
    return replace(found, exact={}, shares=shares, by_id=by_id)


def numbers(text: str) -> Iterator[float]:
    """Every number in a text, a list of them or one with thousands commas read both ways."""
    for one in re.findall(r"\d+(?:\.\d+)?", text) + re.findall(r"\d[\d,]*(?:\.\d+)?", text):
        yield float(one.replace(",", ""))
