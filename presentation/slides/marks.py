"""Marks on slides: round for measures, square for milestones; each has a glyph or a letter, and a
word beside it."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

from kpis.definitions import Status
from presentation.charts.over_time import letter
from presentation.palette import LIGHT
from presentation.slides.kit import (
    BODY,
    DeckPage,
    SlideArea,
    SlideCell,
    SlideParagraph,
    SlideRun,
    paint,
    plain,
    roomless,
    write,
)
from presentation.words.measures import GLYPHS, StatusWords

_DISC = 0.36
"""Inches across."""
_AS_TEXT = "\ufe0e"
"""Behind an arrow, so that no program draws it as a coloured picture."""


def glyph(status: Status) -> str:
    """What stands on the disc of a status."""
    return GLYPHS[status].replace("↗", f"↗{_AS_TEXT}")


def status_run(status: Status, size: float = BODY) -> SlideRun:
    """Its glyph in its colour."""
    return SlideRun(glyph(status), size, bold=True, ink=LIGHT.status[status])


def square_run(status: str, *, overdue: bool = False) -> SlideRun:
    """The letter of a milestone's rating on its colour."""
    look = LIGHT.squares[status]
    sign = f"\u00a0{letter(status, overdue=overdue)}\u00a0"
    return SlideRun(sign, BODY, bold=True, ink=look.text, back=look.fill)


def told_status(words: StatusWords) -> str:
    """`Not improving since May 2025, worse for 9 months`."""
    return ", ".join(filter(None, [f"{words.name}{words.since}", words.lately, words.course]))


def status_cell(status: Status, words: StatusWords) -> SlideCell:
    """A status in a table: glyph and words."""
    return SlideCell(((status_run(status), SlideRun(f" {told_status(words)}")),))


def square_cell(status: str, *, overdue: bool) -> SlideCell:
    """A cell that is the square of a milestone."""
    look = LIGHT.squares[status]
    words = letter(status, overdue=overdue)
    return SlideCell((plain(words, bold=True, ink=look.text),), fill=look.fill)


def status_counts(counts: Iterable[tuple[Status, int]]) -> SlideParagraph:
    """How many measures have each status: `✓ 3   ↗ 2`."""
    return tuple(
        chain.from_iterable(
            (status_run(status), SlideRun(f" {many}   ", bold=True)) for status, many in counts
        )
    )


def square_counts(counts: Iterable[tuple[str, int]]) -> SlideParagraph:
    """How many milestones have each rating."""
    return tuple(
        chain.from_iterable(
            (square_run(status), SlideRun(f" {many}   ", bold=True)) for status, many in counts
        )
    )


def late_run(overdue: str) -> SlideParagraph:
    """How many milestones are overdue, behind a mark that keeps it from the count before it: else
    `N 11   14 overdue` would be read as one number. Nothing where none is."""
    words = overdue.replace(" ", "\u00a0", 1)
    return (SlideRun(f"·\u00a0{words}", bold=True),) if overdue else ()


def put_status(page: DeckPage, area: SlideArea, status: Status, words: StatusWords) -> float:
    """The disc of a status with its words at the head of the area; gives the height in inches."""
    disc = page.slide.shapes.add_shape(
        MSO_SHAPE.OVAL, *replace(area, width=_DISC, height=_DISC).box
    )
    disc.name = "Mark of the status"
    paint(disc.fill, LIGHT.status[status])
    disc.line.fill.background()
    disc.shadow.inherit = False
    roomless(disc.text_frame, MSO_ANCHOR.MIDDLE)
    on_it = SlideRun(glyph(status), BODY, bold=True, ink=LIGHT.page)
    write(disc.text_frame, [(on_it,)], align=PP_ALIGN.CENTER)
    beside = replace(area, left=area.left + _DISC + 0.12, width=area.width - _DISC - 0.12)
    return max(_DISC, page.text(beside, [plain(told_status(words), bold=True)]))
