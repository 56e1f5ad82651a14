"""The sheet on which a chart over time is drawn: its sizes, its axes, and the lane of milestones
below."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import plotly.graph_objects as go

from kpis.figures import Unit
from presentation.charts.kit import (
    NARROWEST,
    WIDEST,
    Part,
    Plane,
    figure,
    month_axis,
    steps,
    text,
    value_axis,
    value_range,
)
from presentation.charts.over_time.lane import Lane, lane_axis, lane_parts
from presentation.palette import Palette

LEFT, TOP, UNIT, BOTTOM = 46, 10, 22, 44
"""Margins in pixels; `UNIT` is what a unit above the axis takes besides."""


@dataclass(frozen=True)
class Size:
    """Height and right-hand margin in pixels, gridlines at most, and whether marks are named on the
    plot.

    `lane` is what the height holds of a lane of milestones, in pixels; a chart grows by what its
    lane takes besides.
    """

    height: int
    right: int
    gridlines: int
    names: bool
    lane: int = 0


LARGE, MEDIUM, SMALL = (
    Size(470, 104, 6, True, lane=132),
    Size(290, 104, 6, True),
    Size(185, 80, 5, False),
)
CONTROL = Size(470, 136, 6, True)


def plot(first: str, last: str, values: Sequence[float], unit: Unit, size: Size) -> Plane:
    """The plot between two months that fits the values, as high as it is without a lane."""
    low, high = value_range(values, unit)
    aside = LEFT + size.right
    return Plane(
        first, last, low, high, size.height - _top(unit) - BOTTOM, NARROWEST - aside, WIDEST - aside
    )


@dataclass(frozen=True)
class PlotSheet:
    """A plot with its unit and size, and the lane of milestones below it, if any."""

    plane: Plane
    unit: Unit
    size: Size
    lane: Lane | None = None

    @property
    def inner(self) -> int:
        """Pixels from the top of the plot to the foot of the figure."""
        return self.plane.height + BOTTOM + (self.lane.height if self.lane else 0)


def sheet(plane: Plane, unit: Unit, size: Size, lane: Lane) -> PlotSheet:
    """The sheet on which the plot leaves room for the lane; without milestones the plot is as it
    was."""
    if not lane.shown:
        return PlotSheet(plane, unit, size)
    return PlotSheet(
        replace(plane, height=plane.height - min(lane.height, size.lane)), unit, size, lane
    )


def time_figure(
    traces: Sequence[Part], labels: Sequence[Part], sheet: PlotSheet, palette: Palette
) -> go.Figure:
    """A chart over time, and the milestones below it."""
    squares, headings = lane_parts(sheet.lane, palette) if sheet.lane else ([], [])
    margin = (LEFT, sheet.size.right, _top(sheet.unit), 0)
    annotations = [*_unit_label(sheet.unit, palette), *labels, *headings]
    layout = {**_axes(sheet, palette), "annotations": annotations}
    return figure(palette, sheet.inner + margin[2], margin, [*traces, *squares], layout)


def _axes(sheet: PlotSheet, palette: Palette) -> Part:
    plane = sheet.plane
    grid = steps(
        plane.low, plane.high, sheet.size.gridlines, least=1 if sheet.unit == "people" else 0
    )
    axes = {
        "xaxis": month_axis(plane.first, plane.last, palette) | {"anchor": "y"},
        "yaxis": value_axis(plane.low, plane.high, grid, palette, sheet.unit)
        | {"domain": [1 - plane.height / sheet.inner, 1]},
    }
    return axes | (
        {"yaxis2": lane_axis(sheet.lane, sheet.lane.height / sheet.inner)} if sheet.lane else {}
    )


def _top(unit: Unit) -> int:
    return TOP if unit == "%" else TOP + UNIT


def _unit_label(unit: Unit, palette: Palette) -> list[Part]:
    if unit == "%":
        return []
    place = {
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "xshift": -LEFT + 4,
        "y": 1,
        "yref": "paper",
    }
    return [text(unit[0].upper() + unit[1:], palette.muted, yanchor="bottom", yshift=7, **place)]
