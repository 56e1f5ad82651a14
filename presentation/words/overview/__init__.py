"""Sentences of the overview: its answer, what needs attention, and how fresh the figures are."""

from presentation.words.overview.attention import MOST, NOTHING_NEEDS_ATTENTION, Lately

__all__ = [
    "MOST",
    "NOTHING_NEEDS_ATTENTION",
    "Lately",
]
