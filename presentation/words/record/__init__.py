"""Sentences about what people wrote: entries, evidence, meetings and news."""

from presentation.words.record.commentary import OVERDUE_PROMISE, commentary_words, parts_words
from presentation.words.record.evidence import (
    JUDGEMENT_NAMES,
    MEANINGS,
    choice_words,
    evidence_caption,
    evidence_counts,
    evidence_words,
)
from presentation.words.record.governance import (
    SLUGS,
    SORT_NAMES,
    entry_words,
    governance_summary,
    meeting_words,
    owner_words,
    the,
)
from presentation.words.record.news import record_lines, record_summary
from presentation.words.record.record import fate_words, replaced_by, written_by

__all__ = [
    "JUDGEMENT_NAMES",
    "MEANINGS",
    "OVERDUE_PROMISE",
    "SLUGS",
    "SORT_NAMES",
    "choice_words",
    "commentary_words",
    "entry_words",
    "evidence_caption",
    "evidence_counts",
    "evidence_words",
    "fate_words",
    "governance_summary",
    "meeting_words",
    "owner_words",
    "parts_words",
    "record_lines",
    "record_summary",
    "replaced_by",
    "the",
    "written_by",
]
