"""One line of a list on the overview: what it is about, which is a link, and what is said of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Way:
    """A word of a line that links to a page."""

    words: str
    page: str
    query: Mapping[str, str]


@dataclass(frozen=True)
class Line:
    """`before`, then `subject` (bold, a link where there is a page), then `after`, `ways` in a row,
    and `last` (bold).

    `page` is the address of a page of this dashboard, `query` what stands behind the question mark.
    """

    subject: str
    after: str = ""
    last: str = ""
    before: str = ""
    page: str = ""
    query: Mapping[str, str] = field(default_factory=dict)
    ways: tuple[Way, ...] = ()


def measure_line(
    measure_id: str, subject: str, *, after: str = "", last: str = "", before: str = ""
) -> Line:
    """A line that links to the page of a measure."""
    return Line(subject, after, last, before, "measure", {"id": measure_id})
