"""The answer to the pack's question, what needs attention, what is asked of the board, and what has
changed."""

from collections import Counter

from presentation.packs import Pack
from presentation.rows import SectionRow
from presentation.slides.kit import (
    STRONG,
    Deck,
    SlideCell,
    SlideRow,
    SlideTable,
    cell,
    plain,
    put_tables,
)
from presentation.slides.marks import late_run, square_counts, status_counts
from presentation.slides.notes import as_at
from presentation.words.measures import STATUS_NAMES
from presentation.words.milestones import MEANINGS
from presentation.words.packs import HEADS

_LEAD = 18
"""Points of a finding that stands under a title."""


def put_answer(deck: Deck) -> None:
    """Whether the plan is delivered, and how each section stands."""
    pack = deck.pack
    rows = (*map(_section, pack.rows), _whole(pack))
    table = SlideTable(
        "How each section of the plan stands",
        ("Section", "Measures", "Other evidence", "Milestones"),
        (2.4, 3.5, 2.3, 4.2),
        rows,
    )
    above = [plain(pack.finding, _LEAD, bold=True)]
    put_tables(deck, pack.question, table, _notes(pack), above)


def _notes(pack: Pack) -> str:
    return "\n".join([pack.finding, pack.exception_means, as_at(pack)])


def _section(row: SectionRow) -> SlideRow:
    statuses, ratings = Counter(row.measures), Counter(status for status, _ in row.milestones)
    return (
        cell(row.name, bold=True),
        SlideCell(
            (
                status_counts((one, statuses[one]) for one in STATUS_NAMES if statuses[one]),
                plain(row.measure_words),
            )
        ),
        cell(row.criterion_words),
        SlideCell(
            (
                (
                    *square_counts((one, ratings[one]) for one in MEANINGS if ratings[one]),
                    *late_run(row.overdue),
                ),
                plain(row.milestone_words),
            )
        ),
    )


def _whole(pack: Pack) -> SlideRow:
    """The whole plan in a row."""
    measures = ", ".join(f"{many} {name}" for _, many, name in pack.measure_counts)
    milestones = ", ".join(f"{many} {name}" for _, many, name in pack.milestone_counts)
    return (
        cell("The whole plan", bold=True),
        SlideCell(
            (
                status_counts((status, many) for status, many, _ in pack.measure_counts),
                plain(measures),
            )
        ),
        cell(""),
        SlideCell(
            (
                (
                    *square_counts((status, many) for status, many, _ in pack.milestone_counts),
                    *late_run(pack.overdue),
                ),
                plain(milestones),
            )
        ),
    )


def put_attention(deck: Deck) -> None:
    """What needs attention, worst first."""
    told = [plain(line, 18) for line in deck.pack.attention]
    deck.flow(HEADS["attention"], told, as_at(deck.pack))


def put_asked(deck: Deck) -> None:
    """What the board is asked, where it is."""
    rows = [
        (cell(one.name, one.grounds, size=_LEAD), cell(one.asked, bold=True, size=_LEAD))
        for one in deck.pack.exceptions
        if one.asked
    ]
    if rows:
        table = SlideTable(HEADS["asked"], ("About", "Asked of the Board"), (5, 7), tuple(rows))
        put_tables(deck, HEADS["asked"], table, as_at(deck.pack))


def put_changes(deck: Deck) -> None:
    """What has changed since the edition before."""
    changes = deck.pack.changes
    title = f"{HEADS['changes']} since {changes.since}" if changes.measures else HEADS["changes"]
    told = [plain(changes.compared)]
    for head, lines in (
        ("Measures", changes.measures),
        (HEADS["others"], changes.others),
    ):
        if lines:
            told += [plain(head, 18, bold=True, ink=STRONG), *map(plain, lines)]
    deck.flow(title, told, as_at(deck.pack))
