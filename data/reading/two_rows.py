"""SurveyMonkey's two rows of headings as one: the question, and below it the part that is asked."""

from collections.abc import Sequence
from itertools import zip_longest

from data.text import squeeze

_SIGNS = {"respondentid", "collectorid"}
_NO_PART = {"", "response", "openendedresponse"}


def has_two_rows(headings: Sequence[str]) -> bool:
    """Whether a row of headings is followed by another one."""
    return set(map(squeeze, headings)) >= _SIGNS


def one_row(questions: Sequence[str], parts: Sequence[str]) -> list[str]:
    """The headings of both rows: “How much do you agree? – I am heard”. A question stands above the
    first of its parts alone."""
    found, question = [], ""
    for top, part in zip_longest(questions, parts, fillvalue=""):
        question = top.strip() or question
        if squeeze(part) in _NO_PART:
            found.append(question if part.strip() else top.strip())
        else:
            found.append(f"{question} – {part.strip()}")
    return found
