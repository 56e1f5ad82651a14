"""Notes of the papers: what their marks mean, what is compared with what, and what is not shown."""

from collections.abc import Mapping
from types import MappingProxyType

from data.plurals import counted
from data.record import Edition
from kpis.definitions import TOO_FEW, Status
from kpis.record import Remark
from presentation.words.grammar import long_date
from presentation.words.measures import Line, why_hidden
from presentation.words.site import COMPARED, FIRST

STATUS_MEANINGS: Mapping[Status, str] = MappingProxyType(
    {
        "met": "The newest figure meets the target.",
        "improving": "The target is not met; the figure is better than at the baseline.",
        "not_improving": "The target is not met; the figure is no better than at the baseline.",
        "hidden": "Not judged: the newest figure is of too few children to show.",
        "no_target": "The plan sets no figure; whether it is better or worse than at the baseline "
        "is said.",
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
        return f"No figure is hidden: none that these papers could show is of fewer than {least}."
    return (
        f"{counted(number, 'figure')} of this edition are not shown ({TOO_FEW}), {why_hidden(2)}. "
        f"A figure is hidden where it is of fewer than {least} children, where it would give away "
        "such a one, and where it could be worked out from all that is shown here and in earlier "
        "editions. A hidden figure is not zero: nothing is said of it, and nothing that follows "
        "from it."
    )
