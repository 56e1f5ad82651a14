"""Workbooks with a column of dates, real ones and text."""

import io
from collections.abc import Sequence

from xlsxwriter import Workbook

from tests.data.samples import good


def dated_book(extract: str, name: str, cells: Sequence[float | str]) -> bytes:
    """Good rows of an extract, whose column of that name has these cells: a number as a real
    date, text as text."""
    content = io.BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        sheet, style = book.add_worksheet(), book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, list(good(extract)))
        for line, cell in enumerate(cells, start=1):
            for at, (heading, text) in enumerate(good(extract, line).items()):
                if heading == name and isinstance(cell, int | float):
                    sheet.write_number(line, at, cell, style)
                else:
                    sheet.write_string(line, at, str(cell) if heading == name else text)
    return content.getvalue()
