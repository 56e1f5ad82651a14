"""Exceptions, judged in one place: what is off, so that somebody has to say why and what will be
done. Whoever may see a figure may see what follows from it: all is judged from what may be shown.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from kpis import months
from kpis.definitions import Result
from kpis.exceptions.lost import last_met
from kpis.exceptions.ranks import RankLost, rank_lost
from kpis.milestones import MilestoneState
from kpis.trends import Recent

GroundKind = Literal[
    "not_improving", "target_lost", "moving_wrong", "rank_lost", "overdue", "slipped_again"
]
FEWEST_SLIPS = 2
"""A milestone has slipped again once its month was moved to a later one for the second time."""


@dataclass(frozen=True)
class Ground:
    """Why something is an exception. `since` is the month (`YYYY-MM`) from which that holds, or the
    period whose rank is compared; for a lost target the last month in which it was met. `rule` says
    how it was found, where there is more than one way; `rank` is that of a lost rank, `slips` how
    often a milestone has slipped."""

    kind: GroundKind
    since: str | None = None
    rule: str | None = None
    rank: RankLost | None = None
    slips: int = 0


@dataclass(frozen=True)
class ExceptionCase:
    """A measure or a milestone (its id) that is off, and on which grounds."""

    about: str
    grounds: tuple[Ground, ...]


def measure_cases(
    results: Iterable[Result], lately: Mapping[str, Recent | None]
) -> list[ExceptionCase]:
    """The measures that are off, in their order."""
    found = [
        ExceptionCase(result.measure.id, tuple(_of_measure(result, lately.get(result.measure.id))))
        for result in results
    ]
    return [case for case in found if case.grounds]


def milestone_cases(states: Iterable[MilestoneState]) -> list[ExceptionCase]:
    """The milestones that are off, in their order: none that is complete."""
    found = [ExceptionCase(state.milestone.id, tuple(_of_milestone(state))) for state in states]
    return [case for case in found if case.grounds]


def _of_measure(result: Result, lately: Recent | None) -> Iterator[Ground]:
    if result.status == "not_improving":
        yield Ground("not_improving", result.baseline.period if result.baseline else None)
    if met := last_met(result):
        yield Ground("target_lost", met)
    if lately and lately.direction == "worse":
        yield Ground("moving_wrong", lately.since, lately.rule)
    if lost := rank_lost(result):
        yield Ground("rank_lost", lost.period, rank=lost)


def _of_milestone(state: MilestoneState) -> Iterator[Ground]:
    if state.status == "Blue":
        return
    if state.overdue or state.passed_since:
        yield Ground("overdue", state.due and months.add(state.due, 1))
    if state.slips >= FEWEST_SLIPS:
        yield Ground("slipped_again", slips=state.slips)
