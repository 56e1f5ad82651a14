"""The board's course for a measure: what each step asks for, and whether the measure is on it."""

from collections.abc import Sequence
from math import ceil, floor, isclose

from data.record import CourseStep, Decided
from kpis.definitions import Baseline, Course, CourseState, Hidden, Measure, Point, ResolvedStep
from kpis.figures import places, round_half_up
from kpis.judging.status import reaches


def course_of(
    measure: Measure,
    series: Sequence[Point | Hidden],
    baseline: Baseline | Hidden | None,
    decision: Decided | None,
) -> Course | None:
    """The course as it stands for the newest month; None where the board has decided none. At that
    month the last step is asked for whose month it is, or is before it."""
    if decision is None:
        return None
    newest = series[-1] if series else None
    steps = tuple(_resolved(one, measure, baseline, newest) for one in decision.steps)
    month = newest.period if newest else ""
    due = next((one for one in reversed(steps) if one.month <= month), None)
    coming = next((one for one in steps if one.month > month), None)
    return Course(decision, steps, _state(newest, due), due, coming)


def asked_for(
    step: CourseStep, measure: Measure, baseline: Baseline | Hidden | None
) -> float | None:
    """The value that a step asks for; None where it would follow from a baseline that is not there
    or not shown."""
    if step.change is None:
        return step.figure
    if not isinstance(baseline, Baseline):
        return None
    asked = baseline.value * (1 + step.change / 100)
    return asked if places(measure.unit) else _whole(asked, measure)


def _whole(asked: float, measure: Measure) -> float:
    """The first number of people that is as far as is asked: of 6.4 people read out as 6, those who
    have 6 would be behind it."""
    if isclose(asked, nearest := float(round_half_up(asked, 0)), rel_tol=1e-12):
        return nearest
    return float(ceil(asked) if measure.direction == "increase" else floor(asked))


def _resolved(
    step: CourseStep,
    measure: Measure,
    baseline: Baseline | Hidden | None,
    newest: Point | Hidden | None,
) -> ResolvedStep:
    value = asked_for(step, measure, baseline)
    reached = None
    if isinstance(newest, Point) and value is not None:
        reached = reaches(measure, newest.value, value)
    return ResolvedStep(step.month, value, step.change, reached)


def _state(newest: Point | Hidden | None, due: ResolvedStep | None) -> CourseState:
    if newest and due is None:
        return "to_come"
    if due is None or due.reached is None:
        return "unknown"
    return "on" if due.reached else "behind"
