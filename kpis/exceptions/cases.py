"""Exceptions, judged in one place: what is off, so that somebody has to say why and what will be
done. Whoever may see a figure may see what follows from it: all is judged from what may be shown.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from data.record import Entry
from kpis import months
from kpis.definitions import Result, is_first
from kpis.exceptions.grounds import FEWEST_SLIPS, Ground
from kpis.exceptions.lost import last_met
from kpis.exceptions.ranks import rank_lost
from kpis.milestones import MilestoneState
from kpis.record import every_said
from kpis.trends import Recent


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


def without_commentary(
    cases: Iterable[ExceptionCase], entries: Sequence[Entry]
) -> list[ExceptionCase]:
    """Those of which nobody has said anything that stands."""
    said = {one.commentary.about for one in every_said(entries)}
    return [case for case in cases if case.about not in said]


def _of_measure(result: Result, lately: Recent | None) -> Iterator[Ground]:
    if result.status == "not_improving" and not is_first(result):
        yield Ground("not_improving", result.baseline.period if result.baseline else None)
    if met := last_met(result):
        yield Ground("target_lost", met)
    if lately and lately.direction == "worse":
        yield Ground("moving_wrong", lately.since, lately.rule)
    if lost := rank_lost(result):
        yield Ground("rank_lost", lost.period, rank=lost)


def _of_milestone(state: MilestoneState) -> Iterator[Ground]:
    """Overdue is what the contract calls so, `passed` included, which stands for it before any
    update was loaded. Of a month that ended after the newest updates an update is asked for
    first."""
    if state.status == "Blue":
        return
    if state.overdue or state.passed:
        yield Ground("overdue", state.due and months.add(state.due, 1))
    if state.slips >= FEWEST_SLIPS:
        last = state.slipped_on
        yield Ground("slipped_again", last and months.of(last), slips=state.slips)
