"""The rules that tell a signal from ordinary ups and downs; each looks at points in order, None
being a gap."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from kpis.spc.points import Direction, Label, PointType, RunLabel

Rule = Callable[[Sequence], bool]


def side(value: float | None, centre: float | None) -> int | None:
    """1 above the centre, -1 below, 0 on it; None for a gap."""
    if value is None or centre is None:
        return None
    return (value > centre) - (value < centre)


def members(items: Sequence, size: int, rule: Rule) -> list[bool]:
    """For each item, whether it lies in some run of `size` items for which the rule holds."""
    starts = [start for start in range(len(items) - size + 1) if rule(items[start : start + size])]
    inside = {start + step for start in starts for step in range(size)}
    return [place in inside for place in range(len(items))]


def one_side(sides: Sequence[int | None]) -> bool:
    """All on the same side; a point on the centre, or a gap, breaks it."""
    return abs(sum(each or 0 for each in sides)) == len(sides)


def monotonic(values: Sequence[float | None]) -> bool:
    """Each strictly above the one before, or each strictly below it, with no gap."""
    return one_side([step(before, after) for before, after in pairwise(values)])


def step(before: float | None, after: float | None) -> int | None:
    """1 for a rise, -1 for a fall, 0 for none; None at a gap."""
    return side(after, before)


def two_in_three(close: Sequence[bool | None], sides: Sequence[int | None]) -> list[bool]:
    """The points close to a limit among three on one side, two or more of which are close to a
    limit."""
    pairs = list(zip(close, sides, strict=True))
    found = members(
        pairs,
        3,
        lambda three: one_side([s for _, s in three]) and sum(bool(c) for c, _ in three) >= 2,
    )
    return [bool(near) and part for near, part in zip(close, found, strict=True)]


def rising(values: Sequence[float | None], trend: Sequence[bool]) -> list[bool]:
    """For each point of a trend, whether it is named as rising.

    A point whose next point is in a trend as well takes the step that follows it, any other the
    step that led to it. At the join of two trends this can name the last point of the first after
    the second: NHSRplotthedots does the same.
    """
    last = len(values) - 1
    return [
        (
            step(values[i], values[i + 1])
            if i < last and trend[i + 1]
            else step(values[i - 1], values[i])
        )
        == 1
        for i in range(len(values))
    ]


def point_type(label: Label | RunLabel, direction: Direction) -> PointType:
    """What the rule means: better or worse for the direction; high or low where neither is
    better."""
    if label == "Common Cause":
        return "common_cause"
    high = "Above" in label or "Increasing" in label
    if direction == "neutral":
        return "special_cause_neutral_high" if high else "special_cause_neutral_low"
    return (
        "special_cause_improvement"
        if high == (direction == "increase")
        else "special_cause_concern"
    )
