"""Finding words in the plan: which passages hold all of them, and where in each the hits are."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from data.plurals import counted, have
from presentation.words.plan.passages import Passage

LONGEST = 80
"""Characters of a search; what is typed beyond them is not read."""
_ALIKE = {"'": "['’‘]", "’": "['’‘]", "‘": "['’‘]", "-": "[-–]", "–": "[-–]"}
"""Signs that readers type as one and the plan prints as another."""
_EDGES = '.,;:!?"“”()'


class Piece(NamedTuple):
    """Part of a passage, and whether it is a hit."""

    words: str
    hit: bool


def patterns(asked: str) -> list[re.Pattern[str]]:
    """One pattern a word that was typed. It finds words that begin so, in capitals or not; a short
    form typed with its capitals (`AR`, `PfA`) is found whole, for otherwise AR would be in every
    area."""
    typed = (word.strip(_EDGES) for word in asked[:LONGEST].split())
    return [_pattern(word) for word in dict.fromkeys(typed) if re.search(r"\w", word)]


def _pattern(word: str) -> re.Pattern[str]:
    signs = "".join(_ALIKE.get(sign, re.escape(sign)) for sign in word)
    end = r"s?(?!\w)" if sum(sign.isupper() for sign in word) > 1 else ""
    return re.compile(rf"(?<!\w){signs}{end}", re.IGNORECASE)


def search(asked: str, passages: Iterable[Passage]) -> list[Passage]:
    """The passages that hold every word that was typed, in their own words or in their name; none
    for no word."""
    wanted = patterns(asked)
    if not wanted:
        return []
    return [
        one for one in passages if all(word.search(f"{one.name} {one.words}") for word in wanted)
    ]


def pieces(words: str, asked: str) -> Iterator[Piece]:
    """The words cut at the hits, to be put together again in this order."""
    wanted = patterns(asked)
    joined = (
        re.compile("|".join(f"(?:{word.pattern})" for word in wanted), re.IGNORECASE)
        if wanted
        else None
    )
    end = 0
    for hit in joined.finditer(words) if joined else ():
        if hit.start() > end:
            yield Piece(words[end : hit.start()], False)
        yield Piece(hit.group(), True)
        end = hit.end()
    if end < len(words):
        yield Piece(words[end:], False)


def found_summary(asked: str, found: int) -> str:
    """How many places hold what was asked for: `“ICB” is in 14 places.`"""
    if not found:
        return f"Nothing here has “{asked}”."
    several = len(patterns(asked)) > 1
    return (
        f"{counted(found, 'place')} {have(found)} "
        f"{'all the words of ' if several else ''}“{asked}”."
    )
