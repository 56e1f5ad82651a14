"""What is missing before an edition is made."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from presentation.html.kit import Markup, folded, join, link, tag, whole


class Mend(NamedTuple):
    """Something that is missing, and where it is mended: the page and what stands in its
    address."""

    words: str
    page: str
    query: dict[str, str]


MOST = 6
"""How many of one kind stand open."""


def missing_list(groups: Iterable[tuple[str, Sequence[Mend]]]) -> Markup:
    """What is missing by kind, each with the way to where it is mended."""
    return whole(*(_group(words, mends) for words, mends in groups if mends))


def _group(words: str, mends: Sequence[Mend]) -> Markup:
    more = mends[MOST:]
    rest = folded(f"{len(more)} more", _links(more)) if more else ""
    return join([tag("p", tag("b", words)), _links(mends[:MOST]), rest])


def _links(mends: Sequence[Mend]) -> Markup:
    return tag("ul", *(tag("li", link(one.words, one.page, one.query)) for one in mends))
