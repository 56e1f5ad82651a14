"""The words on a chart, and the lines that lead from them."""

from collections.abc import Iterator

from presentation.svg.elements import LEADING, Run, element, filled, lines_of, stroked, written
from presentation.svg.frame import Frame
from presentation.svg.vocabulary import Part, UnknownFeatureError

_ABOVE, _BELOW = 0.98, 0.27
"""What letters take above and below the line that they stand on, in their sizes."""
_LETTER = 0.51
"""The width of a letter, in its size: what a box behind words is measured by."""
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}
_BEFORE = {"left": 0, "center": 0.5, "right": 1}
_OVER = {"top": 0, "middle": 0.5, "bottom": 1}
"""How much of the words lies before, or above, the place where they are anchored."""


def note(part: Part, frame: Frame) -> str:
    """The words of an annotation; nothing where the place that it is about is beyond an axis."""
    xref, yref = part.get("xref", "x"), part.get("yref", "y")
    if not (frame.shows(xref, part["x"]) and frame.shows(yref, part["y"])):
        return ""
    x = frame.across(xref, part["x"]) + part.get("xshift", 0)
    y = frame.down(yref, part["y"]) - part.get("yshift", 0)
    held = [*_arrow(part, frame, x, y), *_words(part, x, _tail(part, frame, y))]
    opacity = part.get("opacity", 1)
    return "".join(held) if opacity == 1 else element("g", *held, opacity=opacity)


def _tail(part: Part, frame: Frame, y: float) -> float:
    """Where the words are: at the place itself, or at the other end of a line from it."""
    return frame.down(part["ayref"], part["ay"]) if part["showarrow"] else y


def _arrow(part: Part, frame: Frame, x: float, y: float) -> Iterator[str]:
    if part["showarrow"]:
        style = stroked(part["arrowcolor"], part["arrowwidth"])
        yield element("line", x1=x, y1=_tail(part, frame, y), x2=x, y2=y, **style)


def _words(part: Part, x: float, y: float) -> Iterator[str]:
    lines, size, anchor = lines_of(part["text"]), part["font"]["size"], part["xanchor"]
    if len(lines) > 1 and part.get("align", "center") != anchor:
        raise UnknownFeatureError("layout.annotations.align is not drawn unless it is as xanchor")
    height = size * (_ABOVE + _BELOW + LEADING * (len(lines) - 1))
    top = y - _OVER[part["yanchor"]] * height
    if "bgcolor" in part:
        wide = _LETTER * size * max(map(_letters, lines))
        left = x - _BEFORE[anchor] * wide
        yield element("rect", x=left, y=top, width=wide, height=height, **filled(part["bgcolor"]))
    foot = top + _ABOVE * size
    yield from written(lines, x, foot, size, _ANCHORS[anchor], part["font"]["color"])


def _letters(runs: list[Run]) -> int:
    return sum(len(run.words) for run in runs)
