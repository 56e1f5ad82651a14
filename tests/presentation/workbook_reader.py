"""Workbooks as somebody else's program reads them: their tables by name, and the XML of a sheet."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

from python_calamine import CalamineWorkbook

NAMES = {
    "m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p": "http://schemas.openxmlformats.org/package/2006/relationships",
}


@dataclass(frozen=True)
class ReadSheet:
    """A sheet: its XML, all its cells row by row, the XML of its tables, and the other parts that
    belong to it."""

    name: str
    xml: str
    cells: list[list[Any]]
    tables: list[Any]
    parts: list[str]

    @property
    def reach(self) -> tuple[int, int, int, int]:
        """First row and column, last row and column of its table, from zero."""
        [table] = self.tables
        first, last = table.get("ref").split(":")
        return *place(first), *place(last)

    @property
    def heads(self) -> list[str]:
        top, left, _, right = self.reach
        return self.cells[top][left : right + 1]

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The rows of its table by head; none where it has no table."""
        if not self.tables:
            return []
        top, left, bottom, right = self.reach
        found = [row[left : right + 1] for row in self.cells[top + 1 : bottom + 1]]
        return [dict(zip(self.heads, row, strict=True)) for row in found]


def place(cell: str) -> tuple[int, int]:
    """Row and column of `C7`, from zero."""
    letters, row = re.fullmatch(r"([A-Z]+)(\d+)", cell).groups()  # type: ignore[union-attr]
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(row) - 1, column - 1


def read_sheets(file: bytes) -> dict[str, ReadSheet]:
    """Every sheet of a workbook by its name, in order."""
    values = CalamineWorkbook.from_filelike(io.BytesIO(file))
    with ZipFile(io.BytesIO(file)) as packed:
        book = fromstring(packed.read("xl/workbook.xml"))
        names = [str(one.get("name")) for one in book.findall("m:sheets/m:sheet", NAMES)]
        return {
            name: ReadSheet(
                name,
                packed.read(f"xl/worksheets/sheet{at}.xml").decode(),
                values.get_sheet_by_name(name).to_python(skip_empty_area=False),
                [fromstring(packed.read(f"xl/{part}")) for part in parts if "tables/" in part],
                parts,
            )
            for at, name in enumerate(names, start=1)
            for parts in [list(_parts(packed, at))]
        }


def _parts(packed: ZipFile, at: int) -> Iterator[str]:
    path = f"xl/worksheets/_rels/sheet{at}.xml.rels"
    if path in packed.namelist():
        for one in fromstring(packed.read(path)).findall("p:Relationship", NAMES):
            yield str(one.get("Target")).removeprefix("../")
