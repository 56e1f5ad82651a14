"""Whether a course may go on the record: each step nearer the target than the one before it, by a
month that is not over."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from data.record import CourseStep, Proposed
from kpis import months
from kpis.definitions import Result
from kpis.figures import figure
from kpis.judging.course import asked_for
from kpis.judging.decisions import in_force
from kpis.judging.figure_faults import figure_faults, judged_figure_faults
from kpis.judging.read import Results
from kpis.judging.status import better
from kpis.record import Fault

MOST_STEPS = 6
_ENDING = ("at_least", "at_most", "reduction")
"""Targets that are a figure to stop at. The others are to be beaten, or move by themselves."""


def course_faults(proposed: Proposed, found: Results, today: date) -> Iterator[str]:
    """All that is wrong with the steps of a course."""
    steps, result = proposed.steps, found.by_id[proposed.measure]
    if not 1 <= len(steps) <= MOST_STEPS:
        yield f"A course has between 1 and {MOST_STEPS} steps."
        return
    before = in_force(found.decisions).get((proposed.measure, "course"))
    kept = set(before.steps) if before else set()
    wrong = [fault for number, one in enumerate(steps, 1) for fault in _alone(number, one, result)]
    yield from wrong
    yield from _months(steps, kept, months.of(today))
    if not wrong:
        yield from _nearer(steps, result)


def _alone(number: int, step: CourseStep, result: Result) -> Iterator[str]:
    """What is wrong with a step whatever the others are."""
    unit, field = result.measure.unit, f"step{number}"
    if step.change is None:
        yield from judged_figure_faults(step.figure, unit, f"step {number}", field)
    elif result.baseline is None:
        yield Fault(
            f"Step {number}: there is no baseline yet, so a change in % of it is no figure. Give "
            "figures instead.",
            field,
        )
    elif (step.change > 0) != (result.measure.direction == "increase") or not step.change:
        side = "more" if result.measure.direction == "increase" else "less"
        yield Fault(f"Step {number}: give how many % {side} it is to be, above 0.", field)
    else:
        yield from figure_faults(asked_for(step, result.measure, result.baseline), unit, field)


def _months(steps: tuple[CourseStep, ...], kept: set[CourseStep], this_month: str) -> Iterator[str]:
    """A step of a month that is over stays only as it was decided before: nobody is asked for
    something by a day that has passed."""
    for number, step in enumerate(steps, 1):
        if step.month < this_month and step not in kept:
            yield Fault(
                f"Step {number}: {months.long(step.month)} is over. Choose a month from "
                f"{months.long(this_month)} on.",
                f"month{number}",
            )
    for number, (before, step) in enumerate(pairwise(steps), 2):
        if step.month <= before.month:
            yield Fault(
                f"Step {number}: choose a later month than {months.long(before.month)}, the month "
                f"of step {number - 1}.",
                f"month{number}",
            )


def _nearer(steps: tuple[CourseStep, ...], result: Result) -> Iterator[str]:
    """Each step leads further than the one before, and none past a target that is a figure."""
    measure, way = result.measure, "above" if result.measure.direction == "increase" else "below"
    asked = [asked_for(one, measure, result.baseline) or 0.0 for one in steps]
    for number, (before, value) in enumerate(pairwise(asked), 2):
        if not better(measure, value, before):
            yield Fault(
                f"Step {number}: {figure(value, measure.unit)} is not {way} the "
                f"{figure(before, measure.unit)} of step {number - 1}. Each step leads further.",
                f"step{number}",
            )
    target, last = result.target.value, asked[-1]
    if target is None or result.target.kind not in _ENDING:
        return
    end = figure(target, measure.unit)
    # A fifth less than a mean has digits that are not shown: who asks for it as it is shown may.
    if better(measure, last, target) and figure(last, measure.unit) != end:
        yield Fault(
            f"Step {len(steps)} goes past the target, {end}. A course "
            "leads to the target and no further.",
            f"step{len(steps)}",
        )
