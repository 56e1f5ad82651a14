"""What a pack says, as values: the same for each of its papers, whatever their form. It holds what
its edition shows, or for a working pack the exact figures of that moment, and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from data.record import Edition
from kpis.definitions import Result, Status
from kpis.editions import Content
from kpis.record import Judgement
from presentation.rows import (
    MeasureRow,
    MilestoneRow,
    RelatedRow,
    SectionRow,
    Table,
)
from presentation.story import Answered, Panel, Story
from presentation.words.measures import Method, StatusWords


@dataclass(frozen=True)
class PackChoice:
    """What is asked for of an edition: the `sections` of the plan by number, all where none is
    named, and the `meeting` that the papers are for, that of the edition where it is empty."""

    sections: tuple[int, ...] = ()
    meeting: str = ""


@dataclass(frozen=True)
class PackMeasure:
    """A measure as every paper tells it. `definition` says under short heads what is counted;
    `panels` are its parts, `related` what stands beside it, `related_head` the heads of that;
    `ahead` says when the target will be met, and `decided` what the board has decided: both may be
    empty. `comments` are those that the chart numbers. `result` is for charts and typed figures:
    all of it may be shown."""

    id: str
    name: str
    section: int
    status: Status
    status_words: StatusWords
    row: MeasureRow
    story: Story
    figures: Table
    panels: tuple[Panel, ...]
    related_head: tuple[str, ...]
    related: tuple[RelatedRow, ...]
    definition: tuple[tuple[str, str], ...]
    ahead: str
    decided: tuple[str, ...]
    result: Result
    comments: tuple[str, ...] = ()


@dataclass(frozen=True)
class PackException:
    """A measure or a milestone that is off. `grounds` say why it is one; `said` has what was said
    of it under short heads, such as `Why` and `Asked of the Board`, `asked` that last one alone;
    `when` says when and by whom, or that nobody has said anything; `late` that what was promised is
    overdue. Exactly one of `measure` and `milestone` is there."""

    id: str
    name: str
    section: int
    grounds: str
    said: tuple[tuple[str, str], ...]
    asked: str
    when: str
    late: str
    measure: PackMeasure | None = None
    milestone: MilestoneRow | None = None


@dataclass(frozen=True)
class PackChanges:
    """What has changed `since` another edition, which `compared` names in a sentence: measures,
    then milestones, plan and record, a sentence each."""

    since: str
    compared: str
    measures: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True)
class PackCriterion:
    """A criterion judged by evidence: its words, its judgement, and the newest evidence, with where
    that is from; both are empty where there is none."""

    id: str
    words: str
    judgement: Judgement
    judgement_words: str
    evidence: str
    source: str


@dataclass(frozen=True)
class PackAction:
    """An action of the plan with its milestones. `note` says what is missing of it, or is empty."""

    id: str
    title: str
    note: str
    milestones: tuple[MilestoneRow, ...]


@dataclass(frozen=True)
class PackSection:
    """A section of the plan. `finding` counts its measures and milestones; `goal` is the area for
    improvement in the plan's words; `waits` are the plan's questions on waits, and `wait_panels`
    the charts that say why, both for the section that has them."""

    number: int
    name: str
    goal: str
    finding: str
    row: SectionRow
    measures: tuple[PackMeasure, ...]
    actions: tuple[PackAction, ...]
    criteria: tuple[PackCriterion, ...]
    waits: tuple[Answered, ...]
    wait_panels: tuple[Panel, ...]

    @property
    def milestones(self) -> Iterator[MilestoneRow]:
        """Its milestones, action by action."""
        return (row for action in self.actions for row in action.milestones)


@dataclass(frozen=True)
class Pack:
    """All that the papers of an edition say.

    `meeting` is the one that they are for; `question` and `finding` the answer in a sentence;
    `standing` who released the edition when, or that it waits; `notices` what must stand on every
    page, such as that no figure is real; `facts` what the cover says under short heads; `rows` how
    every section stands; `attention` what needs attention, worst first; `quality` how fresh each
    extract is and `quality_words` that in a sentence; `hidden` which figures are not shown, and
    `hidden_words` why; `reading` says once how each kind of chart is read; `chosen` which sections
    these papers hold, or empty for all.
    """

    edition: Edition
    content: Content
    working: bool
    place: str
    plan: str
    meeting: str
    day: date
    question: str
    finding: str
    standing: str
    notices: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    chosen: str
    measure_counts: tuple[tuple[Status, int, str], ...]
    milestone_counts: tuple[tuple[str, int, str], ...]
    overdue: str
    rows: tuple[SectionRow, ...]
    attention: tuple[str, ...]
    exceptions: tuple[PackException, ...]
    exception_means: str
    changes: PackChanges
    sections: tuple[PackSection, ...]
    quality: Table
    quality_words: str
    hidden: Table
    hidden_words: str
    reading: tuple[tuple[str, str], ...]
    methods: tuple[Method, ...]
    ratings: tuple[tuple[str, str], ...]
    statuses: tuple[tuple[Status, str, str], ...]

    @property
    def measures(self) -> Iterator[PackMeasure]:
        """The measures of the chosen sections, in the plan's order."""
        return (one for section in self.sections for one in section.measures)
