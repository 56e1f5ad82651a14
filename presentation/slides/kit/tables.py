"""Tables on slides: real ones with a row of heads, on as many slides as their rows need."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.table import Table as NativeTable
from pptx.table import _Cell
from pptx.util import Inches, Pt

from presentation.slides.kit.areas import SlideArea
from presentation.slides.kit.deck import Deck, DeckPage
from presentation.slides.kit.splitting import height_of, split
from presentation.slides.kit.texts import (
    BODY,
    MUTED,
    PANEL,
    SlideParagraph,
    paint,
    plain,
    write,
)

_PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""Office's own name of the style without lines and fills."""
_SIDE, _ABOVE = 0.1, 0.05
"""Margins of a cell, in inches."""


@dataclass(frozen=True)
class SlideCell:
    """A cell: its paragraphs, and the colour of a mark that fills it, or empty."""

    paragraphs: tuple[SlideParagraph, ...]
    fill: str = ""

    def height(self, width: float) -> float:
        """The inches that it takes."""
        return height_of(self.paragraphs, width - 2 * _SIDE, after=0) + 2 * _ABOVE


SlideRow = tuple[SlideCell, ...]


@dataclass(frozen=True)
class SlideTable:
    """A table: what it holds in words, its heads, the shares of the width that its columns take,
    its rows, which columns hold figures, and how many rows a slide has at most."""

    name: str
    head: tuple[str, ...]
    shares: tuple[float, ...]
    rows: tuple[SlideRow, ...]
    numeric: tuple[int, ...] = ()
    most: int = 99

    def widths(self, width: float) -> list[float]:
        """The width of each column in inches."""
        return [share * width / sum(self.shares) for share in self.shares]

    @property
    def heads(self) -> SlideRow:
        """The row of heads."""
        return tuple(cell(words, bold=True) for words in self.head)


def cell(*words: str, bold: bool = False, size: float = BODY) -> SlideCell:
    """A cell of words, and of notes below them where there are any."""
    first = [plain(words[0], size, bold=bold)] if words[0] else []
    return SlideCell((*first, *(plain(note, ink=MUTED) for note in words[1:] if note)))


def put_tables(
    deck: Deck, title: str, table: SlideTable, notes: str, above: Sequence[SlideParagraph] = ()
) -> None:
    """The table on as many slides as it needs, the first below the paragraphs `above`; a slide with
    them alone where it has no rows."""
    page, area = _begun(deck, title, notes, above)
    rows, first = list(table.rows), True
    while rows or first:
        fitting, rows = fill(table, rows, area)
        put_table(page, area, table, fitting)
        first = False
        if rows:
            page = deck.page(title, notes)
            area = page.area


def _begun(
    deck: Deck, title: str, notes: str, above: Sequence[SlideParagraph]
) -> tuple[DeckPage, SlideArea]:
    """The slide on which the table begins, and its place there."""
    parts = split(above, deck.room.width, deck.room.height) if above else [[]]
    for part in parts[:-1]:
        page = deck.page(title, notes)
        page.text(page.area, part)
    page = deck.page(title, notes)
    used = page.text(page.area, parts[-1]) + 0.12 if parts[-1] else 0.0
    if used > 0.6 * page.area.height:
        return (page := deck.page(title, notes)), page.area
    return page, page.area.below(used)


def fill(
    table: SlideTable, rows: Sequence[SlideRow], area: SlideArea
) -> tuple[list[SlideRow], list[SlideRow]]:
    """Which rows the area holds, at least one, and the rest. A row that is higher than any slide is
    torn."""
    widths = table.widths(area.width)
    left, taken = area.height - row_height(table.heads, widths), list[SlideRow]()
    waiting = list(rows)
    while waiting[: table.most - len(taken)]:
        takes = row_height(waiting[0], widths)
        if takes > left:
            break
        taken.append(waiting.pop(0))
        left -= takes
    if waiting and not taken:
        first, *rest = _torn(waiting[0], widths, left)
        return [first], [*rest, *waiting[1:]]
    return taken, waiting


def row_height(row: SlideRow, widths: Sequence[float]) -> float:
    """The inches that a row takes."""
    return max(one.height(width) for one, width in zip(row, widths, strict=True))


def _torn(row: SlideRow, widths: Sequence[float], height: float) -> list[SlideRow]:
    """The row as rows of so many inches."""
    parts = [
        split(one.paragraphs, width - 2 * _SIDE, height - 2 * _ABOVE, after=0)
        for one, width in zip(row, widths, strict=True)
    ]
    return [
        tuple(
            SlideCell(tuple(part), one.fill if part else "")
            for one, part in zip(row, held, strict=True)
        )
        for held in zip_longest(*parts, fillvalue=[])
    ]


def put_table(
    page: DeckPage, area: SlideArea, table: SlideTable, rows: Sequence[SlideRow]
) -> float:
    """A table of these rows at the head of the area; gives the height in inches that it takes."""
    if not rows:
        return 0.0
    every, widths = [table.heads, *rows], table.widths(area.width)
    heights = [row_height(row, widths) for row in every]
    frame = page.slide.shapes.add_table(len(every), len(widths), *area.head(sum(heights)).box)
    frame.name = table.name
    frame._element.nvGraphicFramePr.cNvPr.set("descr", f"Table: {table.name}.")
    _size(frame.table, widths, heights)
    for at, row in enumerate(every):
        for column, held in enumerate(row):
            _write_cell(frame.table.cell(at, column), held, right=column in table.numeric)
            if at == 0:
                paint(frame.table.cell(at, column).fill, PANEL)
    return sum(heights)


def _size(table: NativeTable, widths: Sequence[float], heights: Sequence[float]) -> None:
    table.first_row, table.horz_banding = True, False
    (style,) = table._tbl.iter(qn("a:tableStyleId"))
    style.text = _PLAIN_STYLE
    for at, width in enumerate(widths):
        table.columns[at].width = Inches(width)
    for at, height in enumerate(heights):
        table.rows[at].height = Inches(height)


def _write_cell(cell: _Cell, held: SlideCell, *, right: bool) -> None:
    cell.margin_left = cell.margin_right = Inches(_SIDE)
    cell.margin_top = cell.margin_bottom = Inches(_ABOVE)
    cell.vertical_anchor = MSO_ANCHOR.TOP
    align = PP_ALIGN.CENTER if held.fill else PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    write(cell.text_frame, held.paragraphs or (plain(""),), align=align)
    properties = cell._tc.get_or_add_tcPr()
    line = (
        f'<a:lnB {nsdecls("a")} w="{Pt(0.75)}"><a:solidFill><a:schemeClr val="tx2">'
        '<a:lumMod val="40000"/><a:lumOff val="60000"/></a:schemeClr></a:solidFill></a:lnB>'
    )
    properties.insert(0, parse_xml(line))
    if held.fill:
        paint(cell.fill, held.fill)
