"""Decisions for tests: made up one by one, or generated as a record in which each undo names what
it may undo."""

from datetime import date, datetime
from typing import Any

from hypothesis import strategies as st

from data.record import CourseStep
from data.record.decisions import Decided, DecisionKind, Proposed

APPEALS, FOUR_WEEKS, ON_TIME = (
    "appeal_rate",
    "annual_review_decision_4_weeks",
    "annual_review_completed_on_time",
)
KINDS: tuple[DecisionKind, ...] = (
    "baseline_month",
    "baseline_figure",
    "target",
    "reading",
    "course",
)


def proposed(kind: DecisionKind, measure: str = APPEALS, **fields: Any) -> Proposed:
    """A decision with whatever is not given made up."""
    common = {"reason": "The plan sets none", "decided_on": date(2026, 10, 3)}
    return Proposed.model_validate({"measure": measure, "kind": kind, **common, **fields})


def decision(id: int, kind: DecisionKind, measure: str = APPEALS, **fields: Any) -> Decided:
    """The same on the record, under a number."""
    author = fields.pop("author", "Ann Lead")
    asked = proposed(kind, measure, **fields).model_dump()
    return Decided(**asked, author=author, id=id, entry=id, moment=datetime(2026, 10, 4, 9, id))


def to(month: str, figure: float) -> CourseStep:
    """A step that asks for a figure."""
    return CourseStep(month=month, figure=figure)


def by(month: str, change: float) -> CourseStep:
    """A step that asks for a change in % of the baseline."""
    return CourseStep(month=month, change=change)


@st.composite
def records(draw: st.DrawFn, most: int = 12) -> list[Decided]:
    """A record of decisions on three measures, with undos of any that have not been undone."""
    record: list[Decided] = []
    for id in range(1, draw(st.integers(0, most)) + 1):
        undone = {one.undoes for one in record}
        open_ = [one for one in record if one.kind != "undo" and one.id not in undone]
        if open_ and draw(st.booleans()):
            back = draw(st.sampled_from(open_))
            record.append(decision(id, "undo", back.measure, undoes=back.id))
        else:
            record.append(
                decision(
                    id,
                    draw(st.sampled_from(KINDS)),
                    draw(st.sampled_from((APPEALS, FOUR_WEEKS, ON_TIME))),
                )
            )
    return record
