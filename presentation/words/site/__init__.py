"""Sentences about the dashboard itself: accessibility, help, history and refusals."""

from presentation.words.site.accessibility import statement, statement_summary
from presentation.words.site.demonstration import DEMONSTRATION
from presentation.words.site.help import HELP, HOW, SUMMARY, HelpPart, parts_from
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
from presentation.words.site.starting import START, START_NOTE, starting_rows
from presentation.words.site.uploads import (
    POLICIES,
    TITLES,
    column_names,
    fate_words,
    policy_words,
    reach_words,
    read_words,
    stop_words,
    unmoved_words,
    warning_words,
    weight_of,
    why_unmoved,
)

__all__ = [
    "DEMONSTRATION",
    "HELP",
    "HOW",
    "POLICIES",
    "START",
    "START_NOTE",
    "STATES",
    "SUMMARY",
    "TITLES",
    "HelpPart",
    "column_names",
    "event_words",
    "expected_words",
    "fate_words",
    "missing_words",
    "moment_words",
    "overdue_words",
    "parts_from",
    "policy_words",
    "reach_words",
    "read_words",
    "starting_rows",
    "statement",
    "statement_summary",
    "stop_words",
    "title_of",
    "unmoved_words",
    "uploads_summary",
    "warning_words",
    "weight_of",
    "why_unmoved",
]
