"""The lines and rectangles of a chart that belong to no trace."""

from presentation.svg.elements import element, filled, stroked
from presentation.svg.frame import Frame
from presentation.svg.vocabulary import Part


def shape(part: Part, frame: Frame) -> str:
    """A line or a rectangle; one whose height is in pixels is so far above and below its anchor."""
    xref, yref = part.get("xref", "x"), part.get("yref", "y")
    x = [frame.across(xref, part[end]) for end in ("x0", "x1")]
    if "ysizemode" in part:
        middle = frame.down(yref, part["yanchor"])
        y = [middle - part[end] for end in ("y0", "y1")]
    else:
        y = [frame.down(yref, part[end]) for end in ("y0", "y1")]
    line = part["line"]
    style = (
        stroked(line["color"], line["width"], line.get("dash", "solid")) if line["width"] else {}
    )
    if part["type"] == "line":
        return element("line", x1=x[0], y1=y[0], x2=x[1], y2=y[1], **style)
    (left, right), (high, low) = sorted(x), sorted(y)
    fill = filled(part["fillcolor"])
    return element("rect", x=left, y=high, width=right - left, height=low - high, **fill, **style)
