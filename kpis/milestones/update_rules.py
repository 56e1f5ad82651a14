"""An update as a lead fills it in, and what the form asks of it: which status it may give on a day,
by the plan.

It asks more than the rules of an import, which may bring a history that was reported otherwise.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kpis.milestones.state import STATUSES, MilestoneState
from kpis.record import NO_DATE

STATUSLESS = "Choose the status."
ENDLESS = (
    "This milestone has no completion deadline, so it cannot have missed one. Choose Amber, and "
    "say in the update what is late."
)
NOT_MISSED = (
    "Red means that the deadline has been missed, and it is {due:%d/%m/%Y}. Choose Amber where it "
    "is likely to be missed: Red, with a new deadline, is for the time after it."
)
COMPLETE = "Blue means completed, so there is no new deadline. Leave the new deadline empty."
ONLY_RED = (
    "Only Red sets a new deadline, once the old one has passed. Leave it empty: the dates of the "
    "plan are changed by its review, on the Plan page under Changes."
)
_LINK = re.compile(r"https?://\S+")
ColumnFault = tuple[str, str]
"""A column of the extract, and what is wrong there."""


@dataclass(frozen=True)
class Reported:
    """One update as it was filled in. `revised_due` is `YYYY-MM`, `evidence` a link. `status` is
    None where none was chosen, `status_date` where what was typed is no date; both are refused."""

    milestone: str
    status: str | None
    status_date: date | None
    text: str | None = None
    revised_due: str | None = None
    signed_off_by: str | None = None
    evidence: str | None = None


def possible(state: MilestoneState, day: date) -> tuple[str, ...]:
    """The statuses that an update of that day may give: after the deadline Blue and Red alone,
    until then all but Red, which is also what a milestone without a deadline can never be."""
    after = missed(state, day)
    return tuple(status for status in STATUSES if status == "Blue" or (status == "Red") == after)


def missed(state: MilestoneState, day: date) -> bool:
    """Whether the deadline by which an update of that day is judged has passed."""
    due = state.deadline_on(day)
    return due is not None and due < day


def row_faults(
    one: Reported, last: date | None, today: date, state: MilestoneState | None
) -> Iterator[ColumnFault]:
    """All that the form refuses of an update beyond the rules of an import. `last` is the day of
    the last one."""
    if one.status is None:
        yield "status", STATUSLESS
    if one.status_date is None:
        yield "status_date", NO_DATE
    elif one.status_date > today:
        yield "status_date", "The date is in the future. Give the day on which it was so."
    elif last and one.status_date < last:
        words = (
            f"The last update is of {last:%d/%m/%Y}: give that day or a later one. Only a file may "
            "bring history."
        )
        yield "status_date", words
    if state and one.status and one.status_date:
        yield from _rule_faults(state, one.status, one.status_date, one.revised_due)
    if one.evidence and not _LINK.fullmatch(one.evidence.strip()):
        yield "evidence", "Give a link that begins with https:// or http://, without spaces."


def _rule_faults(
    state: MilestoneState, status: str, day: date, revised_due: str | None
) -> Iterator[ColumnFault]:
    """Red is for a missed deadline, and it alone sets a new one. That this is later than the missed
    one need not be asked: by the rules of an import it ends after the day of the update."""
    due = state.deadline_on(day)
    if status == "Red" and due is None:
        yield "status", ENDLESS
    elif status == "Red" and due and day <= due:
        yield "status", NOT_MISSED.format(due=due)
    elif status != "Red" and revised_due:
        yield "revised_due", COMPLETE if status == "Blue" else ONLY_RED
