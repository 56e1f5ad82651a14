"""The target of a measure in words: what it is, and how far the newest figure is from it."""

from typing import NamedTuple

from kpis.definitions import TOO_FEW, Result
from kpis.figures import NOTHING, figure, table_figure
from presentation.words.measures.decisions import on_day, target_note
from presentation.words.measures.hidden import NOT_SHOWN
from presentation.words.measures.movement import size

PLAN_FIGURE = ("at_least", "at_most")
"""Targets whose figure stands in the plan itself; the others are worked out from other figures."""
STRICT = {"increase_on_baseline": "the baseline", "year_on_year": "a year earlier"}
"""Targets that must be beaten, not only reached, and what they are beaten against."""


class Words(NamedTuple):
    """A figure and the note that is shown beside or under it; the note may be empty."""

    value: str
    note: str = ""


def target_words(result: Result) -> Words:
    """The target as a table shows it: `104.9 wks` and `20% less`, or `60% or more` with what the
    board decided of it."""
    kind, value, words = result.target.kind, result.target.value, result.target.words
    if kind == "none":
        return Words(words, target_note(result))
    if value is None:
        return Words(NOT_SHOWN if result.target.hidden else "Not known yet", words)
    if kind in PLAN_FIGURE:
        return Words(words, target_note(result))
    return Words(table_figure(value, result.measure.unit), words)


def target_figure(result: Result) -> str:
    """The target's figure with its unit: `26.1 weeks`; one from the plan as the plan gives it:
    `60%`, `12 weeks`."""
    text = figure(result.target.value, result.measure.unit)
    return text.replace(".0", "") if result.target.kind in PLAN_FIGURE else text


def target_name(result: Result) -> str:
    """The target in a sentence: `the 60% target`, `the target of 26.1 weeks`,
    `the target of 86.8% (England)`."""
    text, decision = target_figure(result), result.target.decision
    if decision and decision.kind == "target":
        return f"the local target of {text}, set {on_day(decision)}"
    if result.target.kind in PLAN_FIGURE and text.endswith("%"):
        return f"the {text} target"
    source = f" ({result.target.words})" if result.target.kind == "comparator" else ""
    return f"the target of {text}{source}"


def rival(result: Result) -> str:
    """What a target that must be beaten is compared with: `the baseline of 64.4%`,
    `the 48.2% of a year earlier`."""
    text = target_figure(result)
    return (
        f"the {text} of a year earlier"
        if result.target.kind == "year_on_year"
        else f"the baseline of {text}"
    )


def reached_only(result: Result) -> bool:
    """Whether the figure is as far as the target asks, and the target is not met all the same."""
    return result.distance == 0 and result.status != "met"


def unsteady(result: Result) -> str:
    """Why a target that is reached is not met, or not known to be, where it asks for a steady rise
    besides."""
    if result.status == "hidden":
        return f"but a month is {TOO_FEW}"
    return (
        "but too few months to judge a rise"
        if result.upward_trajectory is None
        else "but not rising steadily"
    )


def distance_words(result: Result) -> Words:
    """The distance to go, and what stands under it: `2.8 weeks` and `must fall`, or `None` and
    `Target met`."""
    increase = result.measure.direction == "increase"
    if result.status == "met":
        return Words("None", "Target met")
    if result.target.kind == "none":
        return Words(NOTHING, result.target.words)
    if result.distance is None:
        unknown = result.withheld or result.target.hidden
        return Words(NOTHING, NOT_SHOWN if unknown else "Not known yet")
    if not reached_only(result):
        return Words(
            size(result.distance, result.measure.unit), "must rise" if increase else "must fall"
        )
    if result.target.kind in STRICT:
        return Words(
            "Any rise" if increase else "Any fall", f"must beat {STRICT[result.target.kind]}"
        )
    return Words("None", f"Reached, {unsteady(result)}")
