"""How fresh the figures are, in one line."""

from collections.abc import Sequence

from data.plurals import counted, have, one_or_many
from kpis.judging import Freshness
from presentation.words.grammar import inside, joined, long_date

_EXTRACTS = ("extract", "extracts")


def recency(found: Sequence[Freshness]) -> str:
    """`All 15 extracts are up to date.`; else which are late, and how many were never loaded."""
    late = [f"{inside(one.title)} (to {_day(one)})" for one in found if one.state == "Late"]
    never = sum(one.state == "Never loaded" for one in found)
    if not late and not never:
        return f"All {counted(len(found), *_EXTRACTS)} are up to date."
    parts = [
        f"{len(late)} of {counted(len(found), *_EXTRACTS)} "
        f"{one_or_many(len(late), 'is', 'are')} late: {joined(late)}."
        if late
        else "",
        f"{counted(never, *_EXTRACTS)} {have(never)} never been loaded." if never else "",
    ]
    return " ".join(part for part in parts if part)


def _day(one: Freshness) -> str:
    return long_date(one.as_at) if one.as_at else ""
