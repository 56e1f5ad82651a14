"""Small numbers: one rule for pages, exports and commands on when a part has too few cases for a figure of its own.

It is about what a figure can bear and about single children who could be known by it. It is no disclosure control:
where the whole and all other parts are shown, what is left out can still be worked out.
"""

from kpis import figures
from kpis.definitions.results import Point

FEWEST = 10
"""A part with fewer cases than this is named, without a figure and without their exact number: one case would move the
figure too far. A provider's mean wait counts for the gap from this many waiting."""

UNDER = f"under {FEWEST}"
"""What stands for the number of cases where there are fewer."""


def cases(point: Point) -> float:
    """How many cases a figure is made of: what it is out of, or what is counted where it is out of nothing."""
    return (point.numerator if point.denominator is None else point.denominator) or 0


def shown(point: Point | None) -> Point | None:
    """The figure of a part where it has enough cases to be shown; else None."""
    return point if point and cases(point) >= FEWEST else None


def few(number: float) -> bool:
    """Whether there are cases, and too few to say how many."""
    return 0 < number < FEWEST


def count(number: float) -> str:
    """A number of cases in a part: exact from `FEWEST` on, and where there are none at all."""
    return UNDER if few(number) else figures.count(number)
