"""The board's course for a measure as it stands for the newest month, worked out from what may be
shown."""

from dataclasses import dataclass
from typing import Literal

from data.record import Decided
from kpis.figures import Unit, figure, number
from kpis.months import long

CourseState = Literal["on", "behind", "to_come", "unknown"]
"""`to_come`: no step is due yet; `unknown`: it would follow from a figure that is not there or not
shown."""


@dataclass(frozen=True)
class ResolvedStep:
    """What the board asks for by a month: `value` in the measure's unit, None where it would follow
    from a baseline that is not there or not shown. `change` is what was decided where that was a
    change in % of the baseline. `reached` says whether the newest figure is there already, None
    where that cannot be said."""

    month: str
    value: float | None
    change: float | None = None
    reached: bool | None = None


@dataclass(frozen=True)
class Course:
    """The steps that the board decided, in order of month. `due` is the last one whose month is the
    newest month or before, `next` the first one after it."""

    decision: Decided
    steps: tuple[ResolvedStep, ...]
    state: CourseState
    due: ResolvedStep | None = None
    next: ResolvedStep | None = None

    @property
    def asked(self) -> ResolvedStep:
        """The step that matters now: the one that is due and not reached, else the next, else the
        last."""
        behind = self.due if self.state == "behind" else None
        return behind or self.next or self.steps[-1]


def step_words(step: ResolvedStep, unit: Unit) -> str:
    """`134.6 weeks by December 2026`; `10% less than the baseline by December 2026` where it is not
    known how much that is."""
    if step.value is None and step.change is not None:
        return f"{less_or_more(step.change)} than the baseline by {long(step.month)}"
    return f"{figure(step.value, unit)} by {long(step.month)}"


def less_or_more(change: float) -> str:
    """A change in % of the baseline: `10% less`, `12.5% more`."""
    return f"{number(abs(change)).removesuffix('.0')}% {'less' if change < 0 else 'more'}"
