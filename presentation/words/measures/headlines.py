"""The finding of one measure: what, value, change since the baseline, verdict; the same for a small
card, and what stands for the small picture of a trend."""

from collections.abc import Iterable

from data.extracts import extracts
from data.plurals import are, counted
from kpis.definitions import TOO_FEW, Result, is_first
from kpis.figures import figure, number, places, round_half_up
from kpis.months import long
from presentation.words.course import course_note, course_step
from presentation.words.grammar import begun, inside, joined
from presentation.words.measures.decisions import baseline_note, reading_note, short_notes
from presentation.words.measures.hidden import (
    basis_hidden,
    months_hidden,
    short_withheld,
    withheld_words,
)
from presentation.words.measures.movement import (
    FIRST_FIGURE,
    change_words,
    size,
    told_change,
    unchanged,
)
from presentation.words.measures.targets import STRICT, reached_only, unsteady
from presentation.words.measures.verdicts import verdict

FEW = 6
"""The fewest figures from which a headline speaks of a trend."""


def headline(result: Result) -> str:
    """The sentences that answer what the measure asks, as the page's second heading and in
    alternative texts."""
    if result.withheld:
        return " ".join(
            filter(None, [withheld_words(result), course_note(result), *_decided(result)])
        )
    if result.latest is None:
        return f"No figures yet. {lacking(result)}"
    value = figure(result.latest.value, result.measure.unit)
    change = told_change(result)
    opening = result.measure.phrase.replace("{value}", value) + (f", {change}." if change else ".")
    notes = _notes(result)
    told = verdict(result, follows=not notes)
    said = [opening, *notes, told, course_note(result), *_decided(result)]
    return " ".join(filter(None, said))


def _decided(result: Result) -> list[str]:
    """The sentences on what the board has decided: how it reads the plan's target, and which
    baseline it set. The verdict on a measure without a target gives that reading, so it is left
    out here."""
    reading = "" if result.target.kind == "none" else reading_note(result)
    return [note for note in (reading, baseline_note(result)) if note]


def _notes(result: Result) -> list[str]:
    notes = []
    if result.baseline_hidden:
        lacks = "neither change nor status" if result.status == "hidden" else "no change"
        notes.append(f"The figure of the baseline is {TOO_FEW}, so {lacks} is shown.")
    elif result.baseline is None:
        notes.append("There is no baseline yet, so no change is shown.")
    elif is_first(result) and len(result.told) == 1:
        return [f"{FIRST_FIGURE}."]
    elif is_first(result):
        notes.append(
            f"{long(result.baseline.period)} is the baseline, so there is no change to show yet."
        )
    if (figures := len(result.series)) < FEW:
        many = counted(figures, "figure")
        there = f"There {are(figures)} only {many} so far"
        shown = f"Only {many} {are(figures)} shown"
        notes.append(f"{shown if result.hidden else there}: too few to call a trend.")
    return notes


def lacking(result: Result) -> str:
    """Why a measure has no figure yet."""
    if result.loaded:
        return "The extracts are loaded, but they hold nothing that this measure counts."
    titles = needed_by([result])
    needed = f"This measure needs the {joined(titles)}"
    if len(titles) == 1:
        return f"{needed} extract, and none has been loaded."
    return f"{needed} extracts, and not all of them have been loaded."


def needed_by(results: Iterable[Result]) -> list[str]:
    """The titles of the extracts without which these measures have no figures, each once."""
    names = dict.fromkeys(
        name for result in results for name in result.measure.extracts if name != "benchmarks"
    )
    return [inside(extracts()[name].title) for name in names]


def short_change(result: Result) -> str:
    """One line for a card: `Up 13.6 weeks, 39.8 to go.` or `Up 5.8 points.`

    The step of the board's course that matters now, and what else the board has decided, follow.
    """
    step = course_step(result)
    course = [f"Course: {step}."] if step else []
    return " ".join([_short(result), *course, *short_notes(result)])


def _short(result: Result) -> str:
    if result.withheld:
        return short_withheld(result)
    if result.latest is None:
        return "No figures yet."
    return " ".join(filter(None, [_how_far(result), basis_hidden(result)]))


def _how_far(result: Result) -> str:
    if result.distance is not None and result.status != "met":
        return begun(f"{_moved(result)}{_to_go(result)}.")
    change = change_words(result)
    if not change and result.baseline_hidden:
        return ""
    if not change:
        return f"{FIRST_FIGURE}." if is_first(result) else "No baseline yet."
    if result.status == "met" or unchanged(result):
        return begun(f"{told_change(result, alone=True)}.")
    # The status beside it says since when, and whether that is better.
    return begun(f"{change_words(result, since=False, alone=True)}.")


def _moved(result: Result) -> str:
    moved = change_words(result, since=False, alone=True)
    return f"{moved}, " if moved else ""


def _to_go(result: Result) -> str:
    if reached_only(result):
        rival = STRICT.get(result.target.kind)
        return f"must beat {rival}" if rival else f"target reached, {unsteady(result)}"
    distance, unit = result.distance or 0, result.measure.unit
    if not _moved(result) or unchanged(result) or not round_half_up(distance, places(unit)):
        return f"{size(distance, unit)} to go"
    return f"{number(distance, places(unit))} to go"


def trend_words(result: Result, since: str | None = None) -> str:
    """`Trend: up 5.8 points since the baseline`, and how many months from `since` on (`YYYY-MM`)
    are not shown."""
    return (
        f"Trend: {'; '.join(filter(None, [_moved_since(result), _hidden_months(result, since)]))}"
    )


def _moved_since(result: Result) -> str:
    """Empty where it cannot be said, because the baseline or the newest figure is hidden."""
    if result.withheld or result.baseline_hidden:
        return ""
    if result.change is None:
        return "no baseline yet"
    if is_first(result):
        return "the baseline is the newest figure"
    moved = "the same as at" if unchanged(result) else f"{change_words(result, since=False)} since"
    return f"{moved} the baseline"


def _hidden_months(result: Result, since: str | None) -> str:
    """`2 months are too few to show, the newest among them`."""
    number = months_hidden(result, since)
    if result.withheld:
        return f"{number}, the newest among them"
    if not result.baseline_hidden:
        return number
    return f"{number}, the baseline among them" if number else f"the baseline is {TOO_FEW}"
