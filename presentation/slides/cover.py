"""The cover: the meeting, the edition, up to when, who released it, and what has to be known."""

from presentation.slides.kit import (
    STRONG,
    Deck,
    DeckPage,
    SlideArea,
    SlideParagraph,
    SlideRun,
    plain,
    split,
)
from presentation.slides.notes import as_at

ABOUT = "About these slides"
_FACTS = (
    "Edition",
    "At the moment of edition",
    "Figures to",
    "As known on",
    "Released",
    "Small numbers",
    "Note",
)
_LARGE, _SIZE = 20, 16
"""Points of the meeting's name, and of all below it."""
_INCH = 914_400


def put_cover(deck: Deck) -> None:
    """The cover; what it does not hold goes on to a slide after it."""
    pack = deck.pack
    notes = "\n".join(f"{head}: {words}" for head, words in pack.facts)
    title = f"{pack.plan}: {pack.place}"
    page = deck.page(title, f"{notes}\n{as_at(pack)}", cover=True)
    area = _free(page)
    first, *rest = split(_told(deck), area.width, area.height)
    page.text(area, first)
    for part in rest:
        following = deck.page(ABOUT)
        following.text(following.area, part)


def _told(deck: Deck) -> list[SlideParagraph]:
    pack = deck.pack
    facts = [
        (SlideRun(f"{head}: ", _SIZE, bold=True), SlideRun(words, _SIZE))
        for head, words in pack.facts
        if head in _FACTS
    ]
    notices = [plain(notice, _SIZE, bold=True) for notice in pack.notices]
    chosen = [plain(pack.chosen, _SIZE)] if pack.chosen else []
    return [plain(pack.meeting, _LARGE, bold=True, ink=STRONG), *notices, *facts, *chosen]


def _free(page: DeckPage) -> SlideArea:
    """What the title of the cover leaves free; its other places are taken away."""
    lowest = 0.0
    for shape in list(page.slide.placeholders):
        if shape.placeholder_format.idx:
            shape._element.getparent().remove(shape._element)
        else:
            lowest = ((shape.top or 0) + (shape.height or 0)) / _INCH + 0.15
    return _under(page.area, lowest)


def _under(area: SlideArea, lowest: float) -> SlideArea:
    """The area below so many inches from the top, where that leaves enough of it."""
    if not area.top < lowest < area.top + 0.6 * area.height:
        return area
    return SlideArea(area.left, lowest, area.width, area.bottom - lowest)
