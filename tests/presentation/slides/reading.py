"""Slides read back as their readers have them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from pptx import Presentation
from python_calamine import CalamineWorkbook


@dataclass(frozen=True)
class Opened:
    """A file of slides, and the same opened."""

    file: bytes
    slides: Any

    def words(self, slide: Any) -> str:
        """All text of a slide, its tables' too."""
        return "\n".join(self.parts(slide))

    def parts(self, slide: Any) -> Iterator[str]:
        for shape in slide.shapes:
            if shape.has_text_frame:
                yield shape.text_frame.text.replace("\x0b", "\n")
            if shape.has_table:
                for row in shape.table.rows:
                    yield from (cell.text_frame.text.replace("\x0b", "\n") for cell in row.cells)

    @cached_property
    def everything(self) -> str:
        return "\n".join(map(self.words, self.slides))

    @cached_property
    def titles(self) -> list[str]:
        return [slide.shapes.title.text_frame.text for slide in self.slides]

    def charts(self) -> Iterator[tuple[str, Any]]:
        """Each chart with the name of its frame."""
        for slide in self.slides:
            for shape in slide.shapes:
                if shape.has_chart:
                    yield shape.name, shape.chart

    def members(self) -> Iterator[tuple[str, bytes]]:
        """Every part of the file, those of the workbooks in it too."""
        yield from members(self.file)


def members(file: bytes) -> Iterator[tuple[str, bytes]]:
    with ZipFile(BytesIO(file)) as held:
        for name in held.namelist():
            if name.endswith(".xlsx"):
                yield from ((f"{name}/{inner}", part) for inner, part in members(held.read(name)))
            else:
                yield name, held.read(name)


def opened(file: bytes) -> Opened:
    return Opened(file, Presentation(BytesIO(file)).slides)


def embedded(chart: Any, sheet: int = 0) -> list[list[Any]]:
    """The rows of a sheet of the workbook in a chart."""
    part = chart.part.chart_workbook.xlsx_part
    return CalamineWorkbook.from_filelike(BytesIO(part.blob)).get_sheet_by_index(sheet).to_python()


def plain_text(part: bytes) -> str:
    """What stands in an XML part, without its marks."""
    return re.sub(r"<[^>]+>", " ", part.decode("utf-8", "replace"))
