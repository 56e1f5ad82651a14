"""The record: what people write into the dashboard itself. Entries are added, corrected by others,
and never lost."""

from data.record.entries import (
    ActionHeading,
    Comment,
    Decision,
    Entry,
    Evidence,
    Meeting,
    Minute,
    Occurrence,
    PlanChange,
    Withdrawal,
    Written,
    standing,
)

__all__ = [
    "ActionHeading",
    "Comment",
    "Decision",
    "Entry",
    "Evidence",
    "Meeting",
    "Minute",
    "Occurrence",
    "PlanChange",
    "Withdrawal",
    "Written",
    "standing",
]
