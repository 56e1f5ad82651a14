"""Sentences of the papers of an edition: what stands on their cover and on every page, and what the
marks in them mean."""

from presentation.words.packs.cover import (
    QUESTION,
    chosen_words,
    facts_of,
    notices_of,
    standing_of,
)
from presentation.words.packs.notes import (
    STATUS_MEANINGS,
    comment_words,
    compared_with,
    hidden_words,
    line_words,
    nothing_before,
)

__all__ = [
    "QUESTION",
    "STATUS_MEANINGS",
    "chosen_words",
    "comment_words",
    "compared_with",
    "facts_of",
    "hidden_words",
    "line_words",
    "nothing_before",
    "notices_of",
    "standing_of",
]
