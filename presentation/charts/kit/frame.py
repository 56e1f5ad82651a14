"""What all charts have in common: their settings, fonts and axes, and how text is put on them."""

import html
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

import plotly.graph_objects as go

from kpis import figures, months
from presentation.charts.kit.scales import decimals, named_months, ticked_months
from presentation.palette import Palette

Part = dict[str, Any]
"""A trace, shape, annotation or axis, in Plotly's own terms."""

CONFIG: Part = {
    "displayModeBar": False,
    "displaylogo": False,
    "doubleClick": False,
    "responsive": True,
    "scrollZoom": False,
    "showAxisDragHandles": False,
    "showTips": False,
    "staticPlot": False,
}
"""How every chart is shown: it answers to the pointer, and can be neither zoomed, moved nor
edited."""

FONT = "Source Sans, sans-serif"
SMALL, NEWEST = 13, 17
"""Sizes of text, in pixels."""

NARROWEST, WIDEST = 340, 1280
"""The widths of a place for a chart, in pixels; the one it will have is not known."""

EDGE = timedelta(days=12)
"""What lies before the first month and after the newest one."""


def figure(
    palette: Palette,
    height: int,
    margin: tuple[int, int, int, int],
    traces: Sequence[Part],
    layout: Mapping[str, Any],
) -> go.Figure:
    """A figure on the page's own colour; `margin` is left, right, top, bottom, in pixels."""
    left, right, top, bottom = margin
    common = {
        "template": {"layout": {"font": {"family": FONT, "size": SMALL, "color": palette.text}}},
        "height": height,
        "margin": {"l": left, "r": right, "t": top, "b": bottom, "pad": 0},
        "paper_bgcolor": "rgba(0, 0, 0, 0)",
        "plot_bgcolor": "rgba(0, 0, 0, 0)",
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": palette.page,
            "bordercolor": palette.axis,
            "align": "left",
            "font": {"family": FONT, "size": 14, "color": palette.text},
        },
    }
    return go.Figure({"data": list(traces), "layout": {**common, **layout}})


def nothing(palette: Palette, height: int, words: str = "No figures yet") -> go.Figure:
    """What stands in the place of a chart without a figure to draw, and why."""
    said = text(words, palette.muted, x=0.5, y=0.5, xref="paper", yref="paper")
    hidden = {"visible": False, "fixedrange": True}
    return figure(
        palette,
        height,
        (0, 0, 0, 0),
        [],
        {"annotations": [said], "xaxis": hidden, "yaxis": hidden},
    )


def text(words: str, color: str, **place: object) -> Part:
    """A text on a chart. `words` may hold `<b>` and `<br>`; whatever comes from a file goes through
    `plain` first."""
    base = {
        "text": words,
        "showarrow": False,
        "font": {"size": SMALL, "color": color},
        "xanchor": "center",
    }
    return {**base, "yanchor": "middle", "borderpad": 0, **place}


def plain(words: str) -> str:
    """The words with nothing left in them that Plotly would take for markup."""
    return html.escape(words, quote=False)


def marks(x: Sequence[object], y: Sequence[object], **how: object) -> Part:
    """Marks that are never cut at the edge of the plot."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": list(x),
        "y": list(y),
        "cliponaxis": False,
        **how,
    }


def line(
    x: Sequence[object], y: Sequence[object], color: str, width: float, dash: str = "solid"
) -> Part:
    """A line with straight joins that does not answer to the pointer."""
    style = {"color": color, "width": width, "dash": dash}
    return marks(x, y, mode="lines", line=style, hoverinfo="skip")


def span(first: str, last: str) -> list[str]:
    """Both ends of a month axis, as dates."""
    return [str(months.first_day(first) - EDGE), str(months.first_day(last) + EDGE)]


def day(period: str) -> str:
    """Where a month stands on the axis: at its first day."""
    return f"{period}-01"


def month_axis(first: str, last: str, palette: Palette) -> Part:
    """The axis of months, each name over its year."""
    named = named_months(first, last)
    return {
        "type": "date",
        "range": span(first, last),
        "tickmode": "array",
        "tickvals": [day(period) for period in named],
        "ticktext": [months.short(period).replace(" ", "<br>") for period in named],
        "minor": {
            "tickmode": "array",
            "tickvals": [day(period) for period in ticked_months(first, last)],
            "ticks": "outside",
            "ticklen": 3,
            "tickcolor": palette.axis,
        },
        **_plain_axis(palette),
    }


def _plain_axis(palette: Palette) -> Part:
    return {
        "ticks": "outside",
        "ticklen": 6,
        "tickcolor": palette.axis,
        "tickangle": 0,
        "tickfont": {"size": SMALL, "color": palette.muted},
        "showline": True,
        "linecolor": palette.axis,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }


def value_axis(
    low: float, high: float, values: list[float], palette: Palette, unit: str = ""
) -> Part:
    """The axis of values, with a gridline at each of `values`; "%" is put on each, other units are
    said elsewhere."""
    places, sign = decimals(values), "%" if unit == "%" else ""
    return {
        "range": [low, high],
        "tickmode": "array",
        "tickvals": values,
        "ticktext": [figures.number(value, places) + sign for value in values],
        "tickfont": {"size": SMALL, "color": palette.muted},
        "gridcolor": palette.gridline,
        "zeroline": False,
        "fixedrange": True,
    }
