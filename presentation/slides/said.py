"""What was said of an exception: why, what will be done, and what is asked of the board, which has
a box of its own."""

from collections.abc import Sequence

from presentation.packs import PackException
from presentation.slides.kit import (
    INSIDE,
    MUTED,
    PANEL,
    STRONG,
    Deck,
    DeckPage,
    SlideArea,
    SlideParagraph,
    SlideRun,
    height_of,
    plain,
    split,
)

_GAP = 0.12
"""Inches above and below the box."""


def _told(one: PackException) -> list[SlideParagraph]:
    """What was said under short heads, but for what is asked; and when it was said."""
    said = [
        (SlideRun(f"{head}: ", bold=True, ink=STRONG), SlideRun(words))
        for head, words in one.said
        if words != one.asked
    ]
    late = [plain(one.late, bold=True)] if one.late else []
    return [*said, *late, plain(one.when, ink=MUTED)]


def _asked(one: PackException) -> list[SlideParagraph]:
    return [
        paragraph
        for head, words in one.said
        if one.asked and words == one.asked
        for paragraph in (plain(head, bold=True, ink=STRONG), plain(words, bold=True))
    ]


def said_height(one: PackException, width: float) -> float:
    """The inches that it takes in so many."""
    box = height_of(_asked(one), width - INSIDE) + INSIDE + _GAP if one.asked else 0.0
    return height_of(_told(one), width) + box


def put_said(page: DeckPage, area: SlideArea, one: PackException) -> None:
    """All of it, what is asked in its box."""
    used = page.text(area, _told(one)) + _GAP
    if one.asked:
        page.text(area.below(used), _asked(one), back=PANEL)


def flow_said(
    deck: Deck, title: str, before: Sequence[SlideParagraph], one: PackException, notes: str
) -> None:
    """The same after other paragraphs, on as many slides as it needs."""
    room, page, used = deck.room, None, 0.0
    for held in split([*before, *_told(one)], room.width, room.height):
        page = deck.page(title, notes)
        used = page.text(page.area, held) + _GAP
    for held in split(_asked(one), room.width - INSIDE, room.height - INSIDE) if one.asked else []:
        if page is None or height_of(held, room.width - INSIDE) + INSIDE > room.height - used:
            page, used = deck.page(title, notes), 0.0
        used += page.text(room.below(used), held, back=PANEL) + _GAP
