"""One line of a list on the overview: what it is about, which is a link, and what is said of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from kpis.milestones import MilestoneState

NAMED = 8
"""How many milestones a line names."""


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


def milestones_line(
    subject: str,
    states: Sequence[MilestoneState],
    query: Mapping[str, str] = MappingProxyType({}),
    *,
    after: str = "",
) -> Line:
    """A line that links to the milestones, and from the number of each of the first to its action;
    the others are a number."""
    ways = [Way(one.milestone.id, "action", {"id": one.action}) for one in states[:NAMED]]
    rest = len(states) - len(ways)
    more = [Way(f"{rest} more", "milestones", query)] if rest else []
    return Line(subject, f"{after}: ", page="milestones", query=query, ways=(*ways, *more))
