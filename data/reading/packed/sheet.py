"""What the library that reads workbooks does not tell of a sheet: how far its values reach, which
cells are errors, percentages or formulas without a value, and which rows do not show.

A value in the last cell of a sheet makes it ask for more memory than there is, which ends the
process; so does a false count of the texts. It gives the cells in which a formula failed as blank,
and what is shown as 86.8% as 0.868.
"""

import posixpath
import re
from collections.abc import Container
from xml.etree import ElementTree
from xml.parsers import expat
from zipfile import ZipFile

from data.reading.packed.unpacked import BookLimits

_BOOK = "xl/workbook.xml"
_STYLES = "xl/styles.xml"
_PERCENT_FORMATS = frozenset({"9", "10"})
"""The numbers of Excel's own formats 0% and 0.00%."""
_NOT_MEANT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
"""The parts of a number format in which a % does not multiply: quoted or escaped text, and brackets
such as those of a colour."""
_PIECE = 1024 * 1024


def parts(archive: ZipFile) -> dict[str, str]:
    """The path of each sheet inside the archive, by the sheet's name. Raises KeyError where the
    archive is not a workbook."""
    links = {
        link.attrib["Id"]: posixpath.normpath(posixpath.join("/xl", link.attrib["Target"])).lstrip(
            "/"
        )
        for link in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    }
    book = ElementTree.fromstring(archive.read(_BOOK))
    sheets = [element for element in book.iter() if element.tag.endswith("}sheet")]
    return {sheet.attrib["name"]: links[_link(sheet)] for sheet in sheets}


def _link(sheet: ElementTree.Element) -> str:
    return next(value for name, value in sheet.attrib.items() if name.endswith("}id"))


def counts_are_true(archive: ZipFile) -> bool:
    """Whether no part says that it holds more texts than it has bytes."""
    for part in archive.infolist():
        if part.filename.lower().endswith(".xml"):
            with archive.open(part) as file:
                _, root = next(ElementTree.iterparse(file, events=["start"]))
            if int(root.attrib.get("uniqueCount", "0")) > part.file_size:
                return False
    return True


def percent_styles(archive: ZipFile) -> frozenset[str]:
    """The styles, as cells name them, that show a number as a percentage of one."""
    if _STYLES not in archive.namelist():
        return frozenset()
    styles = ElementTree.fromstring(archive.read(_STYLES))
    own = {
        each.attrib["numFmtId"]: each.attrib["formatCode"]
        for each in styles.iterfind(".//{*}numFmts/{*}numFmt")
    }
    percent = _PERCENT_FORMATS | {
        number for number, code in own.items() if "%" in _NOT_MEANT.sub("", code)
    }
    used = [each.attrib.get("numFmtId") for each in styles.iterfind("{*}cellXfs/{*}xf")]
    return frozenset(str(place) for place, number in enumerate(used) if number in percent)


class Sheet:
    """A sheet as its XML has it: `rows` and `columns` reach to the last value; `errors` by row and
    column from 0, and the columns of the `percents` by row, which are the cells in one of these
    styles, and of the `unworked`, the formulas whose value was never stored. `hidden` are rows that
    do not show. Raises RefusedError as soon as it holds more than the limits."""

    def __init__(
        self,
        archive: ZipFile,
        part: str,
        percents: Container[str | None],
        limits: BookLimits,
    ) -> None:
        self.rows = self.columns = self._cells = 0
        self.errors: dict[int, dict[int, str]] = {}
        self.percents: dict[int, set[int]] = {}
        self.unworked: dict[int, set[int]] = {}
        self.hidden: set[int] = set()
        self._percent_styles, self._limits = percents, limits
        self._row = self._column = -1
        self._failed = self._percent = self._formula = False
        self._in_value = self._is_text = False
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        with archive.open(part) as file:
            while piece := file.read(_PIECE):
                parser.Parse(piece)
        parser.Parse(b"", True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "c":
            self._begin_cell(attributes)
        elif name == "f":
            self._formula = True
        elif name in ("v", "is"):
            if self._row >= self.rows or self._column >= self.columns:
                self._reach()
            # The stored value of a formula may be a text without letters.
            self._formula = self._formula and not self._is_text
            self._in_value = self._failed or self._percent or self._formula
        elif name == "row":
            self._row, self._column = int(attributes.get("r", self._row + 2)) - 1, -1
            if attributes.get("hidden") in ("1", "true"):
                self.hidden.add(self._row)

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self._cells += 1
        if self._cells > self._limits.cells:
            raise self._limits.too_many()
        self._column += 1
        if "r" in attributes:
            self._row, self._column = _place(attributes["r"])
        self._failed = attributes.get("t") == "e"
        self._percent = attributes.get("s") in self._percent_styles
        self._is_text = attributes.get("t") == "str"
        self._formula = False

    def _reach(self) -> None:
        self.rows, self.columns = (
            max(self.rows, self._row + 1),
            max(self.columns, self._column + 1),
        )
        self._limits.refuse_vast(self.rows, self.columns)

    def _text(self, text: str) -> None:
        if not self._in_value:
            return
        self._formula = False
        if self._failed:
            errors = self.errors.setdefault(self._row, {})
            errors[self._column] = errors.get(self._column, "") + text
        elif self._percent:
            self.percents.setdefault(self._row, set()).add(self._column)

    def _end(self, name: str) -> None:
        if self._in_value and name.rpartition(":")[2] in ("v", "is"):
            self._in_value = False
        elif self._formula and name.rpartition(":")[2] == "c":
            self.unworked.setdefault(self._row, set()).add(self._column)
            self._formula = False


def _place(reference: str) -> tuple[int, int]:
    """Row and column, from 0, of a cell such as B7."""
    named = reference.rstrip("0123456789")
    column = 0
    for letter in named:
        column = column * 26 + ord(letter.upper()) - ord("A") + 1
    return int(reference[len(named) :]) - 1, column - 1
