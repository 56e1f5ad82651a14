"""Loading an upload: from a file to rows in place, with every warning and the words for what
happened."""

from data.loading.correction import can_be_corrected
from data.loading.load import AUTO, LoadResult, Request, scratch_file
from data.loading.order_warnings import likely_as_at, rows_in_words
from data.loading.request import PolicyError, refuse_policy
from data.loading.staging import staged
from data.loading.template import csv_template, workbook_template

__all__ = [
    "AUTO",
    "LoadResult",
    "PolicyError",
    "Request",
    "can_be_corrected",
    "csv_template",
    "likely_as_at",
    "refuse_policy",
    "rows_in_words",
    "scratch_file",
    "staged",
    "workbook_template",
]
