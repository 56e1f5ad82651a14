"""What a person owes, in a line of links."""

from collections.abc import Sequence

from presentation.html.kit import Markup, join, link, tag, whole
from presentation.words import begun
from presentation.words.measures import Line, Way


def yours_list(ways: Sequence[Way], as_deputy: Sequence[Line]) -> Markup:
    """What somebody owes in one sentence, and a line for each whose deputy they are; nothing
    without either."""
    first = [begun(way.words) if way == ways[0] else way.words for way in ways]
    links = [link(words, way.page, way.query) for words, way in zip(first, ways, strict=True)]
    own = tag("p", tag("b", join(links, ", "), ".")) if links else ""
    return whole(own, *map(_deputised, as_deputy)) if links or as_deputy else Markup()


def _deputised(line: Line) -> Markup:
    ways = [link(way.words, way.page, way.query) for way in line.ways]
    return tag("p", line.after, join(ways, ", "), ".")
