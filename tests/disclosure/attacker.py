"""Somebody who has every paper and a computer: which hidden counts have one value only that fits all
that was printed?

They know what docs/measures.md says: that windows overlap, that parts make up the whole, which
measures count some of another's children, that a mean times its number is a total. They know no
row, and nothing of how it was decided what is hidden.
"""

from collections.abc import Iterator, Sequence

from tests.disclosure.facts import Told
from tests.disclosure.knowledge import BAND, LONGEST, days_of
from tests.disclosure.papers import UNKNOWN_PART, Count, Papers, Series, Window, adds_up
from tests.disclosure.relations import relate

PROTECTED = {"people": ("hits", "others", "cases"), "cases": ("cases",), "nothing": ()}


ABSENT_PARTS = "absent parts"
"""That a part which an edition does not name has no case in it, as is told of it besides."""


def attack(prints: Sequence[Told], without: tuple[str, ...] = ()) -> dict[Count, int]:
    """The counts of people that are not printed and can have one value only, given the prints of
    editions, the newest first; those of single months too. `without` names what the attacker is to
    forget."""
    papers = Papers(prints, ABSENT_PARTS not in without)
    relate(papers, without)
    found = papers.system.pinned(_wanted(papers))
    return {count: value for count, value in found.items() if value or not unsaid(count)}


def unsaid(count: Count) -> bool:
    """Whether it counts rows that leave the dimension blank: that there are none says nothing of
    anybody."""
    return count.of.part == UNKNOWN_PART


def _wanted(papers: Papers) -> Iterator[Count]:
    for series, windows in papers.windows.items():
        for window in windows:
            fact = papers.told.get((series, window))
            told = fact and (fact.numerator is not None or series.known.kind != "share")
            if not (told or (series, window) in papers.absent or _above(papers, series, window)):
                for kind in counted(series, window[1]):
                    yield Count(kind, series, *window)


def _above(papers: Papers, series: Series, window: Window) -> bool:
    """Whether it is a band of waits above the longest wait, which says itself that there are
    none."""
    longest = papers.told.get((Series(LONGEST), window))
    if series.dimension != BAND or longest is None or longest.value is None:
        return False
    return days_of(series.part)[0] > 7 * longest.value


def counted(series: Series, months: int) -> tuple[str, ...]:
    """The numbers of a series that are protected and that it has for so many months."""
    has = {"share": ("hits", "others", "cases"), "count": ("hits",)}.get(
        series.known.kind, ("cases",)
    )
    if series.known.months == 12 and months == 1:
        adding = adds_up(series)
        has = has if "others" in adding else adding
    return tuple(one for one in PROTECTED[series.known.protects] if one in has)
