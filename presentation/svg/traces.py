"""The traces of a chart: bars, areas, lines, marks, and the words on marks."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from presentation.svg.elements import element, filled, lines_of, number, stroked, written
from presentation.svg.frame import Frame, amount, days
from presentation.svg.symbols import symbol
from presentation.svg.vocabulary import Part, UnknownFeatureError

_LOWER = 0.35
"""From the middle of a letter down to its foot, in sizes of letters."""


def bars(traces: list[Part], frame: Frame) -> Iterator[str]:
    """The columns of all traces, stacked: upwards from zero, and downwards what is below it."""
    reached: dict[tuple[object, bool], float] = defaultdict(float)
    for trace in traces:
        for place, (x, y) in enumerate(zip(trace["x"], trace["y"], strict=True)):
            start = reached[x, y < 0]
            reached[x, y < 0] += y
            if y:
                yield _bar(trace, place, (start, start + y), frame)


def _bar(trace: Part, place: int, ends: tuple[float, float], frame: Frame) -> str:
    bar, along = _single(trace, place), frame.axes["x"]
    middle, half, look = amount(bar["x"]), days(bar["width"]) / 2, bar["marker"]
    left, right = along.at(middle - half), along.at(middle + half)
    high, low = sorted(map(frame.axes["y"].at, ends))
    style = filled(look["color"]) | stroked(look["line"]["color"], look["line"]["width"])
    return element("rect", x=left, y=high, width=right - left, height=low - high, **style)


def scatter(trace: Part, frame: Frame) -> Iterator[str]:
    """A trace of lines, an area, or marks."""
    if trace["mode"] == "lines":
        yield from _lines(trace, frame)
    else:
        yield from _marks(trace, frame)


def _spots(trace: Part, frame: Frame) -> list[tuple[float, float] | None]:
    along, up = frame.axes["x"], frame.axes[trace.get("yaxis", "y")]
    pairs = zip(trace["x"], trace["y"], strict=True)
    return [None if None in pair else (along.at(pair[0]), up.at(pair[1])) for pair in pairs]


def _lines(trace: Part, frame: Frame) -> Iterator[str]:
    for known, held in groupby(_spots(trace, frame), bool):
        spots = [spot for spot in held if spot]
        if known and "fill" in trace:
            yield element("path", d=f"{_path(spots)}Z", **filled(trace["fillcolor"]))
        if known and trace["line"]["width"]:
            look = trace["line"]
            style = stroked(look["color"], look["width"], look.get("dash", "solid"))
            yield element("path", d=_path(spots), fill="none", stroke_miterlimit=2, **style)


def _path(spots: list[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{number(x)},{number(y)}" for x, y in spots)


def _marks(trace: Part, frame: Frame) -> Iterator[str]:
    if isinstance(trace["marker"]["size"], list) and "opacity" not in trace["marker"]:
        raise UnknownFeatureError("data.scatter.marker.opacity is needed where sizes differ")
    up = frame.axes[trace.get("yaxis", "y")]
    for place, spot in enumerate(_spots(trace, frame)):
        one = _single(trace, place)
        seen = one["marker"].get("opacity", 1)
        if spot and seen and frame.axes["x"].holds(one["x"]) and up.holds(one["y"]):
            yield from _mark(one, spot)


def _mark(one: Part, spot: tuple[float, float]) -> Iterator[str]:
    look = one["marker"]
    line = look.get("line", {})
    edge = (line["color"], line["width"]) if line.get("width") else None
    yield symbol(look.get("symbol", "circle"), spot, look["size"], look["color"], edge)
    if one["mode"] == "markers+text":
        font = one["textfont"]
        foot = spot[1] + _LOWER * font["size"]
        words = lines_of(one["text"])
        yield from written(words, spot[0], foot, font["size"], "middle", font["color"])


def _single(settings: Part, place: int) -> dict[str, Any]:
    """The settings of one mark or bar: each stands for all, or is a list with one for each."""
    return {
        key: _single(value, place)
        if isinstance(value, Mapping)
        else (value[place] if isinstance(value, list) else value)
        for key, value in settings.items()
    }
