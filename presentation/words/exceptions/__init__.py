"""Exceptions in words: on which grounds something is off, what was said of it, and how many have no
commentary."""

from presentation.words.exceptions.commentary import (
    Telling,
    carried,
    no_commentary,
    said_when,
    without_words,
)
from presentation.words.exceptions.grounds import (
    EXCEPTION_MEANS,
    exception_words,
    ground_words,
)

__all__ = [
    "EXCEPTION_MEANS",
    "Telling",
    "carried",
    "exception_words",
    "ground_words",
    "no_commentary",
    "said_when",
    "without_words",
]
