"""Finding columns whose headings are spelt and cased differently from one published file to the
next.

A misspelling changes letters. It does not change whether a heading is of a percentage, of cases
over a limit, or of cases without exceptions, nor the numbers in it: those must agree, and then the
likest heading is the column's.
"""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from data.column import Column
from data.text import squeeze

_ALIKE = 0.8
_LONGEST = 60
_NUMBERS = {"sixteen": "16", "twenty": "20", "four": "4", "six": "6"}
_YEAR = re.compile(r"(19|20)\d\d(?!\d)")
_PERCENTAGE = re.compile(r"^pc|pc$|pct|percent|proportion|rate|%")
_OVER = re.compile(r"gt|over|morethan|after|ltyear|>")
_WITHOUT_EXCEPTIONS = re.compile(r"^(?!.*inc).*(ex$|exc)")


def places(columns: Iterable[Column], header: Sequence[str]) -> dict[str, list[int]]:
    """The positions in the header of each column that is there; several where headings are equally
    like it."""
    found = {}
    for column in columns:
        scores = [_likeness(column, heading) for heading in header]
        best = max(scores, default=0.0)
        if best >= _ALIKE:
            found[column.name] = [at for at, score in enumerate(scores) if score == best]
    return found


def _likeness(column: Column, heading: str) -> float:
    """From 0 to 1: how like a heading is to the column's likest name that says the same."""
    given, sense = _read(heading[: _LONGEST + 1])
    if len(given) > _LONGEST:
        return 0.0
    known = [name for name, meant in map(_read, (column.name, *column.aliases)) if meant == sense]
    if given in known:
        return 1.0
    return max((_ratio(given, name) for name in known), default=0.0)


def _ratio(given: str, name: str) -> float:
    """How alike two headings are; 0 where their lengths alone show that they are not."""
    # Every first row of a file is asked whether it is such a header: most cells are done with here.
    if 2 * min(len(given), len(name)) < _ALIKE * (len(given) + len(name)):
        return 0.0
    return SequenceMatcher(None, given, name).ratio()


@lru_cache(maxsize=1000)
def _read(heading: str) -> tuple[str, tuple[object, ...]]:
    """The heading as it is compared, and what a misspelling would not change in it."""
    words = squeeze(heading)
    for word, number in _NUMBERS.items():
        words = words.replace(word, number)
    words = _YEAR.sub("", words)
    signs = tuple(bool(sign.search(words)) for sign in (_PERCENTAGE, _OVER, _WITHOUT_EXCEPTIONS))
    return words, (*signs, tuple(re.findall(r"\d+", words)))
