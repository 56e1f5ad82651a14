"""The track of a waiting-times card: from zero, the part that meets the target, the baseline and
now."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from kpis import figures
from kpis.definitions import Result
from presentation.charts.kit import NARROWEST, Part, figure, line, marks, nothing, spread, text
from presentation.palette import Palette

HEIGHT, SIDE, ABOVE = 108, 20, 60
"""Pixels: of the figure, of its left and right margins, and from its top to the line."""

SPARE = 1.12
"""How far the axis goes, as a multiple of the highest figure on it."""

_NARROW = NARROWEST - 40 - 2 * SIDE
"""The narrowest that a track can be, in a card on a phone, in pixels."""


@dataclass(frozen=True)
class Mark:
    """A dot on the track: its name, value, colours, and the width of its label in pixels."""

    name: str
    value: float
    fill: str
    edge: str
    ink: str
    width: int


def track(result: Result, palette: Palette) -> go.Figure:
    """Baseline, target and now of a measure on one line from zero; 108 pixels high."""
    dots = _dots(result, palette)
    if not dots:
        return nothing(palette, HEIGHT)
    goal = result.target.value
    end = SPARE * max([dot.value for dot in dots] + ([goal] if goal is not None else []))
    ends = [dot.value for dot in dots]
    traces = [
        line([0, end], [0, 0], palette.gridline, 2),
        line(ends, [0] * len(ends), palette.status[result.status], 4),
        *(_dot(dot, result) for dot in dots),
    ]
    layout = {
        "xaxis": {"range": [0, end], "visible": False, "fixedrange": True},
        "yaxis": {"range": [ABOVE - HEIGHT, ABOVE], "visible": False, "fixedrange": True},
        "shapes": _target_shapes(result, goal, end, palette) if goal is not None else [],
        "annotations": [*_names(dots, end, result), *_target_name(result, goal, end, palette)],
    }
    return figure(palette, HEIGHT, (SIDE, SIDE, 0, 0), traces, layout)


def _dots(result: Result, palette: Palette) -> list[Mark]:
    """Baseline and now, the one behind first."""
    color = palette.status[result.status]
    dots = []
    if result.baseline:
        dots.append(
            Mark("Baseline", result.baseline.value, palette.page, palette.line, palette.text, 78)
        )
    if result.latest:
        dots.append(Mark("<b>Now</b>", result.latest.value, color, color, color, 82))
    return dots


def _dot(dot: Mark, result: Result) -> Part:
    look = {"size": 13, "color": dot.fill, "opacity": 1, "line": {"width": 2.25, "color": dot.edge}}
    words = f"{dot.name} {figures.figure(dot.value, result.measure.unit)}"
    return marks([dot.value], [0], marker=look, hoverinfo="text", hovertext=[words])


def _target_shapes(result: Result, goal: float, end: float, palette: Palette) -> list[Part]:
    """The shaded part that meets the target, and a heavy tick at it."""
    edge = 0 if result.measure.direction == "decrease" else end
    area = {
        "type": "rect",
        "x0": edge,
        "x1": goal,
        "fillcolor": palette.meets,
        "line": {"width": 0},
        "layer": "below",
    }
    tick = {"type": "line", "x0": goal, "x1": goal, "line": {"width": 2.5, "color": palette.target}}
    return [_tall(area, 12), _tall(tick, 16)]


def _tall(shape: Part, half: int) -> Part:
    """The shape, so many pixels above and below the line."""
    return shape | {"ysizemode": "pixel", "yanchor": 0, "y0": -half, "y1": half}


def _names(dots: Sequence[Mark], end: float, result: Result) -> list[Part]:
    """Name and figure above each dot, pushed apart where the track is narrowest."""
    wanted = [dot.value / end * _NARROW for dot in dots]
    placed = spread(wanted, [dot.width for dot in dots], -SIDE, _NARROW + SIDE)
    return [
        text(
            _words(dot, result),
            dot.ink,
            x=dot.value,
            xshift=at - want,
            y=0,
            yanchor="bottom",
            yshift=14,
        )
        for dot, want, at in zip(dots, wanted, placed, strict=True)
    ]


def _words(dot: Mark, result: Result) -> str:
    shown = figures.figure(dot.value, result.measure.unit)
    return f"{dot.name}<br>" + (f"<b>{shown}</b>" if dot.name.startswith("<b>") else shown)


def _target_name(result: Result, goal: float | None, end: float, palette: Palette) -> list[Part]:
    if goal is None:
        return []
    words = f"Target {figures.figure(goal, result.measure.unit)}"
    want = goal / end * _NARROW
    shift = spread([want], [130], -SIDE, _NARROW + SIDE)[0] - want
    return [text(words, palette.muted, x=goal, xshift=shift, y=0, yanchor="top", yshift=-17)]
