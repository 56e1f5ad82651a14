"""The milestones of an edition as flat rows, for spreadsheets and reporting tools."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from data.record import Edition
from kpis import months
from kpis.exceptions import milestone_cases
from kpis.milestones import Board, MilestoneState
from presentation.rows.edition_figures import GROUNDS, MONTH, ground_words

_Month = Annotated[str, Field(pattern=MONTH)]


class ReleasedMilestone(BaseModel):
    """A milestone as the edition shows it."""

    model_config = ConfigDict(frozen=True)

    edition: int
    edition_name: str
    id: str
    section: int
    action: str
    text: str
    lead: str | None
    due: _Month | None
    due_date: Annotated[date | None, Field(description="The last day of the month `due`.")]
    revised_due: _Month | None
    revised_due_date: date | None
    status: Annotated[str, Field(description="Blue, Green, Amber, Red or Grey (not reported).")]
    overdue: bool
    recurs: str | None
    latest_status_date: date | None
    latest_status: str | None
    latest_update: str | None
    latest_revised_due: _Month | None
    latest_signed_off_by: str | None
    latest_evidence: str | None
    exceptions: Annotated[str, Field(description=f"The {GROUNDS}")]


def released_milestones(edition: Edition, board: Board) -> list[ReleasedMilestone]:
    """Every milestone with its newest update."""
    return [_milestone(edition, state) for state in board.states]


def _milestone(edition: Edition, state: MilestoneState) -> ReleasedMilestone:
    planned, latest = state.milestone, state.latest
    return ReleasedMilestone(
        edition=edition.id,
        edition_name=edition.name,
        id=planned.id,
        section=state.section,
        action=state.action,
        text=planned.words,
        lead=state.lead,
        due=planned.due,
        due_date=_last_day(planned.due),
        revised_due=state.revised_due,
        revised_due_date=_last_day(state.revised_due),
        status=state.status,
        overdue=state.overdue,
        recurs=planned.recurs,
        latest_status_date=latest and latest.status_date,
        latest_status=latest and latest.status,
        latest_update=latest and latest.text,
        latest_revised_due=latest and latest.revised_due,
        latest_signed_off_by=latest and latest.signed_off_by,
        latest_evidence=latest and latest.evidence,
        exceptions=ground_words(milestone_cases([state])),
    )


def _last_day(month: str | None) -> date | None:
    return months.last_day(month) if month else None
