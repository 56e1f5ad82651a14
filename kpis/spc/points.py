"""What a chart over time gives back, point by point, and the words it uses for it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

When = int | str | date
"""Where a point stands: its date as given, or its position (0 is the first) in a series without
dates."""

Direction = Literal["increase", "decrease", "neutral"]
"""Which way is better; neutral where neither is."""

Label = Literal[
    "Common Cause",
    "Above UCL",
    "Below LCL",
    "7 Point Trend (Increasing)",
    "7 Point Trend (Decreasing)",
    "2 in 3 Above CL",
    "2 in 3 Below CL",
    "7 Points Above CL",
    "7 Points Below CL",
]
"""The one rule that a point of an XmR or p chart is shown under, in the words of
NHSRplotthedots."""

RunLabel = Literal[
    "Common Cause",
    "5 Point Trend (Increasing)",
    "5 Point Trend (Decreasing)",
    "6 Points Above Median",
    "6 Points Below Median",
]
"""The one rule that a point of a run chart is shown under."""

PointType = Literal[
    "common_cause",
    "special_cause_improvement",
    "special_cause_concern",
    "special_cause_neutral_high",
    "special_cause_neutral_low",
]
Assurance = Literal["consistent_pass", "consistent_fail", "inconsistent"]


@dataclass(frozen=True)
class Rebase:
    """From this point on limits start afresh. `at` is a position or a date; `reason` is why, as put
    on record."""

    at: When
    reason: str = ""


@dataclass(frozen=True)
class PointSpc:
    """A point of an XmR or p chart, in the unit of the series; None where a figure is undefined.

    `near_lower`, `near_upper` lie at two thirds of the way to the limits. `moving_range` is the
    distance to the point before in the same rebase group. `outside_limits` is strictly beyond a
    limit, `close_to_limits` beyond a near limit and not outside; both None without limits.
    `relative_to_mean` is 1 above, -1 below, 0 on the mean. `shift` and `trend`: part of 7 on one
    side, of 7 ever rising or falling. `two_in_three`: close to a limit, and one of at least two
    such among three on one side. `label` is the first that holds of outside, trend, two in three,
    shift; `point_type` says what it means for the direction. `short_group_warning`: limits rest on
    fewer than 13 points.
    """

    at: When
    value: float | None
    mean: float | None
    lower_limit: float | None
    upper_limit: float | None
    near_lower: float | None
    near_upper: float | None
    moving_range: float | None
    rebase_group: int
    short_group_warning: bool
    outside_limits: bool | None
    close_to_limits: bool | None
    relative_to_mean: int | None
    shift: bool
    trend: bool
    two_in_three: bool
    label: Label
    point_type: PointType


@dataclass(frozen=True)
class Chart:
    """An XmR or p chart.

    `variation` is the type of the newest point with a value. `assurance` compares the target with
    that point's limits: strictly outside them is a consistent pass or fail, all else inconsistent
    (also without limits, as in the package); None without a target or with a neutral direction.
    `rebases` are those that took effect, in order of the series.
    """

    points: tuple[PointSpc, ...]
    variation: PointType
    assurance: Assurance | None
    rebases: tuple[Rebase, ...]


@dataclass(frozen=True)
class PointRun:
    """A point of a run chart. `shift` and `trend` by the run chart rules; `label` is the first of
    trend, shift."""

    at: When
    value: float | None
    median: float
    relative_to_median: int | None
    shift: bool
    trend: bool
    label: RunLabel
    point_type: PointType


@dataclass(frozen=True)
class RunChart:
    """A run chart: one median, no limits. `variation` is the type of the newest point with a
    value."""

    points: tuple[PointRun, ...]
    median: float
    variation: PointType
