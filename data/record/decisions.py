"""Decisions about baselines, targets and courses, read from the record: numbered, each undo beside
what it undoes."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator

from data.record.course import CourseStep
from data.record.entries import Decision, Entry, Withdrawal, Written

DecisionKind = Literal["baseline_month", "baseline_figure", "target", "reading", "course", "undo"]


class Proposed(BaseModel):
    """A decision before it is on the record: about which measure, what, why and on which day.

    `period`, `figure`, `steps` and `decided_on` are those of `Decision`. `undoes` is the number of
    the decision that an undo takes back. ValidationError where an undo has none, or another
    decision has one; and where another decision than a course has steps.
    """

    model_config = ConfigDict(frozen=True)

    measure: str
    kind: DecisionKind
    reason: str
    decided_on: date
    period: str | None = None
    figure: float | None = None
    steps: tuple[CourseStep, ...] = ()
    undoes: int | None = None

    @model_validator(mode="after")
    def _fitting(self) -> Self:
        if (self.kind == "undo") != (self.undoes is not None):
            raise ValueError("an undo, and it alone, names what it undoes")
        if self.steps and self.kind != "course":
            raise ValueError("a course alone has steps")
        return self


class Decided(Proposed):
    """A decision on the record. `id` is its number among the decisions and undos, from 1 on in the
    order in which they were written; `entry` that of its entry; `author` is the name of who
    decided; `moment` is when it was put there, naive UTC."""

    id: int
    entry: int
    author: str
    moment: datetime


def decisions(entries: Sequence[Entry], known_at: datetime | None = None) -> tuple[Decided, ...]:
    """The decisions of the whole record in order, as they were known at a moment (by default now):
    what is left out keeps its number."""
    found: list[Decided] = []
    by_entry: dict[int | None, Decided] = {}
    for entry in entries:
        made = _decided(entry, len(found) + 1, by_entry.get(entry.replaces))
        if made:
            found.append(made)
            by_entry[entry.id] = made
    return tuple(one for one in found if one.moment <= (known_at or datetime.max))


def _decided(entry: Entry, id: int, undone: Decided | None) -> Decided | None:
    """The decision or the undo that an entry is; None for any other."""
    written, common = (
        entry.written,
        {"id": id, "entry": entry.id, "moment": entry.moment, "author": entry.author},
    )
    if isinstance(written, Decision):
        return Decided.model_validate({**written.model_dump(), **common, "kind": written.sort})
    if isinstance(written, Withdrawal) and undone:
        day = written.decided_on or entry.moment.date()
        what = {
            "measure": undone.measure,
            "kind": "undo",
            "reason": written.reason,
            "undoes": undone.id,
        }
        return Decided.model_validate({**what, **common, "decided_on": day})
    return None


def as_entry(proposed: Proposed, known: Sequence[Decided]) -> tuple[Written, int | None]:
    """The entry that puts a decision on the record, and the number of the one that it takes back.
    KeyError where an undo names none of the decisions `known`."""
    if proposed.undoes is None:
        fields = proposed.model_dump(exclude={"kind", "undoes"})
        return Decision.model_validate({**fields, "sort": proposed.kind}), None
    undone = {one.id: one for one in known}[proposed.undoes]
    about = f"{proposed.measure}:decided"
    return Withdrawal(
        about=about, reason=proposed.reason, decided_on=proposed.decided_on
    ), undone.entry
