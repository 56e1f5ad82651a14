"""A figure of Plotly as SVG."""

import plotly.graph_objects as go

from presentation.svg.axes import gridlines, rulers
from presentation.svg.elements import element
from presentation.svg.frame import frame_of
from presentation.svg.notes import note
from presentation.svg.shapes import shape
from presentation.svg.traces import bars, scatter
from presentation.svg.vocabulary import check

FAMILY = "'Source Sans Pro', 'Source Sans 3', 'Source Sans', Arial, sans-serif"


def svg_of(figure: go.Figure, width: int) -> str:
    """The chart as one SVG element `width` pixels wide and as high as the figure, with its words as
    text. It is the same for the same figure, and nothing in it is fetched, run or named.

    What the pointer would be told is left out. Raises UnknownFeatureError for what is not drawn
    here, and ValueError where the width leaves no room for the plot.
    """
    drawn = figure.to_plotly_json()
    check(drawn)
    layout, frame = drawn["layout"], frame_of(drawn["layout"], width)
    shapes, traces = layout.get("shapes", ()), drawn["data"]
    return element(
        "svg",
        *(shape(one, frame) for one in shapes if "layer" in one),
        *gridlines(layout, frame),
        *bars([one for one in traces if one["type"] == "bar"], frame),
        *(part for one in traces if one["type"] == "scatter" for part in scatter(one, frame)),
        *rulers(layout, frame),
        *(shape(one, frame) for one in shapes if "layer" not in one),
        *(note(one, frame) for one in layout.get("annotations", ())),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {layout['height']}",
        width=width,
        height=layout["height"],
        font_family=FAMILY,
    )
