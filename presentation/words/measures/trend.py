"""What stands for the small picture of a trend."""

from kpis.definitions import TOO_FEW, Result
from presentation.words.measures.hidden import months_hidden
from presentation.words.measures.movement import change_words, is_first, unchanged


def trend_words(result: Result, since: str | None = None) -> str:
    """`Trend: up 5.8 points since the baseline`, and how many months from `since` on (`YYYY-MM`)
    are not shown."""
    return f"Trend: {'; '.join(filter(None, [_moved(result), _hidden(result, since)]))}"


def _moved(result: Result) -> str:
    """Empty where it cannot be said, because the baseline or the newest figure is hidden."""
    if result.withheld or result.baseline_hidden:
        return ""
    if result.change is None:
        return "no baseline yet"
    if is_first(result):
        return "the baseline is the newest figure"
    moved = "the same as at" if unchanged(result) else f"{change_words(result, since=False)} since"
    return f"{moved} the baseline"


def _hidden(result: Result, since: str | None) -> str:
    """`2 months are too few to show, the newest among them`."""
    number = months_hidden(result, since)
    if result.withheld:
        return f"{number}, the newest among them"
    if not result.baseline_hidden:
        return number
    return f"{number}, the baseline among them" if number else f"the baseline is {TOO_FEW}"
