"""Rows from an Excel workbook: the values of its cells as text, with the sheet's own row
numbers."""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from data.problems import Findings, empty, unreadable
from data.reading.doubts import Doubts
from data.reading.kinds import LONGEST_SIGN, refuse_other, refuse_package
from data.reading.packed import (
    BookLimits,
    Sheet,
    counts_are_true,
    parts,
    percent_styles,
    refuse_archive,
)
from data.reading.real_dates import DateText
from data.reading.rows import TextRow, is_blank_row
from data.reading.tail import Tail
from data.reading.top import LOOKED_AT, Header, Sought, TopRow, header_of
from data.text import SPACES, squeeze

_ZIP = b"PK\x03\x04"
_BATCH = 50_000
_EXACT = 1e15
"""From here on a number has more digits than a workbook keeps."""
_DAMAGED = (
    "The workbook is damaged, or of a kind that cannot be read. If Excel opens it, save it there "
    "under another name as an Excel workbook (.xlsx) and add that; else export it again."
)
_READ = " (read: sheet {}; to have another one read, name it after the extract)"
_FAULTS = (CalamineError, OSError, ValueError, LookupError, RuntimeError, EOFError, StopIteration)
_DAMAGE = (*_FAULTS, zipfile.BadZipFile, zlib.error, ExpatError, ParseError)

Cell = int | float | str | bool | time | date | datetime | timedelta


def is_workbook(source: Path) -> bool:
    """Whether a file is one, by its first bytes. Raises RefusedError where it is of a kind that is
    never read."""
    with source.open("rb") as file:
        start = file.read(LONGEST_SIGN)
    refuse_other(start)
    return start.startswith(_ZIP)


@dataclass
class Book:
    """The header, the tail and the rows of the sheet that was read; `where` says which of several,
    to end a message. What is doubtful is known once the rows were gone through."""

    where: str
    header: Header
    tail: Tail
    batches: Iterator[list[TextRow]]
    doubts: Doubts


def read_workbook(path: Path, sought: Sought, findings: Findings, limits: BookLimits) -> Book:
    """Read the sheet that is named after what is sought, else the first that shows.

    Rows with values beyond the header go to `findings`. Raises RefusedError where the workbook
    cannot be read, or holds more than the limits.
    """
    try:
        with zipfile.ZipFile(path) as archive, path.open("rb") as file:
            refuse_package(archive)
            refuse_archive(archive)
            limits.refuse_larger(archive)
            if not counts_are_true(archive):
                raise unreadable(_DAMAGED)
            book = CalamineWorkbook.from_filelike(file)
            name = _chosen(book, set(map(squeeze, sought.sheets)))
            percents = percent_styles(archive)
            sheet = Sheet(archive, parts(archive)[name], percents, limits)
            cells = book.get_sheet_by_name(name)
            doubts = Doubts((cells.start or (0, 0))[1])
            for row, columns in sheet.unworked.items():
                for column in columns:
                    doubts.unworked[column - doubts.left].append(row + 1)
            rows = _filled(cells, sheet, doubts)
            where = _READ.format(name) if len(_lists(book)) > 1 else ""
    except _DAMAGE as error:
        raise unreadable(_DAMAGED) from error
    top, rest = _top(rows)
    header = _header(top, cells, sought)
    if not header:
        raise empty(where)
    below = chain((row for row in top if row[0] > header.last), rest)
    tail = Tail(header, sought)
    batches = _even(tail.without(below), header, sheet, doubts, findings)
    return Book(where, header, tail, batches, doubts)


def _header(top: list[TextRow], cells: CalamineSheet, sought: Sought) -> Header | None:
    """The header among the first rows; where none fits, one with the headings of cells that are
    merged with those above them."""
    found = header_of([TopRow(number, number, fields) for number, fields in top], sought)
    if not found or sought.fits(found.fields):
        return found
    rows = {number: list(fields) for number, fields in top}
    _, left = cells.start or (0, 0)
    for (first, column), (last, _) in cells.merged_cell_ranges or ():
        for number in range(first + 2, min(last + 1, LOOKED_AT) + 1):
            if number in rows and first + 1 in rows and column >= left:
                rows[number][column - left] = rows[first + 1][column - left]
    merged = header_of([TopRow(number, number, each) for number, each in rows.items()], sought)
    return merged if merged and sought.fits(merged.fields) else found


def _top(rows: Iterator[TextRow]) -> tuple[list[TextRow], Iterator[TextRow]]:
    """The first rows, among which the header is, and those after them."""
    top: list[TextRow] = []
    for row in rows:
        if top and row[0] > LOOKED_AT:
            return top, chain([row], rows)
        top.append(row)
    return top, rows


def _chosen(book: CalamineWorkbook, wanted: set[str]) -> str:
    lists = _lists(book)
    named = [sheet for sheet in lists if squeeze(sheet.name) in wanted]
    shown = [sheet for sheet in lists if sheet.visible == SheetVisibleEnum.Visible]
    return (named or shown or lists)[0].name


def _lists(book: CalamineWorkbook) -> list[SheetMetadata]:
    return [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]


def _filled(cells: CalamineSheet, sheet: Sheet, doubts: Doubts) -> Iterator[TextRow]:
    """The rows that are not blank. The library gives all rows from the top, but columns from the
    first with a value."""
    left = doubts.left
    for at, values in enumerate(cells.iter_rows()):
        fields = [_text(value) for value in values]
        for column, value in enumerate(values):
            if isinstance(value, float) and abs(value) >= _EXACT:
                doubts.vast[column].append(at + 1)
        for column in sheet.percents.get(at, ()):
            fields[column - left] = _percentage(values[column - left])
        for column, error in sheet.errors.get(at, {}).items():
            fields[column - left] = error
        if not is_blank_row(fields):
            yield at + 1, fields


def _percentage(cell: Cell) -> str:
    """The text of a percentage as the sheet shows it, `86.8%`: Excel keeps 0.868, which no reader
    of the sheet sees."""
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return _text(cell)
    return f"{(Decimal(repr(cell)) * 100).normalize():f}%"


def _text(cell: Cell) -> str:
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else f"{Decimal(repr(cell)):f}"
    if isinstance(cell, datetime):
        return DateText(cell.date() if cell.time() == time() else cell)
    if isinstance(cell, date):
        return DateText(cell)
    return str(cell).replace("\r\n", "\n").replace("\r", "\n")


def _even(
    rows: Iterator[TextRow], header: Header, sheet: Sheet, doubts: Doubts, findings: Findings
) -> Iterator[list[TextRow]]:
    width = len(header.fields)
    while batch := list(islice(rows, _BATCH)):
        good = []
        for number, fields in batch:
            beyond = [at for at in range(width, len(fields)) if fields[at].strip(SPACES)]
            for at in beyond:
                doubts.beyond[at].append(number)
            if not beyond:
                doubts.rows += 1
                doubts.hidden += number - 1 in sheet.hidden
                doubts.dates.note(number, fields)
                good.append((number, (fields + [""] * width)[:width]))
        yield good
    findings.add(*doubts.beyond_problems())
