"""What needs attention and what has changed, as lists of links."""

from collections.abc import Sequence

from kpis.definitions import Result
from presentation.html.kit.tags import Markup, folded, join, link, tag, whole
from presentation.words.measures import NO_CHANGES, Line
from presentation.words.overview import MOST, NOTHING_NEEDS_ATTENTION


def attention_list(lines: Sequence[Line]) -> Markup:
    """What needs attention, the first lines open and the others folded; where there is nothing,
    that is said. One line alone is not worth a fold."""
    shown = len(lines) if len(lines) <= MOST + 1 else MOST
    rest = lines[shown:]
    more = folded(f"{len(rest)} more", _list(rest, "")) if rest else ""
    return whole(_list(lines[:shown], NOTHING_NEEDS_ATTENTION), more)


def change_list(measures: Sequence[Line], others: Sequence[Line] = ()) -> Markup:
    """Which measures changed status (where none did, that is said), and which milestones, and what
    in the plan."""
    return whole(_list(measures, NO_CHANGES), _list(others, "") if others else "")


def folded_changes(
    milestones: Sequence[Line],
    others: Sequence[Line],
    updates: Markup,
    words: str,
    choice: Markup,
    *,
    opened: bool,
) -> Markup:
    """Which milestones changed since a day (`words`), and what in the plan and on the record
    (`others`), folded away unless `opened`, with every update since then (`updates`) and the choice
    of another day."""
    listed = join(
        [
            _list(milestones, "No milestone was completed, missed or put at risk."),
            _list(others, "") if others else "",
        ]
    )
    summary = tag("summary", f"What has changed since {words}")
    return whole(tag("details", summary, choice, listed, updates, open="open" if opened else ""))


def plain_list(entries: Sequence[str]) -> Markup:
    """Sentences one below the other."""
    return whole(tag("ul", *(tag("li", entry) for entry in entries)))


def measures_of(action: str, results: Sequence[Result]) -> Markup:
    """Links to the measures that an action is to move; nothing where there is none."""
    links = [
        link(one.measure.name, "measure", {"id": one.measure.id})
        for one in results
        if action in one.measure.actions
    ]
    return whole(tag("p", tag("small", "Measures: ", join(links, ", ")))) if links else Markup()


def _list(lines: Sequence[Line], nothing: str) -> Markup:
    return tag("ul", *map(_entry, lines)) if lines else tag("p", nothing)


def _entry(line: Line) -> Markup:
    subject = tag("b", line.subject)
    linked = link(subject, line.page, line.query) if line.page else subject
    ways = join([link(way.words, way.page, way.query) for way in line.ways], ", ")
    return tag(
        "li", line.before, linked, line.after, ways, tag("b", line.last) if line.last else ""
    )
