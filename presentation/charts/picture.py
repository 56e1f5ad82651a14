"""A chart that can leave its page: with what it shows, its definition and its source written on
it."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from presentation.charts.kit import CONFIG, SMALL, Part, plain
from presentation.palette import Palette

_LINE = 20
"""Pixels from one line of small text to the next."""
_ABOVE, _WIDTH = 84, 1000
TITLE = 20


def picture(
    chart: go.Figure, name: str, finding: Sequence[str], notes: Sequence[str], palette: Palette
) -> go.Figure:
    """A copy of a chart, on the page's own colour, with its name and finding above it and the notes
    below."""
    made = go.Figure(chart)
    layout: Any = made["layout"]
    margin = layout.margin
    bottom, below = margin.b, _LINE * (len(notes) + 1)
    made.update_layout(
        paper_bgcolor=palette.page,
        height=layout.height + _ABOVE + below,
        margin={"t": margin.t + _ABOVE, "b": bottom + below},
        modebar={"color": palette.muted, "activecolor": palette.text},
        title={
            "text": f"<b>{plain(name)}</b>",
            "subtitle": {
                "text": "<br>".join(map(plain, finding)),
                "font": {"size": SMALL, "color": palette.text},
            },
            "font": {"size": TITLE, "color": palette.text},
            "x": 0,
            "xref": "container",
            "pad": {"l": margin.l, "t": _LINE},
            "y": 1,
            "yref": "container",
            "yanchor": "top",
        },
    )
    made.add_annotation(
        text="<br>".join(map(plain, notes)),
        showarrow=False,
        font={"size": SMALL - 1, "color": palette.muted},
        align="left",
        x=0,
        xref="paper",
        xanchor="left",
        y=0,
        yref="paper",
        yanchor="top",
        yshift=-bottom,
    )
    return made


def picture_config(name: str) -> Part:
    """The settings of such a chart: one button, which saves it as a PNG of this name."""
    return CONFIG | {
        "displayModeBar": True,
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {"format": "png", "filename": name, "scale": 2, "width": _WIDTH},
    }
