"""A measure by area or provider, each against the target: a dot, and a line from it to the
target."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from kpis import figures
from kpis.definitions import Direction, Shown
from kpis.figures import Unit
from presentation.charts.kit import (
    LEFT,
    SHOWN,
    Part,
    Row,
    figure,
    heights,
    line,
    marks,
    nothing,
    plain,
    row_axis,
    row_names,
    text,
)
from presentation.palette import Palette

HEAD, RIGHT, FOOT = 30, 24, 6
"""Margins in pixels; the head holds the name of the target."""

_LABEL, _EDGE = 62, 16
"""Pixels: what a figure takes beside its dot, and what is free at the other side."""


@dataclass(frozen=True)
class Share:
    """One area or provider: its figure, and the words under its name, such as `357 of 609`."""

    name: str
    figure: Shown
    counts: str

    @property
    def value(self) -> float:
        """The value of its figure, in the unit of the measure."""
        return self.figure.value


@dataclass(frozen=True)
class Reference:
    """What each is held against: its name (`Target`, `England`) and its value."""

    name: str
    value: float


def breakdown_chart(
    shares: Sequence[Share],
    palette: Palette,
    *,
    unit: Unit,
    direction: Direction,
    reference: Reference | None = None,
) -> go.Figure:
    """A row for each, best first, as high as its rows; the lines begin at the reference, or at zero
    without one."""
    if not shares:
        return nothing(palette, HEAD)
    ordered = sorted(shares, key=lambda each: each.value, reverse=direction == "increase")
    rows = [Row(each.name, (each.counts,)) for each in ordered]
    start = reference.value if reference else 0.0
    placed = list(zip(ordered, heights(rows), strict=True))
    traces = [_lines(placed, start, palette), _dots(placed, unit, palette)]
    labels = [_figure(each, start, at, unit, palette) for each, at in placed]
    values = [each.value for each in ordered]
    left, right = _rooms(values, start)
    name = _name(reference, reference.value >= max(values), unit, palette) if reference else []
    layout = {
        "xaxis": {"range": _range(values, start), "visible": False, "fixedrange": True},
        "yaxis": row_axis(rows),
        "shapes": _line(reference, palette) if reference else [],
        "annotations": [
            *row_names(rows, palette, left),
            *labels,
            *name,
        ],
    }
    height = HEAD + sum(row.height for row in rows) + FOOT
    return figure(palette, height, (LEFT + left, RIGHT + right, HEAD, FOOT), traces, layout)


def _rooms(values: Sequence[float], start: float) -> tuple[int, int]:
    """Pixels left and right of the plot for the figures that stand there."""
    return (_LABEL if min(values) < start else _EDGE), (_LABEL if max(values) >= start else _EDGE)


def _range(values: Sequence[float], start: float) -> list[float]:
    """The lowest and the highest value of the axis. It is at least `SHOWN` wide, so that small
    differences do not look large."""
    low, high = min(start, *values), max(start, *values)
    return [low, max(high, low + SHOWN)]


def _lines(placed: Sequence[tuple[Share, float]], start: float, palette: Palette) -> Part:
    """All lines as one with gaps, and all dots as one: each trace of a chart takes a browser time
    to draw."""
    x = [value for each, _ in placed for value in (each.value, start, None)]
    y = [place for _, at in placed for place in (at, at, None)]
    return line(x, y, palette.axis, 2)


def _dots(placed: Sequence[tuple[Share, float]], unit: Unit, palette: Palette) -> Part:
    words = [
        f"<b>{plain(each.name)}</b>, {figures.figure(each.value, unit)}, {plain(each.counts)}"
        for each, _ in placed
    ]
    look = {"size": 12, "color": palette.line, "opacity": 1}
    values, at = [each.value for each, _ in placed], [at for _, at in placed]
    return marks(values, at, marker=look, hoverinfo="text", hovertext=words)


def _figure(each: Share, start: float, at: float, unit: Unit, palette: Palette) -> Part:
    """The figure on the side of its dot that is away from the line."""
    left = each.value < start
    words = f"<b>{figures.plain_figure(each.value, unit)}</b>"
    place = {"x": each.value, "xanchor": "right" if left else "left", "xshift": -12 if left else 12}
    return text(words, palette.text, y=at, **place)


def _line(reference: Reference, palette: Palette) -> list[Part]:
    style = {"color": palette.target, "width": 1.5, "dash": "7px,4px"}
    place = {"x0": reference.value, "x1": reference.value, "yref": "paper", "y0": 0, "y1": 1}
    return [{"type": "line", "layer": "below", "line": style, **place}]


def _name(reference: Reference, rightmost: bool, unit: Unit, palette: Palette) -> list[Part]:
    """The reference by name and figure; one at the right edge ends inside the margin."""
    words = f"{plain(reference.name)} {figures.plain_figure(reference.value, unit)}"
    place = {"xanchor": "right", "xshift": RIGHT + _EDGE - 2} if rightmost else {}
    return [
        text(
            words,
            palette.muted,
            x=reference.value,
            y=1,
            yref="paper",
            yanchor="bottom",
            yshift=4,
            **place,
        )
    ]
