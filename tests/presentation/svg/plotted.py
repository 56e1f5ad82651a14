"""Where Plotly puts things, reckoned once more from a figure's own settings; and what stands on an
SVG."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import cycle
from typing import Any

Spot = tuple[float, float]


@dataclass(frozen=True)
class Plotted:
    """A figure so many pixels wide."""

    data: list[dict[str, Any]]
    layout: dict[str, Any]
    width: int

    def x(self, value: Any) -> float:
        left, right = self.layout["margin"]["l"], self.layout["margin"]["r"]
        low, high = map(value_of, self.layout["xaxis"]["range"])
        return left + (value_of(value) - low) / (high - low) * (self.width - left - right)

    def y(self, value: Any, axis: str = "yaxis") -> float:
        margin, held = self.layout["margin"], self.layout[axis]
        plot = self.layout["height"] - margin["t"] - margin["b"]
        (low, high), (foot, head) = held["range"], held.get("domain", (0, 1))
        return margin["t"] + plot * (1 - foot - (value - low) / (high - low) * (head - foot))

    def marks(self) -> Iterator[tuple[Spot, str, float, str]]:
        """The middle, symbol, size and colour of each mark that is seen."""
        for trace in self.data:
            if trace["type"] != "scatter" or trace["mode"] == "lines":
                continue
            look, axis = trace["marker"], f"yaxis{trace.get('yaxis', 'y')[1:]}"
            low, high = map(value_of, self.layout["xaxis"]["range"])
            settings = zip(
                *(many(look.get(name, default)) for name, default in LOOK.items()), strict=False
            )
            spots = zip(trace["x"], trace["y"], settings, strict=False)
            for x, y, (symbol, size, color, opacity) in spots:
                if opacity and low <= value_of(x) <= high:
                    yield (self.x(x), self.y(y, axis)), symbol, size, color

    def bars(self) -> Iterator[tuple[float, float, float]]:
        """The middle, the foot and the head of each part of a column."""
        above: dict[str, float] = {}
        below: dict[str, float] = {}
        for trace in (one for one in self.data if one["type"] == "bar"):
            for x, y in zip(trace["x"], trace["y"], strict=True):
                reached = above if y > 0 else below
                foot = reached.get(x, 0)
                reached[x] = foot + y
                if y:
                    yield self.x(x), self.y(foot), self.y(foot + y)

    def lines(self) -> Iterator[list[Spot]]:
        """The corners of each line that is drawn without a gap."""
        for trace in self.data:
            if trace["type"] == "scatter" and trace["mode"] == "lines" and trace["line"]["width"]:
                axis = f"yaxis{trace.get('yaxis', 'y')[1:]}"
                run: list[Spot] = []
                for x, y in [*zip(trace["x"], trace["y"], strict=True), (None, None)]:
                    if x is not None:
                        run.append((self.x(x), self.y(y, axis)))
                    elif run:
                        yield run
                        run = []


LOOK = {"symbol": "circle", "size": 6, "color": "", "opacity": 1}


def many(setting: Any) -> Iterator[Any]:
    return iter(setting) if isinstance(setting, list) else cycle([setting])


def value_of(value: Any) -> float:
    return datetime.fromisoformat(value).timestamp() if isinstance(value, str) else value


def elements(svg: str, *names: str) -> list[ET.Element]:
    """The elements of these names, in order."""
    return [one for one in ET.fromstring(svg).iter() if one.tag.split("}")[1] in names]


def corners(path: ET.Element) -> list[Spot]:
    """The corners of a path of straight lines."""
    found = re.findall(r"(-?[\d.]+),(-?[\d.]+)", path.get("d", ""))
    return [(float(x), float(y)) for x, y in found]


def said(svg: str) -> list[str]:
    """Each line of words."""
    return ["".join(one.itertext()) for one in elements(svg, "text")]
