"""Notes of the papers: what their marks mean, what is compared with what, and what is not shown."""

from collections.abc import Mapping
from types import MappingProxyType

from data.plurals import are, counted
from data.record import Edition
from kpis.definitions import TOO_FEW, Status
from kpis.record import Remark
from presentation.words.grammar import long_date
from presentation.words.measures import Line, why_hidden
from presentation.words.site import COMPARED, FIRST

STATUS_MEANINGS: Mapping[Status, str] = MappingProxyType(
    {
        "met": "The newest figure meets the target, and rises where the target asks for that.",
        "improving": "The target is not met; the figure is better than at the baseline.",
        "not_improving": "The target is not met; the figure is no better than at the baseline, or "
        "is itself the first.",
        "hidden": "Not judged: the newest figure, or one that the status would follow from, is "
        "hidden.",
        "no_target": "The plan sets no figure, or the target cannot be worked out yet; whether the "
        "figure is better or worse than at the baseline is said.",
        "no_data": "There is no figure yet.",
    }
)
"""What each status of a measure means."""


def compared_with(before: Edition) -> tuple[str, str]:
    """Since when changes are told, and what they are compared with."""
    return f"the edition for {before.name}", COMPARED


def nothing_before() -> tuple[str, str]:
    """The same for the first edition."""
    return "the first edition", FIRST


def line_words(line: Line) -> str:
    """A line of a list in one piece, as paper has it: no word of it is a link."""
    ways = ", ".join(way.words for way in line.ways)
    told = f"{line.before}{line.subject}{line.after}{ways}{line.last}".rstrip(" :")
    return told if told.endswith((".", "!", "?")) else f"{told}."


def comment_words(remark: Remark) -> str:
    """A comment by its number on the chart, as `1, 3 October 2026: words (Ann Lead)`."""
    said = remark.comment
    return f"{remark.number}, {long_date(said.dated_on)}: {said.words} ({remark.entry.author})"


def hidden_words(number: int, least: int, *, working: bool) -> str:
    """How many figures are not shown, and why."""
    if working:
        return (
            "These are working figures: exact, but for parts with too few cases to judge. They are "
            "not for sharing."
        )
    if not number:
        return "No figure of this edition is hidden."
    return (
        f"{counted(number, 'figure')} of this edition {are(number)} not shown ({TOO_FEW}), "
        f"{why_hidden(number)}. A figure is hidden where fewer than {least} are counted in it, are "
        "left over, or are all that it is out of, none at all included; and where such a number "
        "could be worked out from all that is shown here and in earlier editions. A hidden figure "
        "may be of many children, and may be zero: nothing is said of it, and nothing that follows "
        "from it."
    )
