"""Marks and chips: round for measures, square for milestones; each has a glyph or letter, and a
word beside it."""

from collections.abc import Sequence

from kpis.definitions.results import Result, Status
from kpis.judging.freshness import State
from kpis.milestones.board import STATUSES, MilestoneState
from presentation.charts.over_time.squares import letter
from presentation.html.kit.tags import Markup, tag, whole
from presentation.words.measures.status import GLYPHS, NAMES, status_parts
from presentation.words.milestones.milestones import MEANINGS, rag_words

_AS_TEXT = "\ufe0e"
"""Put behind an arrow, so that no system draws it as a coloured picture."""
_FRESH: dict[State, str] = {"Current": "✓", "Late": "!", "Not due": "–", "Never loaded": "?"}


def status_chip(result: Result, *, way: bool = True) -> Markup:
    """The status of a measure: its mark, its name and, with `way`, lighter which way it goes:
    `No target · better`."""
    name, goes = status_parts(result)
    return _chip(_glyph(result.status, "mark"), name, goes if way else "", result.status)


def status_move(before: Status, after: Result) -> Markup:
    """A status that changes: `Improving → Met`; the chip alone where it does not."""
    if before == after.status:
        return status_chip(after)
    return tag("span", tag("b", f"{NAMES[before]} → "), status_chip(after))


def rag_chip(status: str) -> Markup:
    """The status of a milestone: its square and `Amber · Likely to miss`."""
    return _chip(square(status), rag_words(status), "", "rag")


def discs(results: Sequence[Result]) -> Markup:
    """One disc a measure, sorted by status; hidden from screen readers, for which the counts in
    words are there."""
    ordered = sorted(results, key=lambda result: list(NAMES).index(result.status))
    marks = [_glyph(result.status, "mark disc", hidden="") for result in ordered]
    return tag("div", *marks, class_="marks", aria_hidden="true")


def squares(states: Sequence[MilestoneState]) -> Markup:
    """One square a milestone, in the order of the plan's RAG; hidden from screen readers like the
    discs."""
    statuses = sorted((state.status for state in states), key=STATUSES.index)
    return tag(
        "div",
        *(square(status, hidden="") for status in statuses),
        class_="marks",
        aria_hidden="true",
    )


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


def square(status: str, *, hidden: str = "true") -> Markup:
    """The square of one milestone; its word always stands beside it. Not `hidden` by itself where
    its row is."""
    return tag("span", letter(status), class_=f"mark {status}", aria_hidden=hidden)


def freshness_chip(state: State) -> Markup:
    """How fresh an extract is, as a chip: `✓ Current`."""
    glyph = tag("span", _FRESH[state], aria_hidden="true")
    return tag("span", glyph, f" {state}", class_=f"fresh {state.split()[0].lower()}")


def _chip(mark: Markup, name: str, way: str, kind: str) -> Markup:
    lighter = tag("span", f" · {way}", class_="way") if way else ""
    return tag("span", mark, tag("span", name, lighter), class_=f"chip {kind}")


def _glyph(status: Status, kind: str, *, hidden: str = "true") -> Markup:
    glyph = GLYPHS[status].replace("↗", f"↗{_AS_TEXT}")
    return tag("span", glyph, class_=f"{kind} {status}", aria_hidden=hidden)
