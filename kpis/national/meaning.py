"""Where the declarations of one measure part in two plans."""

import re
from typing import NamedTuple

from kpis.definitions import Measure

_WORDS = ("unit", "counted", "out_of", "left_out")
_HOW = {
    "basis": "basis",
    "statistic": "statistic",
    "months": "months together",
    "per": "out of each",
    "matures_after_days": "days until a month counts",
    "late_hits": "hits that come later",
    "own_windows": "windows of rows",
}
_MOST = 300
"""Signs of a text that another place has written."""


class DeclaredHere(NamedTuple):
    """A measure as it is declared here, with the name and the number of our own place, which stand
    in the words and the query of some and make no difference."""

    measure: Measure
    name: str
    number: str


def otherwise(theirs: Measure, title: str, ours: DeclaredHere) -> tuple[str, ...]:
    """In what the place of that title counts another thing, as `counted: …` with what it says;
    nothing where its figures and ours are figures of the same."""
    words = {
        field.replace("_", " "): getattr(theirs, field)
        for field in _WORDS
        if not _same_words(field, theirs, title, ours)
    }
    one, other = theirs.calculation, ours.measure.calculation
    how = {
        said: getattr(one, field)
        for field, said in _HOW.items()
        if getattr(one, field) != getattr(other, field)
    }
    return tuple(f"{part}: {plain(str(value))}" for part, value in (words | how).items())


def beside(theirs: Measure, title: str, ours: DeclaredHere) -> tuple[str, ...]:
    """What is to be said beside a figure of the same, each the end of a sentence about its
    place."""
    chosen = f"has chosen where its plan leaves it open: {plain(theirs.chosen)}"
    query = "says the same in words and finds its cases by another query"
    return (
        *([] if _same_words("chosen", theirs, title, ours) else [chosen]),
        *([] if _same_query(theirs, ours) else [query]),
    )


def plain(text: str) -> str:
    """What another place has written, without signs that a terminal takes for commands, and not
    without end."""
    printed = "".join(sign for sign in text if sign.isprintable())
    return printed if len(printed) <= _MOST else f"{printed[:_MOST]}…"


def _same_words(field: str, theirs: Measure, title: str, ours: DeclaredHere) -> bool:
    here, there = getattr(ours.measure, field), getattr(theirs, field)
    return there in (here, here.replace(ours.name, title))


def _same_query(theirs: Measure, ours: DeclaredHere) -> bool:
    """They are the same but for layout, and for any number where ours has that of our place."""
    pattern = re.escape(_query(ours.measure)).replace(ours.number, r"\d+")
    return re.fullmatch(pattern, _query(theirs)) is not None


def _query(measure: Measure) -> str:
    how = measure.calculation
    parts = (how.cases, how.only_cases, how.derive, how.only_months)
    return " ".join(" ; ".join(parts).split())
