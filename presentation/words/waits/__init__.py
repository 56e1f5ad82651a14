"""Sentences about waits: the three questions with their answers, and what the targets would
take."""

from presentation.words.waits.hidden import any_withheld, few_waiting, why_hidden
from presentation.words.waits.reaching import average_words, gap_words, longest_words
from presentation.words.waits.waiting import waited, waiting_answer, waiting_summary

__all__ = [
    "any_withheld",
    "average_words",
    "few_waiting",
    "gap_words",
    "longest_words",
    "waited",
    "waiting_answer",
    "waiting_summary",
    "why_hidden",
]
