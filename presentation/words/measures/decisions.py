"""What the board has decided about baselines, targets and courses, in words that stand wherever it
applies."""

from data.record import Decided, Proposed
from kpis.definitions import Result, less_or_more
from kpis.figures import figure
from kpis.judging import DecisionState, local_target
from kpis.measures import measures
from kpis.months import long
from presentation.words.grammar import inside, long_date

STATES: dict[DecisionState, str] = {
    "in_force": "In force.",
    "replaced": "Replaced by a later decision.",
    "undone": "Undone.",
    "undo": "",
}
"""What has become of a decision."""


def on_day(decision: Decided) -> str:
    """`by the board on 3 October 2026`."""
    return f"by the board on {long_date(decision.decided_on)}"


def target_note(result: Result) -> str:
    """The words beside a target that the board decided: `local target, set by the board on 3
    October 2026`. Empty beside the plan's own target."""
    decision = result.target.decision
    if decision is None:
        return ""
    if decision.kind == "target":
        return f"local target, set {on_day(decision)}"
    return f"moved {'here ' if decision.measure == result.measure.id else ''}{on_day(decision)}"


def reading_note(result: Result) -> str:
    """A sentence that says by which measure the board judges the plan's target. Empty where the
    board has not decided that."""
    decision = result.target.decision
    if decision is None or decision.kind != "reading":
        return ""
    by = "this measure"
    if decision.measure != result.measure.id:
        by = f"another measure: {inside(measures()[decision.measure].name)}"
    return (
        f"The board chose on {long_date(decision.decided_on)} to judge the plan's target by {by}."
    )


def baseline_note(result: Result) -> str:
    """A sentence that says how the board set the baseline. Empty where the baseline is of the
    plan's month."""
    baseline = result.baseline
    if baseline is None or baseline.decision is None:
        return ""
    decided, day = baseline.decision, long_date(baseline.decision.decided_on)
    if decided.figure is not None:
        value = figure(decided.figure, result.measure.unit)
        return f"The board set the baseline, {value} in {long(baseline.period)}, on {day}."
    month = long(decided.period or "")
    stands_in = f"; it has no figure now, so {long(baseline.period)} stands in for it"
    return (
        f"The board set {month} as the baseline on "
        f"{day}{stands_in if baseline.period != decided.period else ''}."
    )


def short_notes(result: Result) -> list[str]:
    """The same on a card: whose target and whose baseline it is, where they are not the plan's."""
    target, baseline = result.target.decision, result.baseline and result.baseline.decision
    notes = []
    if target and target.kind == "target":
        notes.append(f"Local target, set {on_day(target)}.")
    elif target:
        to = "here" if target.measure == result.measure.id else "to another measure"
        notes.append(f"The plan's target was moved {to} {on_day(target)}.")
    return [*notes, f"Baseline set {on_day(baseline)}."] if baseline else notes


def decision_words(decision: Proposed) -> str:
    """What was decided: `Baseline: 41.9% in March 2025`, `Local target: 60% or more`,
    `Course: 10% less by December 2026, 20% less by June 2027`."""
    measure = measures()[decision.measure]
    if decision.kind == "undo":
        return f"Undo of decision {decision.undoes}"
    if decision.kind == "target":
        return f"Local target: {local_target(measure, decision.figure or 0.0).words}"
    if decision.kind == "reading":
        return f"The plan's target is judged by: {inside(measure.name)}"
    if decision.kind == "course":
        return f"Course: {_steps(decision)}"
    value = "" if decision.figure is None else f"{figure(decision.figure, measure.unit)} in "
    return f"Baseline: {value}{long(decision.period or '')}"


def _steps(decision: Proposed) -> str:
    """The steps of a course as they were decided, in figures or in % of the baseline."""
    unit = measures()[decision.measure].unit
    return ", ".join(
        f"{figure(one.figure, unit) if one.change is None else less_or_more(one.change)} by "
        f"{long(one.month)}"
        for one in decision.steps
    )


def made_by(decision: Decided) -> str:
    """Who decided, when and why. The name and the reason are what somebody typed: show them as
    text."""
    verb = "Undone" if decision.kind == "undo" else "Set"
    return f"{verb} by {decision.author} on {long_date(decision.decided_on)}: {decision.reason}"
