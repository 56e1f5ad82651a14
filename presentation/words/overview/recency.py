"""How fresh the figures are, in one line."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from data.plurals import counted, have, one_or_many
from kpis.judging import GRACE, Freshness, FreshnessState
from presentation.words.grammar import inside, joined, long_date

_EXTRACTS = ("extract", "extracts")
_EXPLAINED = ("extract (file of data)", "extracts (files of data)")

FRESH_MEANINGS: Mapping[FreshnessState, str] = MappingProxyType(
    {
        "Late": f"more than {GRACE.days} days after the end of the month that was expected",
        "Not due": "the next file may still be on its way",
        "Current": "the data reaches the end of the last complete month",
        "Never loaded": "no file of it has been uploaded",
    }
)
"""What each state of an extract means, the one to see to first."""


def fresh_notes(found: Sequence[Freshness]) -> str:
    """What the states of these extracts mean: `Current: the data reaches the end of the last
    complete month.`"""
    states = {one.state for one in found}
    return " ".join(
        f"{state}: {told}." for state, told in FRESH_MEANINGS.items() if state in states
    )


def recency(found: Sequence[Freshness]) -> str:
    """`All 15 extracts are up to date.`; else which are late, and how many were never loaded."""
    late = [f"{inside(one.title)} (to {_day(one)})" for one in found if one.state == "Late"]
    never = sum(one.state == "Never loaded" for one in found)
    if not late and not never:
        return f"All {counted(len(found), *_EXPLAINED)} are up to date."
    parts = [
        f"{len(late)} of {counted(len(found), *_EXPLAINED)} "
        f"{one_or_many(len(late), 'is', 'are')} late: {joined(late)}."
        if late
        else "",
        f"{counted(never, *_EXTRACTS)} {have(never)} never been loaded." if never else "",
    ]
    return " ".join(part for part in parts if part)


def _day(one: Freshness) -> str:
    return long_date(one.as_at) if one.as_at else ""
