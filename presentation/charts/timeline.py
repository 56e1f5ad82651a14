"""The strip of all milestones by section, in the months in which they are due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

import plotly.graph_objects as go

from kpis import months
from kpis.milestones import MilestoneState
from presentation.charts.kit import Part, day, figure, nothing, text, wrapped
from presentation.charts.over_time import PITCH
from presentation.charts.over_time.squares import squares
from presentation.palette import Palette
from presentation.words import short_date

LEFT, RIGHT, TOP, BOTTOM = 142, 10, 30, 44
"""Margins in pixels."""

SIDE = 14
"""The side of a square in pixels: two fit a month where the strip is 960 pixels wide."""

BESIDE = 2
"""Squares side by side in a month, before they are stacked."""

_GAP = 16
"""Pixels between the squares of one section and the line of the next."""


@dataclass(frozen=True)
class Strip:
    """A section of the plan: its name and its milestones, in the plan's order."""

    name: str
    states: tuple[MilestoneState, ...]


def timeline(strips: Sequence[Strip], as_at: date, palette: Palette) -> go.Figure:
    """A row for each section, and a line at `as_at`; as high as its stacks. Milestones without a
    month are left out."""
    dated = [
        Strip(strip.name, tuple(state for state in strip.states if state.milestone.due))
        for strip in strips
    ]
    due = sorted(_due(state) for strip in dated for state in strip.states)
    if not due:
        return nothing(palette, 185)
    first, last = min(due[0], months.of(as_at)), max(due[-1], months.of(as_at))
    depths = [_depth(strip) * PITCH + _GAP for strip in dated]
    floors = [float(below) for below in list(accumulate(reversed(depths), initial=0))[-2::-1]]
    layout = {
        "xaxis": _axis(first, last, palette),
        "yaxis": {"range": [0, sum(depths)], "visible": False, "fixedrange": True},
        "shapes": [*(_floor(at, palette) for at in floors), _now(as_at, sum(depths), palette)],
        "annotations": [*_names(dated, floors, palette), *_sides(as_at, palette)],
    }
    traces = [
        _squares(strip, floor, palette)
        for strip, floor in zip(dated, floors, strict=True)
        if strip.states
    ]
    return figure(palette, TOP + sum(depths) + BOTTOM, (LEFT, RIGHT, TOP, BOTTOM), traces, layout)


def places(strip: Strip) -> list[tuple[int, int]]:
    """The column (from 0) and row (from 0, the lowest) of each square in its month."""
    taken: dict[str, int] = {}
    found = []
    for state in strip.states:
        number = taken.get(_due(state), 0)
        taken[_due(state)] = number + 1
        found.append((number % BESIDE, number // BESIDE))
    return found


def _depth(strip: Strip) -> int:
    return max((row for _, row in places(strip)), default=0) + 1


def _due(state: MilestoneState) -> str:
    return state.milestone.due or ""


def _squares(strip: Strip, floor: float, palette: Palette) -> Part:
    spots = places(strip)
    x = [
        _middle(_due(state), column) for state, (column, _) in zip(strip.states, spots, strict=True)
    ]
    return squares(
        strip.states, x, [floor + PITCH * (row + 0.6) for _, row in spots], palette, SIDE
    )


def _middle(period: str, column: int) -> str:
    """The middle of the first or the second half of a month."""
    length = months.last_day(period).day / BESIDE
    return str(months.first_day(period) + timedelta(days=length * (column + 0.5)))


def _axis(first: str, last: str, palette: Palette) -> Part:
    quarters = [
        period for period in months.every(first, last) if period[5:] in ("01", "04", "07", "10")
    ]
    names = [
        months.short(period).replace(" ", "<br>")
        if number == 0 or period.endswith("-01")
        else months.short(period)[:3]
        for number, period in enumerate(quarters)
    ]
    return {
        "type": "date",
        "range": [day(first), day(months.add(last, 1))],
        "tickmode": "array",
        "tickvals": [day(period) for period in quarters],
        "ticktext": names,
        "tickfont": {"color": palette.muted},
        "ticks": "outside",
        "ticklen": 6,
        "tickcolor": palette.axis,
        "tickangle": 0,
        "showline": True,
        "linecolor": palette.axis,
        "showgrid": False,
        "fixedrange": True,
    }


def _floor(at: float, palette: Palette) -> Part:
    line = {"color": palette.gridline, "width": 1}
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": at,
        "y1": at,
        "line": line,
        "layer": "below",
    }


def _names(strips: Sequence[Strip], floors: Sequence[float], palette: Palette) -> list[Part]:
    place = {
        "x": 0,
        "xref": "paper",
        "xanchor": "right",
        "xshift": -8,
        "yanchor": "bottom",
        "align": "right",
    }
    return [
        text(wrapped(strip.name, 21), palette.text, y=floor, yshift=2, **place)
        for strip, floor in zip(strips, floors, strict=True)
    ]


def _now(as_at: date, height: float, palette: Palette) -> Part:
    line = {"color": palette.text, "width": 1.5}
    top = 1 + (TOP - 4) / height
    return {
        "type": "line",
        "x0": _end(as_at),
        "x1": _end(as_at),
        "yref": "paper",
        "y0": 0,
        "y1": top,
        "line": line,
    }


def _end(as_at: date) -> str:
    """The end of the day."""
    return str(as_at + timedelta(days=1))


def _sides(as_at: date, palette: Palette) -> list[Part]:
    place = {"x": _end(as_at), "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 6}
    return [
        text("← should be complete", palette.muted, xanchor="right", xshift=-8, **place),
        text(
            f"<b>{short_date(as_at)}</b>  due after this date →",
            palette.text,
            xanchor="left",
            xshift=8,
            **place,
        ),
    ]
