"""What may be shown to a reader of a figure: its value, or that it is hidden.

Results hold nothing else, so that no page, chart, sentence, file or command has a hidden number to
print or to draw: of an edition what its rule left (`kpis.disclosure`), of working figures all
wholes, and the parts with enough cases. Only kpis makes these values, and a test holds it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kpis.definitions.point import Point
from kpis.definitions.small_numbers import FEWEST_CASES, few

Key = tuple[str, str, str, str]
"""Of a series: measure, companion (empty for the measure itself), dimension, part."""
TOO_FEW = "too few to show"
LEAST, UNDER = f"{FEWEST_CASES}", f"under {FEWEST_CASES}"
"""In words: the fewest cases of a figure that is shown, and what stands for the number where there
are fewer."""


@dataclass(frozen=True)
class Shown(Point):
    """A figure as a reader may see it: its value, and the numerator and denominator where it has
    any."""


@dataclass(frozen=True)
class Hidden:
    """A figure that is there and is not shown, because it, or one that could be worked out with it,
    is of too few cases. It holds no number at all.

    `period` is its month, `YYYY-MM`; `words` stand for the figure: `under 10` cases, or `too few
    to show`.
    """

    period: str
    words: str = UNDER


Share = Mapping[Key, tuple[Shown | Hidden, ...]]
"""What may be shown of every series, in order of month."""


def whole(point: Point) -> Shown:
    """A working figure of all cases: those who may see working figures see it as it is."""
    return Shown(
        point.period, point.numerator, point.denominator, point.value, point.partial, point.batches
    )


def may_show(point: Point) -> Shown | Hidden:
    """The figure of a part where it has enough cases to be shown; else that it is hidden."""
    if point.cases < FEWEST_CASES:
        return Hidden(point.period)
    return whole(point)


def counted(period: str, number: int) -> Shown | Hidden:
    """A number of cases in a part: from the fewest that are shown on, and where there are none at
    all."""
    return Hidden(period) if few(number) else Shown(period, number, None, number)


def untold(period: str) -> Hidden:
    """What stands for a month of which an edition tells nothing, be there a figure or not."""
    return Hidden(period, TOO_FEW)
