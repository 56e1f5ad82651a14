"""What may be shown to a reader of a part of a measure: its figure, or that it is hidden.

`Results.breakdown` and the rooms of `kpis.parts` give nothing else, so that no page, chart,
sentence, file or command has a hidden number to print or to draw. Only `may_show` and `counted`
make these values, and only kpis calls them.
"""

from dataclasses import dataclass

from kpis.definitions.results import Point
from kpis.definitions.small_numbers import FEWEST_CASES, few

LEAST, UNDER = f"{FEWEST_CASES}", f"under {FEWEST_CASES}"
"""In words: the fewest cases of a figure that is shown, and what stands for the number where there
are fewer."""


@dataclass(frozen=True)
class Shown(Point):
    """The figure of a part as a reader may see it: its value, and the numerator and denominator
    where it has any."""


@dataclass(frozen=True)
class Hidden:
    """A figure that is there and is not shown, because it has too few cases. It holds no number at
    all.

    `period` is its month, `YYYY-MM`; `words` stand for the number of cases: `under 10`.
    """

    period: str
    words: str = UNDER


def may_show(point: Point) -> Shown | Hidden:
    """The figure of a part where it has enough cases to be shown; else that it is hidden."""
    if point.cases < FEWEST_CASES:
        return Hidden(point.period)
    return Shown(
        point.period, point.numerator, point.denominator, point.value, point.partial, point.batches
    )


def counted(period: str, number: int) -> Shown | Hidden:
    """A number of cases in a part: from the fewest that are shown on, and where there are none at
    all."""
    return Hidden(period) if few(number) else Shown(period, number, None, number)
