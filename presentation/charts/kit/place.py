"""A label above or below a mark, where it is clear of the lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal

from kpis import months
from presentation.charts.kit.frame import Part, day, text
from presentation.charts.kit.labels import Box
from presentation.charts.kit.plane import Plane, Spot
from presentation.palette import Palette

LETTER, LINE = 6.6, 17
"""Pixels: the width of a letter, and the height of a line of text."""

GAPS = (8, 20, 32)
"""Pixels that may lie between the middle of a mark and its label; the nearest that is clear is
taken."""

_ACROSS = {"center": (-0.5, 0.5), "left": (0.0, 1.0), "right": (-1.0, 0.0)}


@dataclass(frozen=True)
class MarkLabel:
    """A label of a mark at a month and value: its lines, where it begins or ends, on which side,
    and how far away."""

    lines: tuple[str, ...]
    period: str
    value: float
    anchor: Literal["center", "left", "right"] = "center"
    above: bool = True
    gap: int = GAPS[0]

    def room(self, plane: Plane) -> Box:
        """The box that the label fills, in pixels from its month and from the bottom of the
        plot."""
        width, height = LETTER * max(map(len, self.lines)), LINE * len(self.lines)
        left, right = (edge * width for edge in _ACROSS[self.anchor])
        bottom = plane.up(self.value) + (self.gap if self.above else -self.gap - height)
        return Box(left - 2, right + 2, bottom - 2, bottom + height + 2)

    def part(self, color: str) -> Part:
        """As an annotation."""
        shift, stands = (self.gap, "bottom") if self.above else (-self.gap, "top")
        place = {"x": day(self.period), "xanchor": self.anchor, "align": self.anchor}
        return text(
            "<br>".join(self.lines), color, y=self.value, yanchor=stands, yshift=shift, **place
        )


def placed(label: MarkLabel, plane: Plane, busy: Sequence[Spot]) -> tuple[MarkLabel, bool]:
    """The label where it covers least of `busy`, and whether it is quite clear.

    Of places as good it takes the nearest, in the middle; above where the line is lower round the
    mark, else below.
    """
    lower = _lower_round(plane.spot(label.period, label.value), busy)

    def worse(other: MarkLabel) -> tuple[float, int, bool, bool]:
        crowd = plane.crowd(busy, other.period, other.room(plane))
        return crowd, other.gap, other.anchor != "center", other.above != lower

    best = min(_places(label), key=worse)
    return best, not worse(best)[0]


def on_page(label: Part, palette: Palette) -> Part:
    """The label on the page's own colour, for one that a line may run behind."""
    return label | {"bgcolor": palette.page, "opacity": 0.92}


def covered(label: MarkLabel, plane: Plane) -> list[Spot]:
    """Spots all over the room of a label, where the plot is narrowest."""
    room, month = label.room(plane), plane.months / plane.narrow
    across = [room.left + (room.right - room.left) * step / 8 for step in range(9)]
    up = [room.bottom + (room.top - room.bottom) * step / 4 for step in range(5)]
    return [(months.between(plane.first, label.period) + x * month, y) for x in across for y in up]


def _places(label: MarkLabel) -> Iterator[MarkLabel]:
    for gap, anchor, above in product(GAPS, _ACROSS, (True, False)):
        yield replace(label, gap=gap, anchor=anchor, above=above)


def _lower_round(spot: Spot, busy: Sequence[Spot]) -> bool:
    near = [y for x, y in busy if abs(x - spot[0]) <= 2]
    return sum(near) < spot[1] * len(near)
