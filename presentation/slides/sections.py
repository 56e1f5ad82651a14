"""The sections of the plan, a slide each: the finding, the milestones by rating, and the measures;
and what is asked about waits, where the section has them."""

from presentation.packs import PackMeasure, PackSection
from presentation.slides.bars import put_providers
from presentation.slides.kit import (
    Deck,
    SlideParagraph,
    SlideRow,
    SlideRun,
    SlideTable,
    cell,
    plain,
    put_tables,
)
from presentation.slides.marks import late_run, square_counts, status_cell
from presentation.slides.notes import as_at
from presentation.words.milestones import MEANINGS, rag_words

_LEAD = 18
"""Points of the finding."""


def put_sections(deck: Deck) -> None:
    """All sections of the pack."""
    for section in deck.pack.sections:
        _put_section(deck, section)
        if section.waits:
            _put_waits(deck, section)


def _put_section(deck: Deck, section: PackSection) -> None:
    table = SlideTable(
        f"Measures of section {section.name}",
        ("Measure", "Baseline", "Now", "Change", "Target", "Status"),
        (3.2, 1.5, 1.5, 1.3, 2.0, 2.8),
        tuple(map(_row, section.measures)),
        numeric=(1, 2, 3),
    )
    above = [plain(section.finding, _LEAD, bold=True), *_milestones(section)]
    put_tables(deck, section.name, table, _notes(deck, section), above)


def _notes(deck: Deck, section: PackSection) -> str:
    goal = f"The plan’s goal: {section.goal}"
    told = [f"{one.name}. {one.story.counted} {one.story.source}" for one in section.measures]
    return "\n".join([goal, *told, as_at(deck.pack)])


def _milestones(section: PackSection) -> list[SlideParagraph]:
    """How many milestones have each rating, in squares with letter and word."""
    held = [one.status for one in section.milestones]
    if not held:
        return []
    told: list[SlideRun] = []
    for status in MEANINGS:
        if status in held:
            words = rag_words(status)
            told += square_counts([(status, held.count(status))])
            told[-1] = SlideRun(f" {held.count(status)} {words}    ")
    return [(*told, *late_run(section.row.overdue))]


def _row(measure: PackMeasure) -> SlideRow:
    row = measure.row
    return (
        cell(row.name, row.unit, bold=True),
        cell(*row.baseline),
        cell(row.now.value, row.now.note, bold=True),
        cell(row.change),
        cell(*row.target),
        status_cell(row.status, row.status_words),
    )


def _put_waits(deck: Deck, section: PackSection) -> None:
    """The plan's questions on waits, each with its answer."""
    rows = [
        (
            cell(one.question, bold=True),
            cell(one.word, bold=True),
            cell(*filter(None, [one.sentence, one.rounding, one.meaning, one.course, one.ahead])),
        )
        for one in section.waits
    ]
    title = "Waits: the plan’s questions, answered"
    table = SlideTable(title, ("Question", "Answer", "Why"), (3.6, 1.4, 7), tuple(rows))
    notes = "\n".join([*(one.alternative for one in section.waits), as_at(deck.pack)])
    put_tables(deck, title, table, notes)
    put_providers(deck, section, as_at(deck.pack))
