"""Sentences of the overview: its answer, what needs attention, and how fresh the figures are."""

from presentation.words.overview.attention import MOST, NOTHING_NEEDS_ATTENTION, Lately, failing
from presentation.words.overview.recency import FRESH_MEANINGS, fresh_notes

__all__ = [
    "FRESH_MEANINGS",
    "MOST",
    "NOTHING_NEEDS_ATTENTION",
    "Lately",
    "failing",
    "fresh_notes",
]
