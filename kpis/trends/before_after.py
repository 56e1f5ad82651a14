"""Before and after a completed milestone: how a measure stood in the six months on either side. An
association only.

The month of completion counts on neither side. A side has a mean where each of its six months has a
figure, and where none of them is made of fewer than twelve months when it should be. What is more
than chance is said by the chart that suits the measure (`kpis.trends.variation`), drawn over all
its months.
"""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import date

from kpis import months
from kpis.definitions import Measure, Result
from kpis.milestones import MilestoneState, completed_on
from kpis.trends.variation import ChartWay, JudgedPoint, judged_series

SIDE = 6
"""Months on either side."""


@dataclass(frozen=True)
class Side:
    """Six months: how many of them have a figure that is shown, their mean in the measure's unit
    (None unless all six have), how many the chart marks as better, or as worse, than ordinary ups
    and downs explain, and how many have a figure that is `hidden`."""

    months: int
    mean: float | None
    better: int
    worse: int
    hidden: int = 0


@dataclass(frozen=True)
class Impact:
    """A measure before and after a day. `told_from` is the month whose figures complete the months
    after; None where they are in, and where one of the six is missing for good or hidden.
    `overlapping`: each figure covers twelve months."""

    completed_on: date
    before: Side
    after: Side
    told_from: str | None
    way: ChartWay
    overlapping: bool

    @property
    def change(self) -> float | None:
        """The mean after less the mean before, in the measure's unit; None unless both are
        known."""
        if self.before.mean is None or self.after.mean is None:
            return None
        return self.after.mean - self.before.mean


def completed_near(
    states: Iterable[MilestoneState], measure: Measure
) -> tuple[list[MilestoneState], list[MilestoneState]]:
    """The completed milestones of a measure's area for improvement, its section of the plan: those
    of the actions that are to move the measure, and those of the section's other actions."""
    done = [state for state in states if state.section == measure.section and completed_on(state)]
    own = [state for state in done if state.action in measure.actions]
    return own, [state for state in done if state not in own]


def marked_beside(states: Sequence[MilestoneState], measure: Measure) -> tuple[MilestoneState, ...]:
    """The milestones that a measure's chart marks: all of its own actions, and the completed ones
    of its section's other actions."""
    own = [state for state in states if state.action in measure.actions]
    return (*own, *completed_near(states, measure)[1])


def before_after(result: Result, completed_on: date) -> Impact | None:
    """The measure on either side of that day; None where no figure of it is shown."""
    chart = judged_series(result)
    if chart is None:
        return None
    month = months.of(completed_on)
    held = {each.point.period: each for each in chart.points if not each.point.partial}
    hidden, last = {one.period for one in result.hidden}, months.add(month, SIDE)
    after = _side(held, hidden, months.add(month, 1), last)
    return Impact(
        completed_on=completed_on,
        before=_side(held, hidden, months.add(month, -SIDE), months.add(month, -1)),
        after=after,
        told_from=last if result.told[-1].period < last and not after.hidden else None,
        way=chart.way,
        overlapping=chart.overlapping,
    )


def _side(held: dict[str, JudgedPoint], hidden: Set[str], first: str, last: str) -> Side:
    every = months.every(first, last)
    found = [held[period] for period in every if period in held]
    mean = sum(each.point.value for each in found) / SIDE if len(found) == SIDE else None
    looks = [each.look for each in found]
    withheld = len(hidden & set(every))
    return Side(len(found), mean, looks.count("better"), looks.count("worse"), withheld)
