"""`milestones`: every milestone of the plan as it stands."""

from argparse import Namespace
from typing import Any

from data.clock import uk_time, uk_today
from data.commands import Answer, opened, tell_if_new
from kpis.commands.report import ground_fields
from kpis.exceptions import milestone_cases
from kpis.milestones import MilestoneState, read_board


def milestones(options: Namespace) -> Answer:
    """The milestones, as they are or as they were known."""
    tell_if_new(options)
    with opened(options) as database:
        day = uk_time(options.known_at).date() if options.known_at else uk_today()
        board = read_board(database, day, options.known_at)
    lines = [
        f"{state.milestone.id:<6} {state.status:<6} {state.due or state.milestone.recurs:<12}"
        f" {'overdue' if state.overdue else '':<8} {state.milestone.words[:60]}"
        for state in board.states
    ]
    return Answer({"milestones": [milestone_fields(state) for state in board.states]}, lines)


def milestone_fields(state: MilestoneState) -> dict[str, Any]:
    """A milestone as the command prints it."""
    latest = state.latest
    return {
        "id": state.milestone.id,
        "section": state.section,
        "action": state.action,
        "text": state.milestone.words,
        "lead": state.lead,
        "due": state.milestone.due,
        "revised_due": state.revised_due,
        "status": state.status,
        "overdue": state.overdue,
        "recurs": state.milestone.recurs,
        "latest_update": latest
        and {
            "status_date": latest.status_date.isoformat(),
            "status": latest.status,
            "update": latest.text,
            "revised_due": latest.revised_due,
            "signed_off_by": latest.signed_off_by,
            "evidence": latest.evidence,
        },
        "exceptions": ground_fields(milestone_cases([state])),
    }
