"""The sheets of the plan: how every section stands, milestones, evidence, and what is off."""

from collections import Counter
from datetime import date

from kpis.milestones import STATUSES
from presentation.packs import Pack, PackAction, PackCriterion, PackException, PackSection
from presentation.rows import (
    MilestoneRow,
    ReleasedMilestone,
    SectionRow,
    released_milestones,
)
from presentation.words.measures import STATUS_NAMES
from presentation.words.milestones import rag_words
from presentation.words.record import JUDGEMENT_NAMES
from presentation.workbooks.sheet import (
    NONE,
    UNKNOWN,
    BookColumn,
    BookSheet,
    Told,
    month_of,
    told_or,
    yes_no,
)


def sections_sheet(pack: Pack) -> BookSheet:
    """How many measures, milestones and criteria of every section stand how."""
    ratings = [f"Milestones: {rag_words(one)}" for one in STATUSES]
    return BookSheet(
        "Sections",
        "How every section of the plan stands",
        "Measures by status, milestones by rating and criteria by judgement, for each section.",
        (
            BookColumn("Section", 30),
            *(BookColumn(f"Measures: {name}", 17, "number") for name in STATUS_NAMES.values()),
            *(BookColumn(head, 17, "number") for head in ratings),
            BookColumn("Milestones overdue", 17, "number"),
            *(BookColumn(f"Criteria: {name}", 17, "number") for name in JUDGEMENT_NAMES.values()),
        ),
        tuple(map(_section, pack.rows)),
        ("Every section of the plan is counted here, whichever of them these papers hold.",)
        if pack.chosen
        else (),
    )


def _section(row: SectionRow) -> tuple[Told, ...]:
    measures, judged = Counter(row.measures), Counter(row.criteria)
    rated = Counter(status for status, _ in row.milestones)
    return (
        row.name,
        *(measures[status] for status in STATUS_NAMES),
        *(rated[status] for status in STATUSES),
        sum(overdue for _, overdue in row.milestones),
        *(judged[judgement] for judgement in JUDGEMENT_NAMES),
    )


def milestones_of(pack: Pack) -> list[ReleasedMilestone]:
    """The milestones of the chosen sections as flat rows."""
    chosen = {section.number for section in pack.sections}
    found = released_milestones(pack.edition, pack.content.board)
    return [one for one in found if one.section in chosen]


def milestones_sheet(pack: Pack) -> BookSheet:
    """A row a milestone, with its newest update."""
    typed = {one.id: one for one in milestones_of(pack)}
    held = [
        (section, action, row)
        for section in pack.sections
        for action in section.actions
        for row in action.milestones
    ]
    return BookSheet(
        "Milestones",
        "Every milestone with its newest update",
        "Rating, due month and newest update of every milestone.",
        (
            BookColumn("Section", 9),
            BookColumn("Action", 8),
            BookColumn("Action in words", 34),
            BookColumn("Milestone", 10),
            BookColumn("Milestone in words", 50),
            BookColumn("Lead", 26),
            BookColumn("Due", 11, "month"),
            BookColumn("Revised due", 11, "month"),
            BookColumn("Rating", 9),
            BookColumn("Rating in words", 22),
            BookColumn("Overdue", 9),
            BookColumn("Of its dates", 30),
            BookColumn("Newest update on", 12, "date"),
            BookColumn("Newest update", 60),
            BookColumn("Signed off by", 20),
            BookColumn("Evidence", 30),
        ),
        tuple(_milestone(section, action, row, typed[row.id]) for section, action, row in held),
    )


def _milestone(
    section: PackSection, action: PackAction, row: MilestoneRow, typed: ReleasedMilestone
) -> tuple[Told, ...]:
    reported: date | None = typed.latest_status_date
    return (
        section.number,
        action.id,
        ". ".join(filter(None, [action.title, action.note])),
        row.id,
        row.words,
        told_or(typed.lead, UNKNOWN),
        month_of(typed.due),
        month_of(typed.revised_due) if typed.revised_due else NONE,
        row.status,
        " · ".join(filter(None, [row.status_words, row.held])),
        yes_no(row.overdue),
        told_or("; ".join(row.due_notes)),
        reported or UNKNOWN,
        told_or(typed.latest_update, UNKNOWN),
        told_or(typed.latest_signed_off_by),
        told_or(typed.latest_evidence),
    )


def evidence_sheet(pack: Pack) -> BookSheet:
    """A row a criterion that is judged by evidence."""
    return BookSheet(
        "Evidence",
        "Criteria that are judged by evidence",
        "Judgement and newest evidence of each criterion without a measure.",
        (
            BookColumn("Section", 9),
            BookColumn("Criterion", 10),
            BookColumn("Criterion in words", 50),
            BookColumn("Judgement", 18),
            BookColumn("Newest evidence", 60),
            BookColumn("Where it is from", 44),
        ),
        tuple(_criterion(section, one) for section in pack.sections for one in section.criteria),
    )


def _criterion(section: PackSection, one: PackCriterion) -> tuple[Told, ...]:
    told = told_or(one.evidence, UNKNOWN), told_or(one.source, UNKNOWN)
    return section.number, one.id, one.words, one.judgement_words, *told


def exceptions_sheet(pack: Pack) -> BookSheet:
    """What is off, worst first, with what was said of it."""
    heads = {head: None for one in pack.exceptions for head, _ in one.said}
    return BookSheet(
        "Exceptions",
        "Measures and milestones that are off",
        "What is off, why, and what is done about it.",
        (
            BookColumn("Section", 9),
            BookColumn("Kind", 11),
            BookColumn("Id", 26),
            BookColumn("Name", 44),
            BookColumn("Off because", 34),
            *(BookColumn(head, 50) for head in heads),
            BookColumn("Commentary", 40),
            BookColumn("Promise", 24),
        ),
        tuple(_exception(one, tuple(heads)) for one in pack.exceptions),
        (pack.exception_means,),
    )


def _exception(one: PackException, heads: tuple[str, ...]) -> tuple[Told, ...]:
    said = dict(one.said)
    kind = "Measure" if one.measure else "Milestone"
    return (
        *(one.section, kind, one.id, one.name, one.grounds),
        *(told_or(said.get(head), NONE if said else UNKNOWN) for head in heads),
        one.when,
        told_or(one.late),
    )
