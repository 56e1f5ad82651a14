"""What may be written: one model for each kind of entry. `subject` is what two people must not
write about unseen."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from data.mapping import Mapping
from data.plan import ActionId, Milestone, Part
from data.record.commentary import Commentary
from data.record.course import CourseStep
from data.record.fields import Fields, Link, Reason, Short, Words
from data.record.holders import Holder


class Evidence(Fields):
    """What shows, on a day, whether a criterion that no number measures is met. `criterion` is its
    id, as `1.L4`."""

    kind: Literal["evidence"] = "evidence"
    criterion: str
    dated_on: date
    source: Short
    words: Words
    judgement: Literal["strong", "some", "none"]
    link: Link | None = None

    @property
    def subject(self) -> str:
        """The criterion."""
        return self.criterion


class Meeting(Fields):
    """A meeting, held or planned, of a body that the plan's governance names (`Plan.bodies`)."""

    kind: Literal["meeting"] = "meeting"
    body: str
    held_on: date

    @property
    def subject(self) -> str:
        """The body."""
        return self.body


class Minute(Fields):
    """A decision or an action of a meeting, about a milestone or a measure (its id). `meeting` is
    the meeting's entry; an action may have an owner and a day by which it is to be done."""

    kind: Literal["minute"] = "minute"
    meeting: int
    sort: Literal["decision", "action"]
    about: str
    words: Words
    owner: Short | None = None
    due: date | None = None
    done_on: date | None = None

    @property
    def subject(self) -> str:
        """The milestone or the measure."""
        return self.about


class Comment(Fields):
    """What happened on a day that a reader of a measure's chart should know."""

    kind: Literal["comment"] = "comment"
    measure: str
    dated_on: date
    words: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]

    @property
    def subject(self) -> str:
        """The measure."""
        return self.measure


class Occurrence(Fields):
    """A recurring milestone was held, or done once more, on a day."""

    kind: Literal["occurrence"] = "occurrence"
    milestone: str
    held_on: date
    words: Words | None = None
    link: Link | None = None

    @property
    def subject(self) -> str:
        """The milestone."""
        return self.milestone


class ActionHeading(Fields):
    """An action's title, the posts that lead it, and its lettered parts; None leaves the parts as
    they were."""

    id: ActionId
    title: Words | None
    leads: tuple[Short, ...]
    parts: tuple[Part, ...] | None = None


class PlanChange(Fields):
    """A new version of the plan from a day on: one milestone, new or instead of the one of its
    number, or one action's heading."""

    kind: Literal["plan_change"] = "plan_change"
    from_date: date
    reason: Words
    milestone: Milestone | None = None
    action: ActionHeading | None = None

    @model_validator(mode="after")
    def _one(self) -> "PlanChange":
        if (self.milestone is None) == (self.action is None):
            raise ValueError("a change is of one milestone or of one action")
        return self

    @property
    def subject(self) -> str:
        """The milestone or the action."""
        return self.milestone.id if self.milestone else self.action.id if self.action else ""


class Decision(Fields):
    """What the board has decided about the baseline, the target or the course of a measure, why,
    and on which day. `period` (`YYYY-MM`) is the month of a baseline; `figure` is that of a
    baseline or a target, in the measure's unit; `steps` are those of a course, in order."""

    kind: Literal["decision"] = "decision"
    measure: str
    sort: Literal["baseline_month", "baseline_figure", "target", "reading", "course"]
    reason: Reason
    decided_on: date
    period: str | None = None
    figure: float | None = None
    steps: tuple[CourseStep, ...] = ()

    @property
    def subject(self) -> str:
        """The baseline, target and course of the measure. It is another subject than the measure
        itself, so that a comment written meanwhile does not stand in the way of a decision."""
        return f"{self.measure}:decided"


class Withdrawal(Fields):
    """An entry is taken back, with the reason. `about` is the subject of that entry. `decided_on`
    is the day on which the board undid a decision, and None where the entry is not a decision."""

    kind: Literal["withdrawal"] = "withdrawal"
    about: str
    reason: Reason
    decided_on: date | None = None

    @property
    def subject(self) -> str:
        """The subject of the entry that is taken back."""
        return self.about


class RemovedRows(Fields):
    """How many rows of an extract were removed because of their age, and of how many uploads."""

    extract: str
    rows: int
    uploads: int


class Removal(Fields):
    """Rows about people that were removed, because all of their dates were `before` a day: older
    than so many `months`. Not written in a form, and never taken back: they are gone."""

    kind: Literal["removal"] = "removal"
    months: int
    before: date
    removed: tuple[RemovedRows, ...]

    @property
    def subject(self) -> str:
        """No measure or milestone: the rows themselves."""
        return "removal"


Written = Annotated[
    Evidence
    | Meeting
    | Minute
    | Comment
    | Occurrence
    | PlanChange
    | Decision
    | Mapping
    | Removal
    | Holder
    | Commentary
    | Withdrawal,
    Field(discriminator="kind"),
]


class Entry(BaseModel):
    """An entry on the record: `moment` is when it was put there (naive UTC); `replaces` is the
    number of the entry that it corrects or withdraws."""

    model_config = ConfigDict(frozen=True)

    id: int
    moment: datetime
    author: str
    replaces: int | None
    written: Written


def standing(entries: Sequence[Entry]) -> list[Entry]:
    """The entries that count: neither corrected nor taken back by a later one, nor a withdrawal
    themselves."""
    replaced = {entry.replaces for entry in entries}
    return [
        one for one in entries if one.id not in replaced and not isinstance(one.written, Withdrawal)
    ]


def without_staff(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries but for those that say who answers for what: names and addresses of staff are for
    those who run the round."""
    of_staff = {entry.id for entry in entries if isinstance(entry.written, Holder)}
    return tuple(one for one in entries if not {one.id, one.replaces} & of_staff)
