"""Which decisions of the board are in force, and what they make of a measure's target."""

from collections.abc import Mapping, Sequence
from typing import Literal

from data.record import Decided, DecisionKind
from kpis.definitions import Measure, Target
from kpis.figures import figure
from kpis.measures import measures

Subject = Literal["baseline", "target", "reading", "course"]
DecisionState = Literal["in_force", "replaced", "undone", "undo"]
Force = Mapping[tuple[str, Subject], Decided]
"""The decision in force on each subject of a measure."""

SUBJECTS: dict[DecisionKind, Subject] = {
    "baseline_month": "baseline",
    "baseline_figure": "baseline",
    "target": "target",
    "reading": "reading",
    "course": "course",
}
"""What each kind of decision is about. An undo is about another decision."""


def in_force(record: Sequence[Decided]) -> Force:
    """The newest decision on each measure and subject that has not been undone."""
    undone = {decision.undoes for decision in record}
    standing = [
        decision for decision in record if decision.kind in SUBJECTS and decision.id not in undone
    ]
    return {(decision.measure, SUBJECTS[decision.kind]): decision for decision in standing}


def states(record: Sequence[Decided]) -> dict[int, DecisionState]:
    """What has become of each decision on the record, by its number."""
    undone, standing = (
        {decision.undoes for decision in record},
        {one.id for one in in_force(record).values()},
    )

    def state(decision: Decided) -> DecisionState:
        if decision.kind == "undo":
            return "undo"
        if decision.id in undone:
            return "undone"
        return "in_force" if decision.id in standing else "replaced"

    return {decision.id: state(decision) for decision in record}


def taker_of(measure: Measure) -> str:
    """The measure to which a reading of the plan moves this one's target, or from which it comes;
    empty without one."""
    if measure.may_take_target_of:
        return measure.id
    return next((one.id for one in measures().values() if one.may_take_target_of == measure.id), "")


def concerning(record: Sequence[Decided], measure: Measure) -> list[Decided]:
    """What of the record is about a measure: its own decisions, and the readings that move its
    target."""
    taker = taker_of(measure)
    readings = {
        decision.id
        for decision in record
        if decision.kind == "reading" and decision.measure == taker
    }
    return [one for one in record if one.measure == measure.id or {one.id, one.undoes} & readings]


def decision_on_target(measure: Measure, force: Force) -> Decided | None:
    """The decision that a measure's target rests on; the plan's own target is never replaced by
    another figure."""
    reading = force.get((taker_of(measure), "reading"))
    return reading or (force.get((measure.id, "target")) if measure.target.kind == "none" else None)


def as_decided(measure: Measure, decision: Decided | None) -> Measure:
    """The measure with its target as the decision on it leaves it: local, taken from another
    measure, or given away."""
    if decision is None:
        return measure
    if decision.kind == "target":
        target = local_target(measure, decision.figure or 0.0)
    elif measure.may_take_target_of:
        target = measures()[measure.may_take_target_of].target
    else:
        target = Target(words="Judged by another measure")
    return measure.model_copy(update={"target": target})


def local_target(measure: Measure, value: float) -> Target:
    """A target of the board's own, on the side that is better."""
    increase = measure.direction == "increase"
    words = f"{figure(value, measure.unit).replace('.0', '')} or {'more' if increase else 'less'}"
    return Target(
        kind="at_least" if increase else "at_most", figure=value, words=words, label="Local target"
    )
