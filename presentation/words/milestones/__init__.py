"""Sentences about milestones and their updates."""

from presentation.words.milestones.duties import duties_summary, duty_words
from presentation.words.milestones.milestones import (
    MEANINGS,
    NO_HEADING,
    NO_UPDATE,
    due_in_a_line,
    due_parts,
    due_words,
    held_words,
    late_words,
    milestones_summary,
    narrowed,
    rag_words,
    recurring_words,
    update_words,
    words_of,
)
from presentation.words.milestones.story import (
    consequence_words,
    occurrence_words,
    reported_words,
    slip_words,
    taken_back_words,
    window_words,
)
from presentation.words.milestones.updating import (
    due_cell,
    fault_words,
    possible_words,
    stored_words,
)

__all__ = [
    "MEANINGS",
    "NO_HEADING",
    "NO_UPDATE",
    "consequence_words",
    "due_cell",
    "due_in_a_line",
    "due_parts",
    "due_words",
    "duties_summary",
    "duty_words",
    "fault_words",
    "held_words",
    "late_words",
    "milestones_summary",
    "narrowed",
    "occurrence_words",
    "possible_words",
    "rag_words",
    "recurring_words",
    "reported_words",
    "slip_words",
    "stored_words",
    "taken_back_words",
    "update_words",
    "window_words",
    "words_of",
]
