"""The board's course on a chart over time: a stair of which each tread begins in the month of a
step, and a dot where it begins."""

from itertools import pairwise

from kpis import figures, months
from kpis.definitions import Result
from presentation.charts.kit import (
    MarkLabel,
    Part,
    Plane,
    Spot,
    Stretch,
    day,
    dense,
    line,
    marks,
    plain,
    span,
)
from presentation.palette import Palette

NAME = "Course"
FEW = 3
"""How many steps may have their months beside them."""
DASHES = "9px,3px,2px,3px"
"""Dashes with dots between, so that a tread is told from the target even at its height."""


def stair(steps: Stretch, plane: Plane, palette: Palette) -> list[Part]:
    """The treads with the risers between them, from the first step on to the edge of the plot."""
    if not steps:
        return []
    left, right = span(plane.first, plane.last)
    treads = [(max(left, day(month)), value) for month, value in steps]
    starts = [when for when, _ in treads]
    along = [when for pair in zip(starts, [*starts[1:], right], strict=True) for when in pair]
    up = [value for _, value in treads for _ in range(2)]
    return [line(along, up, palette.target, 1.75, DASHES)]


def step_dots(steps: Stretch, plane: Plane, result: Result, palette: Palette) -> list[Part]:
    """A dot for each step in the months of the plot, which says what it asks for."""
    shown = [step for step in steps if step[0] >= plane.first]
    if not shown:
        return []
    unit = result.measure.unit
    hover = [
        f"<b>{months.long(month)}</b><br>{NAME}: {plain(figures.told_figure(value, unit))}"
        for month, value in shown
    ]
    look = {"size": 7, "color": palette.target, "opacity": 1}
    dates, values = [day(month) for month, _ in shown], [value for _, value in shown]
    return [marks(dates, values, marker=look, hoverinfo="text", hovertext=hover)]


def step_labels(steps: Stretch, result: Result) -> list[MarkLabel]:
    """What the steps ask for, where they are few also by when, not yet placed. The last one has its
    name in the margin."""

    def words(month: str, value: float) -> str:
        by = f" by {months.short(month)}" if len(steps) <= FEW else ""
        return f"{figures.plain_figure(value, result.measure.unit)}{by}"

    return [MarkLabel((words(month, value),), month, value) for month, value in steps[:-1]]


def stair_spots(steps: Stretch, plane: Plane) -> list[Spot]:
    """Spots all along the stair."""
    ends = [*steps, (plane.last, steps[-1][1])] if steps else []
    corners = [plane.spot(*steps[0])] if steps else []
    for (_, value), (month, then) in pairwise(ends):
        corners += [plane.spot(month, value), plane.spot(month, then)]
    return dense(corners)
