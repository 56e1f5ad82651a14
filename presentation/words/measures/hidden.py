"""Figures that are not shown, in words: which month it is, why, and what can be said instead."""

from data.plurals import are, counted, one_or_many
from kpis.definitions import TOO_FEW, Result, Shown
from kpis.figures import figure
from kpis.months import long
from presentation.words.grammar import begun
from presentation.words.measures.movement import PARTIAL, cases

NOT_SHOWN = begun(TOO_FEW)
"""What stands alone for a figure that is hidden, and for what would follow from it."""


def why_hidden(number: int = 1) -> str:
    """Why so many figures are hidden, as it follows a comma."""
    them = one_or_many(number, "it", "them")
    return f"so that no child can be known by {them}, or by what could be worked out with {them}"


def withheld_words(result: Result) -> str:
    """That the figure of the newest month is hidden and why, and the newest that is shown, or the
    twelve months; empty where it is not hidden."""
    if result.withheld is None:
        return ""
    month = long(result.withheld.period)
    return " ".join(
        [
            f"The figure for {month} is hidden ({result.withheld.words}), {why_hidden()}.",
            *_instead(result),
        ]
    )


def short_withheld(result: Result) -> str:
    """The same on a card: `October 2026: too few to show. Newest shown: 63.2%, September 2026.`"""
    if result.withheld is None:
        return ""
    told = f"{long(result.withheld.period)}: {result.withheld.words}."
    if not result.series:
        return told
    newest = result.series[-1]
    value = figure(newest.value, result.measure.unit)
    return f"{told} Newest shown: {value}, {long(newest.period)}."


def _instead(result: Result) -> list[str]:
    if result.series:
        newest = result.series[-1]
        return [f"The newest that is shown is {_told(newest, result)}, for {long(newest.period)}."]
    if whole := result.twelve_months:
        return [f"Over the twelve months to {long(whole.period)} it was {_told(whole, result)}."]
    return []


def _told(point: Shown, result: Result) -> str:
    """`63.2% (98 of 155)`, with whether it is partial."""
    made_of = [cases(point, result.measure), PARTIAL if point.partial else ""]
    said = ", ".join(filter(None, made_of))
    value = figure(point.value, result.measure.unit)
    return f"{value} ({said})" if said else value


def basis_hidden(result: Result) -> str:
    """That what the newest figure is compared with is hidden; empty where it is not."""
    if result.baseline_hidden:
        return f"The baseline is {TOO_FEW}."
    return f"The figure that it must beat is {TOO_FEW}." if result.target.hidden else ""


def months_hidden(result: Result, since: str | None = None) -> str:
    """How many months from `since` on (`YYYY-MM`) are hidden: `2 months are too few to show`; empty
    without any."""
    number = _number(result, since)
    return f"{counted(number, 'month')} {are(number)} {TOO_FEW}" if number else ""


def not_drawn(result: Result, since: str | None = None) -> str:
    """The same beside a chart, where the line breaks or ends before: with why; empty without
    any."""
    told = months_hidden(result, since)
    return f"{told} and not drawn, {why_hidden(_number(result, since))}." if told else ""


def _number(result: Result, since: str | None) -> int:
    return sum(since is None or one.period >= since for one in result.hidden)


def nothing_shown(result: Result) -> str:
    """What stands where no figure does: that there is none yet, or none that is shown."""
    return NOT_SHOWN if result.hidden else "No figures yet"
