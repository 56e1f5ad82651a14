"""Guessing what a file holds that no extract takes as it is, for an analyst to confirm or change.
Nothing is loaded by a guess."""

from data.guessing.guess import GUESS, SURVEYS, guess, guess_answers, guess_kind, month_first
from data.guessing.look import MOST_WORDS, Seen, Tried, look, try_out
from data.guessing.words import guess_words

__all__ = [
    "GUESS",
    "MOST_WORDS",
    "SURVEYS",
    "Seen",
    "Tried",
    "guess",
    "guess_answers",
    "guess_kind",
    "guess_words",
    "look",
    "month_first",
    "try_out",
]
