"""The record: what people write into the dashboard itself. Entries are added, corrected by others,
and never lost."""

from data.record.batches import Action, Batch, Event, Loaded, Missing, Stored, as_at_dates, in_use
from data.record.decisions import Decided, DecisionKind, Proposed, as_entry
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
from data.record.keeping import RecordReader, RecordWriter
from data.record.mappings import (
    KeptMapping,
    kept_mappings,
    mapping_called,
    mapping_of,
    standing_mappings,
)
from data.record.versions import Version, milestone_versions, plan_changes, plan_on

__all__ = [
    "Action",
    "ActionHeading",
    "Batch",
    "Comment",
    "Decided",
    "Decision",
    "DecisionKind",
    "Entry",
    "Event",
    "Evidence",
    "KeptMapping",
    "Loaded",
    "Meeting",
    "Minute",
    "Missing",
    "Occurrence",
    "PlanChange",
    "Proposed",
    "RecordReader",
    "RecordWriter",
    "Stored",
    "Version",
    "Withdrawal",
    "Written",
    "as_at_dates",
    "as_entry",
    "in_use",
    "kept_mappings",
    "mapping_called",
    "mapping_of",
    "milestone_versions",
    "plan_changes",
    "plan_on",
    "standing",
    "standing_mappings",
]
