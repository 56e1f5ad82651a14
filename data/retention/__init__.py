"""Retention: which rows about people are so old that they go, taking them out for good, and passing
over those that come again."""

from data.retention.going import Going, going, make_going, month_before
from data.retention.passing import pass_over
from data.retention.removing import limits, on_record, remove, rewrite_where_due

__all__ = [
    "Going",
    "going",
    "limits",
    "make_going",
    "month_before",
    "on_record",
    "pass_over",
    "remove",
    "rewrite_where_due",
]
