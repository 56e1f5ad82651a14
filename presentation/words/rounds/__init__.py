"""Sentences about the month's round: what is owed, by whom, and where it is done."""

from presentation.words.rounds.following import (
    FOLLOW_NOTE,
    FOLLOWED,
    NOT_READ,
    followed_words,
    subject_names,
)
from presentation.words.rounds.ways import way_of

__all__ = [
    "FOLLOWED",
    "FOLLOW_NOTE",
    "NOT_READ",
    "followed_words",
    "subject_names",
    "way_of",
]
