"""Sentences of the papers of an edition: what stands on their cover and on every page, what the
marks in them mean, and how their charts are read."""

from presentation.words.packs.cover import (
    QUESTION,
    chosen_words,
    facts_of,
    notices_of,
    standing_of,
)
from presentation.words.packs.heads import HEADS, Head
from presentation.words.packs.notes import (
    STATUS_MEANINGS,
    comment_words,
    compared_with,
    hidden_words,
    line_words,
    nothing_before,
)
from presentation.words.packs.reading import paper_methods, reading_words

__all__ = [
    "HEADS",
    "QUESTION",
    "STATUS_MEANINGS",
    "Head",
    "chosen_words",
    "comment_words",
    "compared_with",
    "facts_of",
    "hidden_words",
    "line_words",
    "nothing_before",
    "notices_of",
    "paper_methods",
    "reading_words",
    "standing_of",
]
