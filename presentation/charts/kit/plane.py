"""The plot of a chart over time as an area of pixels, so that labels can be placed before it is
drawn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kpis import months
from presentation.charts.kit.frame import EDGE
from presentation.charts.kit.labels import Box

MONTH = 30.4
"""Days, on average."""

Spot = tuple[float, float]
"""A place in a plot: months after the first, and pixels above the bottom."""


@dataclass(frozen=True)
class Plane:
    """The plot between two months and two values: `height` pixels high, `narrow` to `wide` pixels
    wide."""

    first: str
    last: str
    low: float
    high: float
    height: int
    narrow: int
    wide: int

    @property
    def months(self) -> float:
        """The length of the month axis, with what lies before the first month and after the
        last."""
        return months.between(self.first, self.last) + 2 * EDGE.days / MONTH

    def up(self, value: float) -> float:
        """Pixels from the bottom of the plot to the value."""
        return (value - self.low) / (self.high - self.low) * self.height

    def spot(self, period: str, value: float) -> Spot:
        """Where a figure lies."""
        return months.between(self.first, period), self.up(value)

    def crowd(self, busy: Iterable[Spot], at: str, room: Box) -> float:
        """How much of `busy` lies under a label of the month `at`, at the narrowest and the widest;
        less is better.

        `room` is in pixels: from the month, and from the bottom of the plot; what is outside the
        plot counts as well.
        """
        centre, busy = months.between(self.first, at), list(busy)
        return sum(self._under(busy, centre, room, width) for width in (self.narrow, self.wide))

    def _under(self, busy: Iterable[Spot], centre: int, room: Box, width: int) -> float:
        month = width / self.months
        edge = (centre + EDGE.days / MONTH) * month
        plot = Box(-edge, width - edge, 0, self.height)
        return room.holds(((x - centre) * month, y) for x, y in busy) + room.outside(plot)


def dense(spots: Sequence[Spot], pieces: int = 8) -> list[Spot]:
    """The spots with others between them, as a line joins them."""
    between = [
        (x + (to_x - x) * piece / pieces, y + (to_y - y) * piece / pieces)
        for (x, y), (to_x, to_y) in pairwise(spots)
        for piece in range(pieces)
    ]
    return between + list(spots[-1:])
