"""Rows from an Excel workbook: the values of its cells as text, with the sheet's own row numbers."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from data.extract import squeeze
from data.problems import Code, Problem, RefusedError, empty, unreadable
from data.reading.delimited import Row, is_blank_row, without_litter

ZIP = b"PK\x03\x04"
OLD_OR_ENCRYPTED = b"\xd0\xcf\x11\xe0"
_UNPACKED_LIMIT = 1024 * 1024 * 1024
_RATIO_LIMIT = 200
_DAMAGED = "The workbook is damaged or of a kind that cannot be read. Save it again as .xlsx, or as CSV (UTF-8)."
_ENCRYPTED = "The workbook is protected by a password, or of the old .xls kind. Save it without a password as .xlsx."
_BOMB = "The workbook unpacks to far more than it should hold. Save only the extract's sheet as CSV (UTF-8)."

Cell = int | float | str | bool | time | date | datetime | timedelta


def refuse_old(start: bytes) -> None:
    """Raise RefusedError for the container that encrypted and old workbooks share."""
    if start.startswith(OLD_OR_ENCRYPTED):
        raise unreadable(_ENCRYPTED)


def read_workbook(path: Path, sheet_names: set[str]) -> tuple[list[str], Iterator[list[Row]]]:
    """The header and the rows of the sheet named as asked, else of the first. Raises RefusedError."""
    _refuse_bomb(path)
    try:
        book = CalamineWorkbook.from_path(str(path))
        wanted = [name for name in book.sheet_names if squeeze(name) in sheet_names]
        sheet = book.get_sheet_by_name((wanted or book.sheet_names)[0])
        cells = _numbered(sheet)
        found = [(number, fields) for number, fields in cells if not is_blank_row(fields)]
    except (CalamineError, OSError, ValueError, IndexError) as error:
        raise unreadable(_DAMAGED) from error
    if not found:
        raise empty()
    header = without_litter(found[0][1])
    return header, iter([_even(found[1:], len(header))])


def _refuse_bomb(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile as error:
        raise unreadable(_DAMAGED) from error
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if unpacked > _UNPACKED_LIMIT or (unpacked > 10_000_000 and unpacked > _RATIO_LIMIT * max(packed, 1)):
        raise unreadable(_BOMB)


def _numbered(sheet: CalamineSheet) -> Iterator[Row]:
    for number, cells in enumerate(sheet.to_python(skip_empty_area=False), start=1):
        yield number, [_text(cell) for cell in cells]


def _text(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return str(cell.date()) if cell.time() == time() else str(cell)
    return str(cell)


def _even(rows: list[Row], width: int) -> list[Row]:
    beyond = [number for number, fields in rows if any(field.strip() for field in fields[width:])]
    if beyond:
        message = f"There is a value to the right of the last heading (column {width}). Move it or clear it."
        raise RefusedError(
            [Problem(line=row, column=None, value=None, code=Code.UNREADABLE, message=message) for row in beyond]
        )
    return [(number, (fields + [""] * width)[:width]) for number, fields in rows]
