"""The last rows of a file that are no data: totals, and the notes that reports end with."""

import re
from collections.abc import Iterable, Iterator, Sequence

from data.plurals import counted, lines_named
from data.problems import Notice
from data.reading.rows import BLANKS, TextRow, is_blank_row
from data.reading.top import Header, Sought
from data.text import SPACES

_TOTAL = re.compile(r"(grand\s*)?totals?\s*:?|applied filters\b.*", re.IGNORECASE | re.DOTALL)
_VALUE = re.compile(r"\S*\d\S*|[\d\W]+|(\d{1,2} )?[^\W\d]+ \d{4}")
"""What stands alone in a first cell and is no note: a key, a number, a date, a month. Such a row
has lost its other cells."""
_MOST, _NAMED = 1000, 5


class Tail:
    """The rows after the data of a file with this header; `lines` are theirs, once the rows were
    gone through."""

    def __init__(self, header: Header, sought: Sought) -> None:
        columns = sought.columns(header.fields)
        self._keys = [at for at, column in columns.items() if column.key]
        self._required = [at for at, column in columns.items() if column.required]
        self._left = next((at for at, name in enumerate(header.fields) if name.strip(SPACES)), 0)
        self.lines: list[int] = []

    def without(self, rows: Iterable[TextRow]) -> Iterator[TextRow]:
        """The rows that are not blank, but for the last ones where those are no data."""
        held: list[TextRow] = []
        for line, fields in rows:
            if is_blank_row(fields):
                continue
            if self._keys and self._is_no_data(fields) and len(held) < _MOST:
                held.append((line, fields))
                continue
            yield from held
            held = []
            yield line, fields
        self.lines = [line for line, _ in held]

    @property
    def notices(self) -> list[Notice]:
        """A warning where lines after the data were passed over."""
        count = len(self.lines)
        if not count:
            return []
        message = (
            f"{counted(count, 'line')} after the data {'was' if count == 1 else 'were'} passed "
            f"over as totals or notes ({lines_named(self.lines, _NAMED)})."
        )
        return [Notice(code="lines_after_data", message=message)]

    def _is_no_data(self, fields: Sequence[str]) -> bool:
        first = next(at for at, cell in enumerate(fields) if not _is_blank(cell))
        labels = self._keys if _filled(fields, self._keys[0]) else [first, *self._keys]
        if any(_says_total(fields, at) for at in labels):
            # A platform called Total with all that is needed is a row; a key that says so is none.
            return _says_total(fields, self._keys[0]) or not self._complete(fields)
        alone = first <= self._left and all(map(_is_blank, fields[first + 1 :]))
        return alone and not (_VALUE.fullmatch(_stripped(fields[first])) or self._complete(fields))

    def _complete(self, fields: Sequence[str]) -> bool:
        return all(_filled(fields, at) for at in self._required)


def _says_total(fields: Sequence[str], at: int) -> bool:
    return at < len(fields) and bool(_TOTAL.fullmatch(_stripped(fields[at])))


def _filled(fields: Sequence[str], at: int) -> bool:
    return at < len(fields) and not _is_blank(fields[at])


def _is_blank(cell: str) -> bool:
    return _stripped(cell).upper() in BLANKS


def _stripped(cell: str) -> str:
    return cell.strip(SPACES)
