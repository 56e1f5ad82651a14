"""From limits to verdicts: the flags and the one label of each point, and whether a target will be
met consistently."""

from collections.abc import Sequence
from typing import TypeVar, get_args

from kpis.spc import rules
from kpis.spc.limits import Band, moving_ranges
from kpis.spc.points import Assurance, Direction, Label, PointRun, PointSpc, When
from kpis.spc.series import present

ENOUGH = 13
"""Points from which limits are worth drawing. With fewer they are on trial
(`short_group_warning`), and a run chart is the better choice."""

RUN = 7
"""Points that make a shift or a trend."""

P = TypeVar("P", PointSpc, PointRun)


def checked(direction: Direction) -> Direction:
    """The direction; raises ValueError where it is not one, for a misspelt one would turn better
    into worse."""
    if direction not in get_args(Direction):
        raise ValueError(f"unknown direction: {direction!r}")
    return direction


def judged(
    at: Sequence[When],
    values: Sequence[float | None],
    bands: Sequence[Band],
    group: int,
    direction: Direction,
) -> list[PointSpc]:
    """The points of one rebase group; runs do not reach from one group into another."""
    outside = [_outside(value, band) for value, band in zip(values, bands, strict=True)]
    close = [_close(value, band) for value, band in zip(values, bands, strict=True)]
    sides = [rules.side(value, band.mean) for value, band in zip(values, bands, strict=True)]
    shift = rules.members(sides, RUN, rules.one_side)
    trend = rules.members(values, RUN, rules.monotonic)
    rising = rules.rising(values, trend)
    near = rules.two_in_three(close, sides)
    ranges = moving_ranges(values)
    short = len(present(values)) < ENOUGH
    labels: list[Label] = [
        _label(outside[i], trend[i], near[i], shift[i], sides[i], rising[i])
        for i in range(len(values))
    ]
    return [
        PointSpc(
            at=at[i],
            value=values[i],
            moving_range=ranges[i],
            rebase_group=group,
            short_group_warning=short,
            outside_limits=outside[i],
            close_to_limits=close[i],
            relative_to_mean=sides[i],
            shift=shift[i],
            trend=trend[i],
            two_in_three=near[i],
            label=label,
            point_type=rules.point_type(label, direction),
            **vars(bands[i]),
        )
        for i, label in enumerate(labels)
    ]


def newest(points: Sequence[P]) -> P:
    """The last point that is not a gap."""
    return next(point for point in reversed(points) if point.value is not None)


def assurance(last: PointSpc, target: float | None, direction: Direction) -> Assurance | None:
    """What the last limits say of the target: strictly beyond them is consistent, on or within them
    inconsistent."""
    if target is None or direction == "neutral":
        return None
    if last.upper_limit is not None and target > last.upper_limit:
        return "consistent_fail" if direction == "increase" else "consistent_pass"
    if last.lower_limit is not None and target < last.lower_limit:
        return "consistent_pass" if direction == "increase" else "consistent_fail"
    return "inconsistent"


def _outside(value: float | None, band: Band) -> bool | None:
    if value is None or band.lower_limit is None or band.upper_limit is None:
        return None
    return value < band.lower_limit or value > band.upper_limit


def _close(value: float | None, band: Band) -> bool | None:
    outside = _outside(value, band)
    if outside is None or value is None or band.near_lower is None or band.near_upper is None:
        return None
    return not outside and (value < band.near_lower or value > band.near_upper)


def _label(
    outside: bool | None, trend: bool, near: bool, shift: bool, side: int | None, rising: bool
) -> Label:
    if outside:
        return "Above UCL" if side == 1 else "Below LCL"
    if trend:
        return "7 Point Trend (Increasing)" if rising else "7 Point Trend (Decreasing)"
    if near:
        return "2 in 3 Above CL" if side == 1 else "2 in 3 Below CL"
    if shift:
        return "7 Points Above CL" if side == 1 else "7 Points Below CL"
    return "Common Cause"
