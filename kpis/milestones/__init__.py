"""Milestones: the state of each as reported, its deadline and history, its leads, and updates from
the form."""

from kpis.milestones.board import (
    STATUSES,
    UNREPORTED,
    Board,
    MilestoneState,
    as_reported,
    board_in,
    completed_on,
    read_board,
    worst_first,
)
from kpis.milestones.duties import Duty, DutyKind
from kpis.milestones.histories import UPDATES, Update
from kpis.milestones.leads import all_leads, leads_of, led_by
from kpis.milestones.occurrences import Occurrences, Window, due_days
from kpis.milestones.state import needs_attention, silent_since
from kpis.milestones.update_rules import missed, possible
from kpis.milestones.updating import Reported, UpdateFault, report

__all__ = [
    "STATUSES",
    "UNREPORTED",
    "UPDATES",
    "Board",
    "Duty",
    "DutyKind",
    "MilestoneState",
    "Occurrences",
    "Reported",
    "Update",
    "UpdateFault",
    "Window",
    "all_leads",
    "as_reported",
    "board_in",
    "completed_on",
    "due_days",
    "leads_of",
    "led_by",
    "missed",
    "needs_attention",
    "possible",
    "read_board",
    "report",
    "silent_since",
    "worst_first",
]
