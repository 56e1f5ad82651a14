"""What is missing before an edition is made."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from presentation.html.kit import Markup, join, link, tag, whole


class Mend(NamedTuple):
    """Something that is missing, and where it is mended: the page and what stands in its
    address."""

    words: str
    page: str
    query: Mapping[str, str]


def missing_list(groups: Iterable[tuple[str, Sequence[Mend]]]) -> Markup:
    """What is missing by kind, each with the way to where it is mended."""
    return whole(tag("ul", *(_group(words, mends) for words, mends in groups if mends)))


def _group(words: str, mends: Sequence[Mend]) -> Markup:
    links = [link(one.words, one.page, one.query) for one in mends]
    return tag("li", tag("b", words), ": ", join(links, ", "))
