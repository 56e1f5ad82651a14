"""The four figures of a measure: now, baseline, target and the distance to go."""

from typing import NamedTuple

from kpis import figures, months
from kpis.definitions import TOO_FEW, Comparator, Result, Shown, at
from presentation.words import course_step
from presentation.words.measures import (
    PARTIAL,
    cases,
    distance_words,
    period_words,
    target_words,
)


class KeyFigure(NamedTuple):
    """A large figure: `Target`, `85.3 weeks`, `20% less than in May 2025`. The word may be
    empty."""

    label: str
    value: str
    word: str


def four_figures(result: Result) -> tuple[KeyFigure, ...]:
    """Now, baseline, target and the distance to go; none where there is no figure yet. One that is
    hidden says so in the place of its value."""
    if not result.told:
        return ()
    return (
        _now(result),
        _baseline(result),
        _target(result),
        KeyFigure("Distance to go", *distance_words(result)),
    )


def _now(result: Result) -> KeyFigure:
    if result.withheld:
        label = f"Now, {months.long(result.withheld.period)}"
        return KeyFigure(label, figures.NOTHING, result.withheld.words)
    latest = result.latest
    label = f"Now, {months.long(latest.period)}" if latest else "Now"
    value = figures.figure(latest and latest.value, result.measure.unit)
    return KeyFigure(label, value, _noted(cases(latest, result.measure), latest))


def _baseline(result: Result) -> KeyFigure:
    baseline, unit = result.baseline, result.measure.unit
    if baseline is None:
        lacking = TOO_FEW if result.baseline_hidden else "none yet"
        return KeyFigure("Baseline", figures.NOTHING, lacking)
    change = figures.signed(result.change, unit, short=False)
    since = "" if result.change is None else f"{change} since"
    set_by = ", set by the board" if baseline.decision else ""
    return KeyFigure(
        f"Baseline, {months.long(baseline.period)}{set_by}",
        figures.figure(baseline.value, unit),
        _noted(since, at(result.series, baseline.period)),
    )


def _noted(words: str, point: Shown | None) -> str:
    """The words under a figure, and that it is made of fewer months than it should be."""
    few = PARTIAL if point and point.partial else ""
    return ", ".join(part for part in (words, few) if part)


def _target(result: Result) -> KeyFigure:
    label = "Local target" if result.target.set_by == "board" else "Target"
    value = result.target.value
    shown = figures.NOTHING if value is None else figures.figure(value, result.measure.unit)
    step = course_step(result)
    course = f"course: {step}" if step else ""
    return KeyFigure(label, shown, "; ".join(filter(None, [_target_note(result), course])))


def _target_note(result: Result) -> str:
    """What the target is: `60% or more, and rising`, `20% less than in May 2025`."""
    words = target_words(result)
    if result.target.hidden:
        return f"{result.target.words}: {TOO_FEW}"
    if result.target.decision:
        return words.value
    if result.target.kind == "reduction" and result.baseline:
        return f"{words.note} than in {months.long(result.baseline.period)}"
    return f"{words.note or words.value}{_published(result)}"


def _published(result: Result) -> str:
    """Of when a published figure is that the target is, where it is not of the newest month."""
    if result.target.kind != "comparator" or result.latest is None:
        return ""
    held: list[Comparator] = [
        one
        for one in result.comparators
        if one.area_name == result.target.words and one.value == result.target.value
    ]
    newest = max((one.period for one in held), default=result.latest.period)
    return "" if newest == result.latest.period else f", {period_words(newest)}"
