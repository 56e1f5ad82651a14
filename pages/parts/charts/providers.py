"""Average waits by provider against the band within so many weeks of the fastest."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from kpis import figures
from pages.parts.charts.frame import Part, figure, line, marks, nothing, plain, text
from pages.parts.charts.rows import LEFT, Row, heights, row_axis, row_names
from pages.parts.palette import Palette

HEAD, RIGHT, FOOT = 44, 44, 28
"""Margins in pixels: for the name of the band, the figures beside the dots, and the weeks."""

QUARTER = 13
"""Weeks between one tick and the next."""


@dataclass(frozen=True)
class ProviderWait:
    """The average wait, in weeks, of those still waiting for a provider: now, and at the baseline if there was one.

    Only a provider that is `counted` (enough are waiting) takes part in the comparison.
    """

    name: str
    waiting: int
    now: float
    baseline: float | None
    counted: bool


def outside_band(providers: Sequence[ProviderWait], allowed: float) -> list[ProviderWait]:
    """The providers counted whose wait is more than `allowed` weeks above the fastest, slowest first."""
    counted = [each for each in providers if each.counted]
    limit = min((each.now for each in counted), default=0.0) + allowed
    return sorted((each for each in counted if each.now > limit), key=lambda each: -each.now)


def provider_chart(providers: Sequence[ProviderWait], palette: Palette, *, allowed: float) -> go.Figure:
    """A row for each provider, slowest first; as high as its rows. `allowed` is the width of the band in weeks."""
    if not providers:
        return nothing(palette, 185)
    ordered = sorted(providers, key=lambda each: -each.now)
    rows = [Row(each.name, _notes(each)) for each in ordered]
    fastest = min((each.now for each in ordered if each.counted), default=None)
    band = (fastest, fastest + allowed) if fastest is not None else None
    far = set(outside_band(providers, allowed))
    traces = [
        part
        for each, at in zip(ordered, heights(rows), strict=True)
        for part in _marks(each, at, palette.status["not_improving"] if each in far else palette.line, palette)
    ]
    labels = [_figure(each, at, palette) for each, at in zip(ordered, heights(rows), strict=True)]
    end = 1.06 * max(max(each.now, each.baseline or 0) for each in ordered)
    layout = {
        "xaxis": _weeks(max(end, band[1] if band else 0), palette),
        "yaxis": row_axis(rows),
        "shapes": _band(band, palette) if band else [],
        "annotations": [*row_names(rows, palette), *labels, *(_band_name(band, allowed, palette) if band else [])],
    }
    height = HEAD + sum(row.height for row in rows) + FOOT
    return figure(palette, height, (LEFT, RIGHT, HEAD, FOOT), traces, layout)


def _notes(each: ProviderWait) -> tuple[str, ...]:
    waiting = f"{figures.count(each.waiting)} waiting"
    return (waiting,) if each.counted else (waiting, "too few to count")


def _marks(each: ProviderWait, at: float, color: str, palette: Palette) -> list[Part]:
    look = {"size": 12, "color": color, "opacity": 1, "symbol": "circle" if each.counted else "diamond"}
    words = f"<b>{plain(each.name)}</b>, {figures.figure(each.now, 'weeks')}, {', '.join(_notes(each))}"
    now = marks([each.now], [at], marker=look, hoverinfo="text", hovertext=[words])
    if each.baseline is None:
        return [now]
    hollow = {"size": 9, "color": palette.page, "opacity": 1, "line": {"width": 2, "color": palette.axis}}
    was = f"<b>{plain(each.name)}</b>, baseline {figures.figure(each.baseline, 'weeks')}"
    baseline = marks([each.baseline], [at], marker=hollow, hoverinfo="text", hovertext=[was])
    return [line([each.now, each.baseline], [at, at], palette.axis, 2), baseline, now]


def _figure(each: ProviderWait, at: float, palette: Palette) -> Part:
    last = max(each.now, each.baseline if each.baseline is not None else each.now)
    words = f"<b>{figures.plain_figure(each.now, 'weeks')}</b>"
    return text(words, palette.text, x=last, xanchor="left", xshift=12, y=at)


def _band(band: tuple[float, float], palette: Palette) -> list[Part]:
    area = {"type": "rect", "x0": band[0], "x1": band[1], "yref": "paper", "y0": 0, "y1": 1, "layer": "below"}
    return [area | {"fillcolor": palette.meets, "line": {"width": 0}}]


def _band_name(band: tuple[float, float], allowed: float, palette: Palette) -> list[Part]:
    words = f"Within {figures.number(allowed, 0)} weeks<br>of the fastest"
    place = {"y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 4}
    return [text(words, palette.muted, x=sum(band) / 2, **place)]


def _weeks(end: float, palette: Palette) -> Part:
    """The axis from zero, with a tick every quarter of a year, or every half where it is long."""
    step = QUARTER * (1 + int(end // (5 * QUARTER)))
    ticks = list(range(0, int(end) + 1, step))
    return {
        "range": [0, end],
        "tickmode": "array",
        "tickvals": ticks,
        "ticktext": [figures.count(tick) for tick in ticks],
        "tickfont": {"color": palette.muted},
        "gridcolor": palette.gridline,
        "showline": True,
        "linecolor": palette.axis,
        "zeroline": False,
        "fixedrange": True,
    }
