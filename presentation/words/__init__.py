"""Sentences about figures and milestones, built from them and from nothing else; they know no
Streamlit."""

from presentation.words.grammar import begun, inside, joined, long_date, ranges, short_date

__all__ = [
    "begun",
    "inside",
    "joined",
    "long_date",
    "ranges",
    "short_date",
]
