"""Sentences about figures and milestones, built from them and from nothing else; they know no
Streamlit."""

from presentation.words.grammar import begun, inside, joined, long_date, ranges, short_date
from presentation.words.overdue import as_at_words, overdue_count, overdue_words, since_words

__all__ = [
    "as_at_words",
    "begun",
    "inside",
    "joined",
    "long_date",
    "overdue_count",
    "overdue_words",
    "ranges",
    "short_date",
    "since_words",
]
