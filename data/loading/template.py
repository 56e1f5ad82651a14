"""Empty files of an extract, to be filled in: CSV, and a workbook with lists, notes and formats on
its columns."""

import io
from datetime import date
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from data.column import Column
from data.extract import Extract

NEVER = "Never put names, addresses or dates of birth of children or families in it."
_LAST_ROW = 1_048_575
_LITERAL_LIMIT = 255
_LISTS = "Lists"
_KINDS = {
    "date": "A date, for example 28/09/2026.",
    "month": "A month, for example 2026-09.",
    "integer": "A whole number.",
    "number": "A number.",
}
_DATES = {
    "validate": "date",
    "criteria": "between",
    "minimum": date(1900, 1, 1),
    "maximum": date(2100, 12, 31),
    "error_title": "Not a date",
    "error_message": "Give a date, for example 28/09/2026.",
}


def csv_template(extract: Extract) -> bytes:
    """The header line alone, in UTF-8 with the mark by which Excel knows it."""
    return (",".join(extract.names) + "\r\n").encode("utf-8-sig")


def workbook_template(extract: Extract) -> bytes:
    """A workbook whose first sheet is the extract, empty below its header; a second one says what
    it is."""
    content = io.BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        add_template(book, extract)
    return content.getvalue()


def add_template(book: Workbook, extract: Extract) -> Worksheet:
    """Put the extract's sheet into a workbook, and one that says what it is; returns the extract's
    own."""
    sheet = book.add_worksheet(extract.name)
    _about(book, extract)
    for at, column in enumerate(extract.columns):
        _column(book, sheet, at, column)
    sheet.freeze_panes(1, 0)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{_LAST_ROW + 1}"})
    return sheet


def _column(book: Workbook, sheet: Worksheet, at: int, column: Column) -> None:
    heading = book.add_format({"bold": column.required, "bottom": 1, "bg_color": "#F3F2F1"})
    sheet.set_column(at, at, max(len(column.name) + 2, 12), _cells(book, column))
    sheet.write_string(0, at, column.name, heading)
    note = "\n".join(_notes(column))
    sheet.write_comment(
        0, at, note, {"width": 260, "height": 40 + 20 * (len(note) // 36 + note.count("\n"))}
    )
    allowed = _allowed(book, column)
    if allowed:
        sheet.data_validation(1, at, _LAST_ROW, at, allowed)


def _cells(book: Workbook, column: Column) -> Format:
    if column.kind == "date":
        return book.add_format({"num_format": "dd/mm/yyyy"})
    if column.kind in ("text", "month"):
        # As text: otherwise keys lose their leading zeros, and 2026-06 becomes the first of June.
        return book.add_format({"num_format": "@"})
    return book.add_format()


def _notes(column: Column) -> list[str]:
    """What to know of a column: whether it is needed, what it means, and what may be put there."""
    needed = ["Needed in every row."] if column.required else ["May be left blank."]
    return [*needed, column.about, *filter(None, [_form(column)])]


def _form(column: Column) -> str:
    choices = _choices(column)
    if not choices:
        return _KINDS.get(column.kind, "")
    joined = ", or several joined by +" if column.kind == "choices" else ""
    return f"One of: {', '.join(choices)}{joined}."


def _choices(column: Column) -> tuple[str, ...]:
    return ("Yes", "No") if column.kind == "yes_no" else column.choices


def _allowed(book: Workbook, column: Column) -> dict[str, Any] | None:
    """What the spreadsheet is to hold against the column: a list to choose from, or the form of a
    date."""
    if column.kind == "date":
        return _DATES
    choices = _choices(column)
    if not choices:
        return None
    fixed = not column.open and column.kind != "choices"
    short = len(",".join(choices)) <= _LITERAL_LIMIT and not any(
        "," in choice for choice in choices
    )
    return {
        "validate": "list",
        "source": list(choices) if short else _on_lists(book, column.name, choices),
        "show_error": fixed,
        "error_title": "Not in the list",
        "error_message": "Choose one of the list, or leave the cell blank.",
    }


def _on_lists(book: Workbook, name: str, choices: tuple[str, ...]) -> str:
    """Put a list that is too long for the cell's own rule on a sheet; where it is."""
    sheet = book.get_worksheet_by_name(_LISTS) or book.add_worksheet(_LISTS)
    at = 0 if sheet.dim_colmax is None else sheet.dim_colmax + 1
    sheet.write_column(0, at, (name, *choices))
    letter = chr(ord("A") + at)
    return f"={_LISTS}!${letter}$2:${letter}${len(choices) + 1}"


def _about(book: Workbook, extract: Extract) -> None:
    sheet = book.add_worksheet("About")
    bold, wrapped = (
        book.add_format({"bold": True}),
        book.add_format({"text_wrap": True, "valign": "top"}),
    )
    sheet.set_column(0, 0, 28, wrapped)
    sheet.set_column(1, 1, 80, wrapped)
    sheet.write_string(0, 0, extract.title, bold)
    sheet.write_string(1, 0, "What it is")
    sheet.write_string(1, 1, extract.about)
    sheet.write_string(2, 0, "What it never holds")
    sheet.write_string(2, 1, NEVER)
    sheet.write_row(4, 0, ("Column", "What it holds"), bold)
    for row, column in enumerate(extract.columns, start=5):
        sheet.write_string(
            row, 0, column.name, book.add_format({"bold": column.required, "valign": "top"})
        )
        sheet.write_string(row, 1, " ".join(_notes(column)))
