"""Sentences about figures and milestones, built from them and from nothing else; they know no
Streamlit."""

from presentation.words.course import course_note, course_step, course_steps, short_course
from presentation.words.grammar import begun, inside, joined, long_date, ranges, short_date
from presentation.words.overdue import as_at_words, overdue_count, overdue_words, since_words

__all__ = [
    "as_at_words",
    "begun",
    "course_note",
    "course_step",
    "course_steps",
    "inside",
    "joined",
    "long_date",
    "overdue_count",
    "overdue_words",
    "ranges",
    "short_course",
    "short_date",
    "since_words",
]
