"""Charts as pictures for the paper."""

from dataclasses import dataclass

import plotly.graph_objects as go

from presentation.svg import svg_of

WIDTH = 900
"""How wide a chart is drawn, in pixels: so its letters are 7 points high across the page."""


@dataclass(frozen=True)
class Picture:
    """A chart as SVG, which is no text of the paper: nothing may break its lines."""

    svg: str


def picture(figure: go.Figure) -> Picture:
    """A chart as a picture."""
    return Picture(svg_of(figure, WIDTH))
