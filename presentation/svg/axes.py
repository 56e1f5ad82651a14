"""The axes of a chart: gridlines behind everything, lines and ticks over the traces, and names."""

from collections.abc import Iterator

from presentation.svg.elements import element, lines_of, stroked, written
from presentation.svg.frame import Frame
from presentation.svg.vocabulary import Part

_BESIDE = 0.2
"""What Plotly leaves between an axis and its names, in sizes of letters."""
_LOWER = 0.35
"""From the middle of a letter down to its foot, in sizes of letters."""


def gridlines(layout: Part, frame: Frame) -> Iterator[str]:
    """A line across the plot at each value that an axis names."""
    for name in ("xaxis", "yaxis"):
        axis = layout.get(name, {})
        if axis.get("visible", True) and axis.get("showgrid", True) and name[0] in frame.axes:
            for value in _shown(axis.get("tickvals", ()), name[0], frame):
                yield _across_plot(name[0], value, frame, axis["gridcolor"])


def _shown(values: list[object], ref: str, frame: Frame) -> list[object]:
    return [value for value in values if frame.axes[ref].holds(value)]


def _across_plot(ref: str, value: object, frame: Frame, colour: str) -> str:
    along, up = frame.axes["x"], frame.axes["y"]
    at = frame.axes[ref].at(value)
    if ref == "x":
        return _line(at, up.start, at, up.start + up.length, colour)
    return _line(along.start, at, along.start + along.length, at, colour)


def _line(x1: float, y1: float, x2: float, y2: float, colour: str, width: float = 1) -> str:
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **stroked(colour, width))


def rulers(layout: Part, frame: Frame) -> Iterator[str]:
    """The line of the axis below the plot with its ticks, and the names of both axes."""
    size, names = layout["template"]["layout"]["font"]["size"], ("xaxis", "yaxis")
    for name in names:
        axis = layout.get(name, {})
        if axis.get("visible", True) and name[0] in frame.axes:
            if axis.get("showline"):
                yield from _ruler(axis, frame)
            draw = _below if name == "xaxis" else _aside
            yield from draw(axis, frame, axis["tickfont"].get("size", size))


def _ruler(axis: Part, frame: Frame) -> Iterator[str]:
    foot, along = frame.axes["y"].start, frame.axes["x"]
    for ticks in (axis.get("minor", {}), axis):
        if "ticks" in ticks:
            for value in _shown(ticks["tickvals"], "x", frame):
                at = along.at(value)
                yield _line(at, foot + 1, at, foot + 1 + ticks["ticklen"], ticks["tickcolor"])
    yield _line(along.start, foot + 0.5, along.start + along.length, foot + 0.5, axis["linecolor"])


def _below(axis: Part, frame: Frame, size: float) -> Iterator[str]:
    beside = axis["ticklen"] if "ticks" in axis else 0
    top = frame.axes["y"].start + 0.5 + beside + _BESIDE * size + 0.5
    for value, words in zip(axis["tickvals"], axis["ticktext"], strict=True):
        if frame.axes["x"].holds(value):
            at, colour = frame.axes["x"].at(value), axis["tickfont"]["color"]
            yield from written(lines_of(words), at, top + size, size, "middle", colour)


def _aside(axis: Part, frame: Frame, size: float) -> Iterator[str]:
    right = frame.axes["x"].start - 1
    for value, words in zip(axis["tickvals"], axis["ticktext"], strict=True):
        if frame.axes["y"].holds(value):
            foot, colour = frame.axes["y"].at(value) + _LOWER * size, axis["tickfont"]["color"]
            yield from written(lines_of(words), right, foot, size, "end", colour)
