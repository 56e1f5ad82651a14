"""What a figure means against its target: the last sentence of a headline."""

from kpis.definitions import TOO_FEW, Result
from kpis.figures import places, round_half_up
from presentation.words.measures.decisions import reading_note
from presentation.words.measures.movement import size, unchanged
from presentation.words.measures.targets import (
    STRICT,
    reached_only,
    rival,
    target_figure,
    target_name,
)

_UNRESOLVED = {
    "comparator": "there is no figure to compare with",
    "year_on_year": "there is no figure from a year earlier",
}
_VERBS = {"increase": ("rise", "above"), "decrease": ("fall", "below")}


def verdict(result: Result, *, follows: bool = True) -> str:
    """One sentence on the target. `follows`: the one before it gave the figure, so that it may
    begin with "That"."""
    if result.target.kind == "none":
        return reading_note(result) or "The plan sets no figure to reach."
    if result.target.value is None:
        return _unresolved(result)
    if result.status == "met":
        return _met(result, "That" if follows else "The newest figure")
    if result.target.kind in STRICT:
        return _must_beat(result)
    return _only_reached(result) if reached_only(result) else _must_reach(result)


def _unresolved(result: Result) -> str:
    if result.target.hidden and result.baseline_hidden:
        return f"The target ({result.target.words}) follows from it, so it is not shown either."
    if result.target.hidden:
        return (
            f"The target ({result.target.words}) follows from a figure that is {TOO_FEW}, so it "
            "is not shown either."
        )
    target = f"The target ({result.target.words}) cannot be worked out"
    reason = _UNRESOLVED.get(result.target.kind)
    return f"{target} yet: {reason}." if reason else f"{target} until there is a baseline."


def _met(result: Result, subject: str) -> str:
    if result.target.kind in STRICT:
        above = _VERBS[result.measure.direction][1]
        return f"{subject} meets the target: {above} {rival(result)}{_hardly(result)}."
    steady = (
        ", and the rate has not fallen at any three-month step and is higher than nine months "
        "before"
    )
    return f"{subject} meets {target_name(result)}{steady if result.measure.target.rising else ''}."


def _hardly(result: Result) -> str:
    """The words `, by less than 0.1 points` where a rival is beaten by so little that both
    figures look equal; empty otherwise."""
    margin = abs((result.latest.value if result.latest else 0) - (result.target.value or 0))
    return "" if _shown(result, margin) else f", by {size(margin, result.measure.unit)}"


def _only_reached(result: Result) -> str:
    if result.status == "hidden":
        return (
            f"The {target_figure(result)} is reached. Whether the rate rises steadily, as the "
            f"target asks, cannot be said: a month is {TOO_FEW}."
        )
    steps = "the rate fell at a three-month step, or ended no higher"
    if result.upward_trajectory is None:
        steps = "there are too few months to judge a steady rise"
    return f"The {target_figure(result)} is reached, but {steps}, so the target is not yet met."


def _must_reach(result: Result) -> str:
    verb, distance = _VERBS[result.measure.direction][0], result.distance or 0
    by = _another(result) if _shown(result, distance) else "by "
    return (
        f"It must {verb} {by}{size(distance, result.measure.unit)} to reach {target_name(result)}."
    )


def _must_beat(result: Result) -> str:
    (verb, above), distance = _VERBS[result.measure.direction], result.distance or 0
    if not _shown(result, distance):
        return f"It must {verb} {above} {rival(result)} to meet the target."
    return (
        f"It must {verb} more than {_another(result)}{size(distance, result.measure.unit)} to beat "
        f"{rival(result)}."
    )


def _another(result: Result) -> str:
    """The word "another" before an amount, for a figure that has visibly moved the right way
    already; empty for others."""
    return "another " if result.status == "improving" and not unchanged(result) else ""


def _shown(result: Result, difference: float) -> bool:
    return bool(round_half_up(difference, places(result.measure.unit)))
