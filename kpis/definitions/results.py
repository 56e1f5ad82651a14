"""The figures of a measure as they are read, judged and shown: points, baseline, target, status."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeVar

from data.record import Decided
from kpis.definitions.measure import Measure

Status = Literal["met", "improving", "not_improving", "no_target", "no_data"]


@dataclass(frozen=True)
class Point:
    """One month of a series. `period` is `YYYY-MM`; numerator or denominator is None where the
    measure has none.

    `batches` are the numbers of the uploads that hold the cases counted; the figure is the same
    whichever they are.
    """

    period: str
    numerator: float | None
    denominator: float | None
    value: float
    partial: bool = False
    batches: tuple[int, ...] = field(default=(), compare=False)

    @property
    def cases(self) -> float:
        """How many cases it is made of: what it is out of, or what is counted where it is out of
        nothing."""
        return (self.numerator if self.denominator is None else self.denominator) or 0


class _Monthly(Protocol):
    @property
    def period(self) -> str: ...


_Month = TypeVar("_Month", bound=_Monthly)


def at(points: Sequence[_Month], period: str | None) -> _Month | None:
    """The point of a month, or None."""
    return next((point for point in points if point.period == period), None)


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
    plan.
    """

    kind: str
    value: float | None
    words: str
    decision: Decided | None = None

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
    """A measure with its figures. `latest` is the newest point; `series` is in order of month."""

    measure: Measure
    series: tuple[Point, ...]
    baseline: Baseline | None
    target: ResolvedTarget
    status: Status
    upward_trajectory: bool | None = None
    loaded: bool = True
    comparators: tuple[Comparator, ...] = ()
    targets: dict[str, float] = field(default_factory=dict)
    """What each month is held against, where the target is a comparator; months before the first
    one are left out."""

    @property
    def latest(self) -> Point | None:
        """The newest point, or None without any."""
        return self.series[-1] if self.series else None

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
