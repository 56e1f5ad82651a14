"""Marks and chips: round for measures, square for milestones; each has a glyph or letter, and a
word beside it."""

from collections.abc import Sequence
from itertools import chain

from kpis.definitions import Result, Status
from kpis.judging import FreshnessState
from kpis.milestones import STATUSES, MilestoneState
from presentation.charts.over_time import letter
from presentation.html.kit.tags import Markup, join, tag, whole
from presentation.words import begun
from presentation.words.measures import GLYPHS, STATUS_NAMES, StatusWords, status_parts
from presentation.words.milestones import MEANINGS, rag_words
from presentation.words.overview import FRESH_MEANINGS

OVERDUE = tag("b", "Overdue", class_="late")
"""Beside a milestone whose month has passed."""
_AS_TEXT = "\ufe0e"
"""Put behind an arrow, so that no system draws it as a coloured picture."""
_FRESH: dict[FreshnessState, str] = {
    "Current": "✓",
    "Late": "!",
    "Not due": "–",
    "Never loaded": "?",
}


def status_chip(result: Result) -> Markup:
    """The status of a measure: its mark, its name, lighter since when, its recent direction, and
    whether it is on the board's course: `Improving since May 2025, worse for 4 months, behind its
    course`."""
    return told_chip(result.status, status_parts(result))


def told_chip(status: Status, words: StatusWords) -> Markup:
    """The same of a status whose words are known already. What is for the worse is as strong as the
    name: it may gainsay it."""
    since = tag("span", words.since, class_="way") if words.since else ""
    beside = ((words.lately, words.worsens), (words.course, words.behind))
    told = [
        (", ", tag("span", said, class_="lately" if worse else "way"))
        for said, worse in beside
        if said
    ]
    return _chip(
        _glyph(status, "mark"), join([words.name, since, *chain.from_iterable(told)]), status
    )


def status_move(before: Status, after: Status, words: StatusWords) -> Markup:
    """A status that changes: `Improving → Met`; the chip alone where it does not, and where one of
    the two is hidden. `words` are those of the status after."""
    chip = told_chip(after, words)
    return (
        chip
        if before == after or "hidden" in (before, after)
        else tag("span", tag("b", f"{STATUS_NAMES[before]} → "), chip)
    )


def rag_chip(status: str, words: str = "", *, overdue: bool = False) -> Markup:
    """The status of a milestone: its square, and `words` or `Amber · Likely to miss`."""
    return _chip(square(status, overdue=overdue), words or rag_words(status), "rag")


def disc(status: Status) -> Markup:
    """The disc of one status; its word always stands beside it."""
    return _glyph(status, "mark disc")


def discs(statuses: Sequence[Status]) -> Markup:
    """One disc a measure, in the order given; hidden from screen readers, for which the counts in
    words are there. The stylesheet writes the glyphs, which in a row are a picture and no words."""
    marks = [tag("span", class_=f"mark disc {status}") for status in statuses]
    return tag("div", *marks, class_="marks", aria_hidden="true")


def squares(milestones: Sequence[tuple[str, bool]]) -> Markup:
    """One square a milestone, its status and whether it is overdue, in the order given; hidden from
    screen readers like the discs."""
    marks = [tag("span", class_=_square_class(*one)) for one in milestones]
    return tag("div", *marks, class_="marks", aria_hidden="true")


def rag_counts(states: Sequence[MilestoneState]) -> Markup:
    """One entry a rating, in the plan's order: its square, how many milestones, its name and its
    meaning."""
    counts = {status: sum(state.status == status for state in states) for status in STATUSES}
    entries = [
        tag(
            "li",
            square(status),
            tag("span", tag("b", f"{counts[status]} {status}"), f" {MEANINGS[status]}"),
        )
        for status in STATUSES
    ]
    return whole(tag("ul", *entries, class_="rag-counts"))


def square(status: str, *, overdue: bool = False) -> Markup:
    """The square of one milestone, as charts draw it; its word always stands beside it."""
    sign = letter(status, overdue=overdue)
    return tag("span", sign, class_=_square_class(status, overdue), aria_hidden="true")


def _square_class(status: str, overdue: bool) -> str:
    return f"mark {status}{' overdue' if overdue else ''}"


def freshness_chip(state: FreshnessState) -> Markup:
    """How fresh an extract is, as a chip: `✓ Current`, which says under the pointer what that
    means."""
    glyph = tag("span", _FRESH[state], aria_hidden="true")
    kind = f"fresh {state.split()[0].lower()}"
    return tag("span", glyph, f" {state}", class_=kind, title=begun(f"{FRESH_MEANINGS[state]}."))


def _chip(mark: Markup, words: object, kind: str) -> Markup:
    return tag("span", mark, tag("span", words), class_=f"chip {kind}")


def _glyph(status: Status, kind: str) -> Markup:
    return tag("span", glyph(status), class_=f"{kind} {status}", aria_hidden="true")


def glyph(status: Status) -> str:
    """What stands on the disc of a status."""
    return GLYPHS[status].replace("↗", f"↗{_AS_TEXT}")
