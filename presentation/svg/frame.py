"""Where things are on a chart: its plot, its axes, and where values are, in pixels from the upper
left corner."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from presentation.svg.vocabulary import Part

_DAY = 24 * 3600 * 1000


@dataclass(frozen=True)
class Axis:
    """An axis: its values at both ends, the pixel at which it starts, and the pixels to its end,
    which are negative where values rise upwards."""

    low: float
    high: float
    start: float
    length: float

    def at(self, value: object) -> float:
        """The pixel of a value or a date."""
        return self.start + self.share(value) * self.length

    def share(self, value: object) -> float:
        """Where a value is, from 0 at the start to 1 at the end."""
        return (amount(value) - self.low) / (self.high - self.low)

    def holds(self, value: object) -> bool:
        """Whether a value lies on the axis; Plotly draws no mark and no text beyond it."""
        return -1e-9 <= self.share(value) <= 1 + 1e-9


def amount(value: object) -> float:
    """A value as a number; a date, written as ISO, in days."""
    if isinstance(value, str):
        return (datetime.fromisoformat(value) - datetime.min) / timedelta(days=1)
    if isinstance(value, int | float):
        return value
    raise TypeError(f"{value!r} is no place on an axis")


def days(milliseconds: float) -> float:
    """A width on an axis of dates, as Plotly is told it, in days."""
    return milliseconds / _DAY


@dataclass(frozen=True)
class Frame:
    """A chart `width` by `height` pixels with its plot in it, and its axes by name (`x`, `y`,
    `y2`)."""

    width: float
    height: float
    left: float
    top: float
    wide: float
    high: float
    axes: Mapping[str, Axis]

    def across(self, ref: str, value: object) -> float:
        """The pixel of a value of the axis `ref`, or of a share of the plot (`paper`)."""
        return self.left + amount(value) * self.wide if ref == "paper" else self.axes[ref].at(value)

    def down(self, ref: str, value: object) -> float:
        """The same from the top; `y2 domain` is the room of that axis, from its foot."""
        if ref == "paper":
            return self.top + (1 - amount(value)) * self.high
        axis = self.axes[ref.removesuffix(" domain")]
        return (
            axis.start + amount(value) * axis.length if ref.endswith(" domain") else axis.at(value)
        )

    def shows(self, ref: str, value: object) -> bool:
        """Whether Plotly draws what stands at that value: always beside an axis."""
        return self.axes[ref].holds(value) if ref in self.axes else True


def frame_of(layout: Part, width: int) -> Frame:
    """The frame of a figure that is so wide. Raises ValueError where no room is left for its
    plot."""
    margin, height = layout["margin"], layout["height"]
    wide, high = width - margin["l"] - margin["r"], height - margin["t"] - margin["b"]
    if wide <= 0 or high <= 0:
        raise ValueError(f"A chart {width} pixels wide has no room for its plot")
    axes = {
        name[0] + name[5:]: _axis(layout[name], name, margin, wide, high)
        for name in ("xaxis", "yaxis", "yaxis2")
        if "range" in layout.get(name, {})
    }
    return Frame(width, height, margin["l"], margin["t"], wide, high, axes)


def _axis(axis: Part, name: str, margin: Part, wide: float, high: float) -> Axis:
    low, end = map(amount, axis["range"])
    if name == "xaxis":
        return Axis(low, end, margin["l"], wide)
    foot, head = axis.get("domain", (0, 1))
    return Axis(low, end, margin["t"] + (1 - foot) * high, -(head - foot) * high)
