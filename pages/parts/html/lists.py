"""What needs attention and what has changed, as lists of links."""

from collections.abc import Sequence

from pages.parts.html.tags import Markup, link, tag, whole
from pages.parts.words.attention import NOTHING_NEEDS_ATTENTION
from pages.parts.words.changes import NO_CHANGES
from pages.parts.words.lines import Line


def attention_list(lines: Sequence[Line]) -> Markup:
    """What needs attention; where there is nothing, that is said."""
    return _list(lines, NOTHING_NEEDS_ATTENTION)


def change_list(lines: Sequence[Line]) -> Markup:
    """Which measures changed status; where none did, that is said."""
    return _list(lines, NO_CHANGES)


def _list(lines: Sequence[Line], nothing: str) -> Markup:
    return whole(tag("ul", *map(_entry, lines)) if lines else tag("p", nothing))


def _entry(line: Line) -> Markup:
    subject = tag("b", line.subject)
    linked = link(subject, line.page, line.query) if line.page else subject
    return tag("li", line.before, linked, line.after, tag("b", line.last) if line.last else "")
