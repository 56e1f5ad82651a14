"""Where labels go: apart from each other, inside the plot, and clear of the line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate


def spread(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """The centres of labels along one direction, in the order given and in the unit of the
    arguments (pixels).

    Each label stays as near as may be to where it is wanted; labels keep their order along the
    direction, lie at least their own sizes apart, and stay within `low` to `high`. Where they need
    more room than there is, they share it.
    """
    squeeze = min(1.0, (high - low) / sum(sizes)) if sizes else 1.0
    sizes = [size * squeeze for size in sizes]
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    ahead = [0.0, *accumulate(sizes[i] for i in order)]
    offsets = [before + sizes[i] / 2 for before, i in zip(ahead, order, strict=False)]
    starts = _rising([wanted[i] - offset for i, offset in zip(order, offsets, strict=True)])
    placed = [0.0] * len(wanted)
    for i, start, offset in zip(order, starts, offsets, strict=True):
        placed[i] = max(low, min(start, high - ahead[-1])) + offset
    return placed


def _rising(values: Sequence[float]) -> list[float]:
    """The nearest values that never fall: neighbours that do are put at their mean, together."""
    blocks: list[tuple[float, int]] = []
    for value in values:
        mean, size = value, 1
        while blocks and blocks[-1][0] > mean:
            other, others = blocks.pop()
            mean, size = (mean * size + other * others) / (size + others), size + others
        blocks.append((mean, size))
    return [mean for mean, size in blocks for _ in range(size)]


@dataclass(frozen=True)
class Box:
    """The room that a label takes, in pixels from the lower left corner of the plot."""

    left: float
    right: float
    bottom: float
    top: float

    def holds(self, points: Iterable[tuple[float, float]]) -> int:
        """How many of the points lie in it."""
        return sum(self.left <= x <= self.right and self.bottom <= y <= self.top for x, y in points)

    def outside(self, other: "Box") -> float:
        """The number of pixels by which this box sticks out of another one."""
        beyond = (
            other.left - self.left,
            self.right - other.right,
            other.bottom - self.bottom,
            self.top - other.top,
        )
        return sum(max(0.0, each) for each in beyond)
