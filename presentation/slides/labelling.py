"""Where the names of lines and marks stand on a chart over time: beside the ends of lines, apart
from each other, and elsewhere above or below a mark, clear of the lines."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from presentation.charts.kit import spread
from presentation.slides.plotting import PlotSeries, SlidePlot

_LARGE, _SMALL = 0.34, 0.26
"""Inches that the newest figure and other labels are high."""
_HALF, _NEAR, _STEP = 0.72, 0.24, 0.04
"""Inches: half the width of a label, from its middle to its mark, and between two tries."""
_BESIDE = 1.2
"""Where the middle of a label beside a mark is, in halves of its width."""
_LEAST = 0.02
"""Inches by which it is not worth moving a label."""


class LabelPlace(NamedTuple):
    """On which side of its mark a label stands, and by how many inches further down."""

    side: Literal["right", "above", "below"]
    down: float


class _Taken(NamedTuple):
    """What no label should lie on: a rectangle, in months along and inches up."""

    first: float
    last: float
    low: float
    high: float


@dataclass(frozen=True)
class _Sheet:
    """A plot of so many inches."""

    plot: SlidePlot
    width: float
    height: float

    def up(self, value: float) -> float:
        """How far up a value is, in inches."""
        return (value - self.plot.low) / (self.plot.high - self.plot.low) * self.height

    @property
    def reach(self) -> float:
        """Half the width of a label in months."""
        return _HALF * max(1, len(self.plot.months) - 1) / self.width


def label_places(plot: SlidePlot, width: float, height: float) -> dict[str, LabelPlace]:
    """The place of the label of each series that has one, by its name, on a plot of so many
    inches."""
    sheet = _Sheet(plot, width, height)
    last = len(plot.months) - 1
    ends = [one for one in plot.series if one.named == last]
    others = [one for one in plot.series if one.named is not None and one.named != last]
    places, taken = _at_ends(ends, sheet), [*_lines(sheet)]
    for one in others:
        places[one.name], room = _clear(one, sheet, taken)
        taken.append(room)
    return places


def _at_ends(ends: list[PlotSeries], sheet: _Sheet) -> dict[str, LabelPlace]:
    wanted = [sheet.up(one.values[-1] or 0.0) for one in ends]
    sizes = [_LARGE if one.kind == "own" else _SMALL for one in ends]
    placed = spread(wanted, sizes, 0, sheet.height)
    moved = [want - at for want, at in zip(wanted, placed, strict=True)]
    return {
        one.name: LabelPlace("right", down if abs(down) > _LEAST else 0.0)
        for one, down in zip(ends, moved, strict=True)
    }


def _lines(sheet: _Sheet) -> Iterator[_Taken]:
    """What the lines cover, from month to month."""
    for one in sheet.plot.series:
        for (at, then), (_, now) in pairwise(enumerate(one.values)):
            if then is not None and now is not None:
                yield _Taken(at, at + 1, sheet.up(min(then, now)), sheet.up(max(then, now)))


def _clear(one: PlotSeries, sheet: _Sheet, taken: list[_Taken]) -> tuple[LabelPlace, _Taken]:
    """The nearest clear place: beside the mark, else above or below it; just above where none
    is."""
    at = one.named or 0
    mark = sheet.up(one.values[at] or 0.0)
    beside = _room(at + _BESIDE * sheet.reach, mark, sheet)
    if not any(_meet(beside, other) for other in taken if other.last > at):
        return LabelPlace("right", 0.0), beside
    tries = (_NEAR + step * _STEP for step in range(math.ceil(sheet.height / _STEP)))
    for away in tries:
        for side, middle in (("above", mark + away), ("below", mark - away)):
            room = _room(at, middle, sheet)
            if (
                room.low >= 0
                and room.high <= sheet.height
                and not any(_meet(room, other) for other in taken)
            ):
                down = away - _NEAR if side == "below" else _NEAR - away
                return LabelPlace("below" if side == "below" else "above", down), room
    return LabelPlace("above", 0.0), _room(at, mark + _NEAR, sheet)


def _room(at: float, middle: float, sheet: _Sheet) -> _Taken:
    half = _SMALL / 2
    return _Taken(at - sheet.reach, at + sheet.reach, middle - half, middle + half)


def _meet(one: _Taken, other: _Taken) -> bool:
    along = one.first < other.last and other.first < one.last
    return along and one.low <= other.high and other.low <= one.high
