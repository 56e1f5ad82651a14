"""Loading an upload: from a file to rows in place, with every warning and the words for what
happened."""

from data.loading.correction import can_be_corrected
from data.loading.guess import GUESS, SURVEYS, guess_answers, guess_kind, month_first
from data.loading.guess_words import guess_words
from data.loading.load import AUTO, LoadResult, Request, scratch_file
from data.loading.look import MOST_WORDS, Seen, Tried, try_out
from data.loading.order_warnings import likely_as_at, rows_in_words
from data.loading.request import PolicyError, refuse_policy
from data.loading.template import csv_template, workbook_template

__all__ = [
    "AUTO",
    "GUESS",
    "MOST_WORDS",
    "SURVEYS",
    "LoadResult",
    "PolicyError",
    "Request",
    "Seen",
    "Tried",
    "can_be_corrected",
    "csv_template",
    "guess_answers",
    "guess_kind",
    "guess_words",
    "likely_as_at",
    "month_first",
    "refuse_policy",
    "rows_in_words",
    "scratch_file",
    "try_out",
    "workbook_template",
]
