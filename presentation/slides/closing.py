"""The last slides: how fresh the figures are, what is hidden and why, and how statuses are read."""

from presentation.packs import Pack
from presentation.slides.kit import (
    STRONG,
    Deck,
    SlideCell,
    SlideParagraph,
    SlideTable,
    cell,
    plain,
    put_tables,
)
from presentation.slides.marks import square_cell, status_run
from presentation.slides.notes import as_at

QUALITY, READ = "How fresh the figures are, and what is not shown", "How statuses are read"
_FRESH = "Current"


def put_closing(deck: Deck) -> None:
    """Quality and what is hidden; the marks."""
    pack = deck.pack
    deck.flow(QUALITY, _quality(pack), "\n".join([*_hidden(pack), as_at(pack)]))
    _put_statuses(deck)


def _quality(pack: Pack) -> list[SlideParagraph]:
    """In a sentence; those extracts that are not current by name; and what is hidden."""
    stale = [
        plain(f"{title}: to {day}. {state}.")
        for title, day, state in pack.quality.rows
        if state != _FRESH
    ]
    note = [plain(pack.quality.note)] if pack.quality.note else []
    return [
        plain(pack.quality.name, 18, bold=True, ink=STRONG),
        plain(pack.quality_words, 16),
        *stale,
        *note,
        plain("What is not shown", 18, bold=True, ink=STRONG),
        plain(pack.hidden_words, 16),
    ]


def _hidden(pack: Pack) -> list[str]:
    """Each series with the months that are hidden."""
    return (
        [f"{pack.hidden.name}:", *(", ".join(row) for row in pack.hidden.rows)]
        if (pack.hidden.rows)
        else []
    )


def _put_statuses(deck: Deck) -> None:
    """Each mark with its name and meaning: of measures, then of milestones."""
    pack = deck.pack
    rows = [
        (SlideCell(((status_run(status),),)), cell(name, bold=True), cell(meaning))
        for status, name, meaning in pack.statuses
    ] + [
        (square_cell(status, overdue=False), cell(status, bold=True), cell(meaning))
        for status, meaning in pack.ratings
    ]
    table = SlideTable(READ, ("Mark", "Name", "Meaning"), (0.8, 2.4, 9), tuple(rows))
    above = [plain("Signs are of measures, letters in squares of milestones.")]
    put_tables(deck, READ, table, "\n".join([pack.exception_means, as_at(pack)]), above)
