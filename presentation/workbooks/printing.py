"""Sheets as a file that Excel opens. Every text is written as text, whatever it looks like.

As the guidance asks: no filters, frozen panes, fills, or headers and footers, and nothing below or
beside a table. Excel shows the heads of a table above its columns while one scrolls through it.
"""

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from data.plurals import counted
from kpis.figures import round_half_up
from presentation.packs import Pack
from presentation.palette import LIGHT
from presentation.workbooks.sheet import BookColumn, BookSheet, Form, Told
from presentation.workbooks.text import cell_text, height, in_lines, looks_obeyed

Lines = Sequence[tuple[str, tuple[str, ...]]]
"""Lines of text under their headings."""
_A4 = 9
_WIDER = 1.15
"""A letter of this font beside one of Excel's own, in which widths are counted."""
_LOOK: dict[str, Any] = {"font_name": "Arial", "font_size": 12}
_TEXT = _LOOK | {"text_wrap": True, "valign": "top"}
_CELL = _TEXT | {"bottom": 1, "bottom_color": LIGHT.border}
_LEFT, _RIGHT = {"align": "left", "indent": 1}, {"align": "right"}
_HEAD = _TEXT | {"bold": True, "bottom": 2, "valign": "bottom"}
_DATES = {"date": "d mmm yyyy", "month": "mmm yyyy"}
_COVER = 100
"""The width of the cover, in characters."""
_EMPTY = "There is nothing to list on this sheet."


class BookPrinter:
    """Prints one workbook, sheet by sheet."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._content = io.BytesIO()
        self._book = Workbook(self._content, {"in_memory": True})
        self._formats = dict[str, Format]()
        self._book.set_size(1900, 1100)
        self._book.set_properties(_properties(pack))

    def printed(self) -> bytes:
        """The file; nothing can be added any more."""
        self._book.close()
        return self._content.getvalue()

    def cover(self, lines: Lines) -> None:
        """The cover: headings and lines, one below the other."""
        sheet = self._sheet("Cover", [_COVER])
        rows = [(line, at == 0) for head, told in lines for at, line in enumerate((head, *told))]
        for row, (line, heads) in enumerate(rows):
            sheet.set_row(row, 34 if heads else height([(line, _COVER)]))
            look = self._heading(first=row == 0) if heads else self._line(line, wraps=True)
            sheet.write_string(row, 0, cell_text(line), look)

    def table(self, given: BookSheet, *, links: bool = False) -> None:
        """A sheet with its table; with `links` each row leads to the sheet that it begins with."""
        sheet = self._sheet(given.name, [one.width for one in given.columns])
        sheet.write_string(0, 0, cell_text(given.title), self._heading(first=True))
        top = 1
        for top, line in enumerate(self._above(given), start=1):
            sheet.write_string(top, 0, cell_text(line), self._line(line))
        if given.rows:
            self._table(sheet, given, top + 1, links=links)

    def _above(self, given: BookSheet) -> list[str]:
        """The lines between title and table: what the figures are, what the sheet holds."""
        pack = self._pack
        sentences = [line for note in given.notes for line in in_lines(note)]
        lines = [*pack.notices, f"{pack.meeting}. {pack.standing}", *sentences]
        start = len(lines) + 3
        held = f"One table, of {counted(len(given.rows), 'row')}, with its heads in row {start}."
        return [*lines, held if given.rows else _EMPTY]

    def _table(self, sheet: Worksheet, given: BookSheet, top: int, *, links: bool) -> None:
        heads = [
            {"header": one.head, "header_format": self._format(_HEAD | _side(one))}
            for one in given.columns
        ]
        look = {"name": given.name, "style": None, "autofilter": False, "columns": heads}
        sheet.add_table(top, 0, top + len(given.rows), len(heads) - 1, look)
        sheet.set_row(top, height((one.head, one.width) for one in given.columns))
        sheet.repeat_rows(0, top)
        widths = [one.width for one in given.columns]
        for row, told in enumerate(given.rows, start=top + 1):
            sheet.set_row(row, height(zip(told, widths, strict=True)))
            for at, (one, column) in enumerate(zip(told, given.columns, strict=True)):
                self._cell(sheet, (row, at), one, column)
            if links:
                self._link(sheet, row, str(told[0]))

    def _link(self, sheet: Worksheet, row: int, name: str) -> None:
        """A row's first cell as a link to the sheet of that name."""
        look = self._format(_CELL | _LEFT | {"underline": 1, "font_color": LIGHT.link})
        sheet.write_url(row, 0, f"internal:'{name}'!A1", look, name)

    def _cell(self, sheet: Worksheet, at: tuple[int, int], told: Told, column: BookColumn) -> None:
        look = _CELL | _side(column) | {"text_wrap": column.form == "text"}
        if isinstance(told, str):
            guarded = {"quote_prefix": True} if looks_obeyed(told) else {}
            sheet.write_string(*at, cell_text(told), self._format(look | guarded))
        elif isinstance(told, date):
            shown = {"num_format": _DATES[column.form]}
            moment = datetime.combine(told, time())
            sheet.write_datetime(*at, moment, self._format(look | shown))
        else:
            shown = {"num_format": _shown_as(told, column.form)}
            sheet.write_number(*at, told, self._format(look | shown))

    def _sheet(self, name: str, widths: Sequence[int]) -> Worksheet:
        sheet = self._book.add_worksheet(name)
        for at, width in enumerate(widths):
            sheet.set_column(at, at, width * _WIDER)
        sheet.set_paper(_A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        return sheet

    def _heading(self, *, first: bool) -> Format:
        return self._format(
            _LOOK | {"bold": True, "font_size": 16 if first else 14, "valign": "bottom"}
        )

    def _line(self, line: str, *, wraps: bool = False) -> Format:
        """How a line outside a table looks: bold where it has to be seen."""
        warns = {"bold": True} if line in self._pack.notices else {}
        return self._format((_TEXT if wraps else _LOOK) | warns)

    def _format(self, look: dict[str, Any]) -> Format:
        """The format of a look; each is in the file once."""
        key = repr(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(look)
        return self._formats[key]


def _side(column: BookColumn) -> dict[str, Any]:
    """Figures and dates stand at the right of their column, and so does shorthand for them."""
    return _LEFT if column.form == "text" else _RIGHT


def _shown_as(number: float, form: Form) -> str:
    """How a number is shown: as everywhere, with a true minus, and without one where nothing is
    left of it."""
    digits = "#,##0" if isinstance(number, int) else "#,##0.0"
    if not round_half_up(number, 0 if isinstance(number, int) else 1):
        return f"{digits};{digits}"
    plus = "+" if form == "change" else ""
    return f'{plus}{digits};"−"{digits}'


def _properties(pack: Pack) -> dict[str, Any]:
    """What the file says of itself: its moment is that of the approval, else that of the making."""
    edition = pack.edition
    return {
        "title": cell_text(f"{pack.plan}: figures"),
        "subject": cell_text(f"{pack.meeting}. {pack.standing}"),
        "author": pack.place,
        "comments": cell_text(" ".join(pack.notices)),
        "created": edition.approval.at if edition.approval else edition.at,
    }
