"""The figures of a measure as they are read, judged and shown: series, baseline, target, status."""

from dataclasses import dataclass, field
from typing import Literal

from data.record import Decided
from kpis.definitions.course import Course
from kpis.definitions.measure import Measure
from kpis.definitions.shown import Hidden, Shown

Status = Literal["met", "improving", "not_improving", "no_target", "no_data", "hidden"]
"""`hidden`: it would follow from a figure that is not shown."""


@dataclass(frozen=True)
class Baseline:
    """What a measure is compared with: the plan's month or the first later point, unless a
    `decision` set another."""

    period: str
    value: float
    decision: Decided | None = None


@dataclass(frozen=True)
class ResolvedTarget:
    """The target as it stands for the newest point: `value` is None where it cannot be resolved
    yet.

    `decision` is the one that it rests on: a figure of the board's own, or how the board reads the
    plan. `hidden`: it would follow from a figure that is not shown.
    """

    kind: str
    value: float | None
    words: str
    decision: Decided | None = None
    hidden: bool = False

    @property
    def set_by(self) -> Literal["plan", "board"]:
        """Who set the target's figure. It stays the plan's where the board only decided which
        measure the target is judged by."""
        return "board" if self.decision and self.decision.kind == "target" else "plan"


@dataclass(frozen=True)
class Comparator:
    """A published figure of another area, or of this one, for a calendar year (`2024`) or a month
    (`2026-06`)."""

    period: str
    area_code: str
    area_name: str
    value: float
    source: str
    numerator: float | None = None
    denominator: float | None = None


@dataclass(frozen=True)
class Result:
    """A measure with its figures as they may be shown: `series` in order of month, without the
    months that are `hidden`.

    Everything else is worked out from what is shown, so that nothing here tells a hidden figure.
    `twelve_months` is the whole over the months that its parts take together, where the measure
    itself is of one month; `course` is the board's, which leaves target and status as they are.
    """

    measure: Measure
    series: tuple[Shown, ...]
    baseline: Baseline | None
    target: ResolvedTarget
    status: Status
    upward_trajectory: bool | None = None
    loaded: bool = True
    comparators: tuple[Comparator, ...] = ()
    targets: dict[str, float] = field(default_factory=dict)
    """What each month is held against, where the target is a comparator; months before the first
    one are left out."""
    hidden: tuple[Hidden, ...] = ()
    baseline_hidden: bool = False
    """Whether it has no baseline because that figure is hidden."""
    twelve_months: Shown | None = None
    course: Course | None = None

    @property
    def told(self) -> tuple[Shown | Hidden, ...]:
        """Every month in order: its figure, or that it is hidden."""
        if not self.hidden:
            return self.series
        return tuple(sorted((*self.series, *self.hidden), key=lambda one: one.period))

    @property
    def withheld(self) -> Hidden | None:
        """The newest month, where its figure is hidden."""
        newest = self.told[-1] if self.told else None
        return newest if isinstance(newest, Hidden) else None

    @property
    def newest(self) -> str | None:
        """The newest month, whether its figure is shown or hidden; None without any."""
        return max((one.period for one in (*self.series[-1:], *self.hidden[-1:])), default=None)

    @property
    def latest(self) -> Shown | None:
        """The figure of the newest month; None without any, and where it is hidden."""
        return None if self.withheld or not self.series else self.series[-1]

    @property
    def change(self) -> float | None:
        """The newest value less the baseline, in the measure's unit."""
        return self.latest.value - self.baseline.value if self.latest and self.baseline else None

    @property
    def better(self) -> bool | None:
        """Whether the newest value is better than the baseline; None where that cannot be said."""
        if self.change is None:
            return None
        return self.change > 0 if self.measure.direction == "increase" else self.change < 0

    @property
    def distance(self) -> float | None:
        """How far the newest value must still move to the target, never below zero; None without a
        resolved target."""
        if self.latest is None or self.target.value is None:
            return None
        gap = self.target.value - self.latest.value
        return max(0.0, gap if self.measure.direction == "increase" else -gap)


def is_first(result: Result) -> bool:
    """Whether the newest point is the baseline itself, so that there is no change to speak of."""
    return bool(
        result.latest and result.baseline and result.latest.period == result.baseline.period
    )
