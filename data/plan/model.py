"""The plan's own vocabulary: sections, success criteria, actions and milestones, as immutable
records."""

import calendar
import datetime
from itertools import takewhile
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from data.plan.front import Body, RagDefinition, Shape, Term
from data.reviewed import Month, Record

ActionId = Annotated[str, StringConstraints(pattern=r"^[1-9]\d*[a-z]$")]


def section_of(id: str) -> int:
    """The section of a criterion, an action or a milestone, by its printed number: 3 of `3e.5`,
    `3e` and `3.L2`."""
    return int("".join(takewhile(str.isdigit, id)))


class Criterion(Record):
    """One success criterion: `2.Q3` is the third counted one of section 2, `2.L3` the third judged
    one.

    `stem` is the printed sentence that introduces a sub-point, without which its `words` lack their
    context.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[1-9]\d*\.[QL][1-9]\d*$")]
    words: str
    stem: str | None = None


class Part(Record):
    """One lettered step of an action."""

    letter: Annotated[str, StringConstraints(pattern=r"^[A-Z]$")]
    words: str


class Milestone(Record):
    """One delivery milestone: either `due` in a month, or recurring without end (`recurs`).

    `printed_due` is the plan's own date wording where it is more, or other, than the short month.
    `also_recurs` is the repetition that a dated milestone asks for besides its due month.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[1-9]\d*[a-z]\.[1-9]\d{0,2}$")]
    words: str
    due: Month | None = None
    recurs: Literal["weekly", "six-monthly", "annual"] | None = None
    printed_due: str | None = None
    also_recurs: Literal["monthly", "quarterly", "half-termly", "twice a year"] | None = None

    @property
    def action_id(self) -> str:
        """The action it belongs to: `1a` for milestone `1a.5`."""
        return self.id.split(".")[0]

    @property
    def section_number(self) -> int:
        """The section it belongs to: 1 for milestone `1a.5`."""
        return section_of(self.id)

    @property
    def due_date(self) -> datetime.date | None:
        """The last day of the due month, on which the milestone is due; None where it recurs."""
        if self.due is None:
            return None
        year, month = map(int, self.due.split("-"))
        return datetime.date(year, month, calendar.monthrange(year, month)[1])


class Action(Record):
    """One action with its lettered parts, the posts that lead it, and its milestones in printed
    order.

    `incomplete` marks an action of which the supplied copy of the plan lacks pages; `note` then
    says what is missing.
    """

    id: ActionId
    title: str | None = None
    parts: tuple[Part, ...]
    leads: tuple[str, ...]
    milestones: tuple[Milestone, ...]
    incomplete: bool = False
    note: str | None = None


class Section(Record):
    """One of the areas for improvement. `short_title` is the dashboard's own name for it; all else
    is printed."""

    number: Annotated[int, Field(ge=1)]
    title: str
    short_title: str
    area_for_improvement: str
    good: tuple[str, ...]
    quantitative: tuple[Criterion, ...]
    qualitative: tuple[Criterion, ...]
    interdependencies: tuple[str, ...]
    footnotes: tuple[str, ...] = ()
    actions: tuple[Action, ...]


class Plan(Record):
    """The whole improvement plan in its own words.

    `inspection` introduces `priorities`, of which the first is section 1's, and so on; the last
    paragraph of `approach` introduces `principles`. `bodies` are those that `governance` names;
    `notes` are about the supplied copy.
    """

    title: str
    subtitle: str
    date: datetime.date
    version: str
    shape: Shape
    ambition: tuple[str, ...]
    inspection: str
    priorities: tuple[str, ...]
    approach: tuple[str, ...]
    principles: tuple[str, ...]
    governance: tuple[str, ...]
    bodies: tuple[Body, ...]
    rag: tuple[RagDefinition, ...]
    sections: tuple[Section, ...]
    glossary: tuple[Term, ...]
    notes: tuple[str, ...]

    @property
    def month(self) -> str:
        """The month of its date: `2025-05`."""
        return f"{self.date:%Y-%m}"

    @property
    def actions(self) -> tuple[Action, ...]:
        """Every action in printed order."""
        return tuple(action for section in self.sections for action in section.actions)

    @property
    def milestones(self) -> tuple[Milestone, ...]:
        """Every milestone in printed order."""
        return tuple(milestone for action in self.actions for milestone in action.milestones)

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """Every success criterion, section by section, counted before judged."""
        return tuple(
            criterion
            for section in self.sections
            for criterion in (*section.quantitative, *section.qualitative)
        )

    def section(self, number: int) -> Section:
        """The section of that number; KeyError if the plan has none."""
        return {section.number: section for section in self.sections}[number]

    def action(self, action_id: str) -> Action:
        """The action called `3e`, say; KeyError if the plan has none."""
        return {action.id: action for action in self.actions}[action_id]

    def milestone(self, milestone_id: str) -> Milestone:
        """The milestone called `3e.5`, say; KeyError if the plan has none."""
        return {milestone.id: milestone for milestone in self.milestones}[milestone_id]

    def criterion(self, criterion_id: str) -> Criterion:
        """The criterion called `3.Q7`, say; KeyError if the plan has none."""
        return {criterion.id: criterion for criterion in self.criteria}[criterion_id]
