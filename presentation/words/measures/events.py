"""What happened and when, in words: for the caption of a chart and for the text that stands for
it."""

from collections.abc import Sequence
from typing import NamedTuple

from kpis import months
from kpis.milestones import MilestoneState, completed_on
from kpis.record import Remark
from presentation.words.grammar import joined, long_date

COMPLETED = "Triangles on the axis: the months in which milestones of this section were completed."
OVERDUE = (
    "Red triangles that point down: deadlines that have passed, of milestones that are overdue."
)
DISCS = "Numbered discs: comments, which are listed below."


class Told(NamedTuple):
    """What the caption says the marks are, what the text that stands for the chart says of them,
    and what a picture of the chart says under it, for no list stands below that."""

    caption: str
    alternative: str
    picture: str


NOTHING = Told("", "", "")


def happened(
    remarks: Sequence[Remark], states: Sequence[MilestoneState], first: str, last: str
) -> Told:
    """Which milestones were completed or are overdue, and in which months there are comments,
    between two months."""
    dated = [
        (months.of(day), state.milestone.id) for state in states if (day := completed_on(state))
    ]
    done = [
        f"{id} in {months.long(period)}" for period, id in sorted(dated) if first <= period <= last
    ]
    missed = sorted(
        (state.due, state.milestone.id) for state in states if state.overdue and state.due
    )
    late = [f"{id} since {months.long(period)}" for period, id in missed if first <= period <= last]
    shown = [one for one in remarks if first <= one.period <= last]
    said = [f"{one.number} in {months.long(one.period)}" for one in shown]
    triangles = [COMPLETED if done else "", OVERDUE if late else ""]
    caption = [*triangles, DISCS if said else ""]
    alternative = [
        f"Milestones completed: {joined(done)}." if done else "",
        f"Milestones overdue: {joined(late)}." if late else "",
        f"Comments, listed below: {joined(said)}." if said else "",
    ]
    listed = [
        f"{one.number}, {long_date(one.comment.dated_on)}: {one.comment.words.rstrip('.')}"
        for one in shown
    ]
    picture = [*triangles, f"Comments: {'; '.join(listed)}." if listed else ""]
    return Told(*(" ".join(filter(None, parts)) for parts in (caption, alternative, picture)))
