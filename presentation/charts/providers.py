"""Average waits by provider against the band within so many weeks of the fastest."""

from collections.abc import Sequence

import plotly.graph_objects as go

from kpis import figures
from kpis.definitions import Hidden, Shown
from kpis.parts import Provider
from presentation.charts.kit import (
    LEFT,
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
from presentation.words.waits import few_waiting

HEAD, RIGHT, FOOT = 44, 44, 28
"""Margins in pixels: for the name of the band, the figures beside the dots, and the weeks."""

QUARTER = 13
"""Weeks between one tick and the next."""


def provider_chart(
    providers: Sequence[Provider],
    palette: Palette,
    *,
    allowed: float | None,
    fastest_shown: bool = True,
) -> go.Figure:
    """A row for each provider in the order given; as high as its rows. `allowed` is the width of
    the band in weeks. `fastest_shown`: the fastest of all is among them, and not a hidden one.

    One with too few waiting to count has its name alone.
    """
    if not providers:
        return nothing(palette, 185)
    rows = [Row(each.name, _notes(each)) for each in providers]
    placed = [
        (each, now, at)
        for each, at in zip(providers, heights(rows), strict=True)
        if isinstance(now := each.now, Shown)
    ]
    fastest = min((now.value for _, now, _ in placed), default=None)
    band = (fastest, fastest + allowed) if fastest is not None and allowed is not None else None
    drawn = [figure.value for each, now, _ in placed for figure in (now, each.baseline) if figure]
    end = 1.06 * max(drawn, default=QUARTER)
    layout = {
        "xaxis": _weeks(max(end, band[1] if band else 0), palette),
        "yaxis": row_axis(rows),
        "shapes": _band(band, palette) if band else [],
        "annotations": [
            *row_names(rows, palette),
            *(_figure(now, each.baseline, at, palette) for each, now, at in placed),
            *(_band_name(band, palette, fastest_shown=fastest_shown) if band else []),
        ],
    }
    traces = [part for each, now, at in placed for part in _marks(each, now, at, palette)]
    height = HEAD + sum(row.height for row in rows) + FOOT
    return figure(palette, height, (LEFT, RIGHT, HEAD, FOOT), traces, layout)


def _notes(each: Provider) -> tuple[str, ...]:
    if isinstance(each.now, Hidden):
        return few_waiting(each.now)
    return (f"{figures.count(each.now.cases)} waiting",)


def _marks(each: Provider, now: Shown, at: float, palette: Palette) -> list[Part]:
    look = {
        "size": 12,
        "color": palette.status["not_improving"] if each.outside else palette.line,
        "opacity": 1,
    }
    words = (
        f"<b>{plain(each.name)}</b>, {figures.figure(now.value, 'weeks')}, "
        f"{', '.join(_notes(each))}"
    )
    dot = marks([now.value], [at], marker=look, hoverinfo="text", hovertext=[words])
    if each.baseline is None:
        return [dot]
    hollow = {
        "size": 9,
        "color": palette.page,
        "opacity": 1,
        "line": {"width": 2, "color": palette.axis},
    }
    was = f"<b>{plain(each.name)}</b>, baseline {figures.figure(each.baseline.value, 'weeks')}"
    baseline = marks([each.baseline.value], [at], marker=hollow, hoverinfo="text", hovertext=[was])
    return [line([now.value, each.baseline.value], [at, at], palette.axis, 2), baseline, dot]


def _figure(now: Shown, baseline: Shown | None, at: float, palette: Palette) -> Part:
    last = max(figure.value for figure in (now, baseline) if figure)
    words = f"<b>{figures.plain_figure(now.value, 'weeks')}</b>"
    return text(words, palette.text, x=last, xanchor="left", xshift=12, y=at)


def _band(band: tuple[float, float], palette: Palette) -> list[Part]:
    area = {
        "type": "rect",
        "x0": band[0],
        "x1": band[1],
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "layer": "below",
    }
    return [area | {"fillcolor": palette.meets, "line": {"width": 0}}]


def _band_name(band: tuple[float, float], palette: Palette, *, fastest_shown: bool) -> list[Part]:
    of_those = "" if fastest_shown else " shown"
    words = f"Within {figures.number(band[1] - band[0], 0)} weeks<br>of the fastest{of_those}"
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
        "ticktext": [*map(figures.count, ticks[:-1]), f"{figures.count(ticks[-1])} weeks"],
        "tickfont": {"color": palette.muted},
        "gridcolor": palette.gridline,
        "showline": True,
        "linecolor": palette.axis,
        "zeroline": False,
        "fixedrange": True,
    }
