"""Sentences about the dashboard itself: accessibility, history and refusals."""

from presentation.words.site.accessibility import statement, statement_summary
from presentation.words.site.demonstration import DEMONSTRATION
from presentation.words.site.history import (
    STATES,
    event_words,
    expected_words,
    missing_words,
    moment_words,
    overdue_words,
    title_of,
    uploads_summary,
)

__all__ = [
    "DEMONSTRATION",
    "STATES",
    "event_words",
    "expected_words",
    "missing_words",
    "moment_words",
    "overdue_words",
    "statement",
    "statement_summary",
    "title_of",
    "uploads_summary",
]
