"""Rows that have more or fewer values than there are headings: why, which the others tell."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from data.plurals import counted
from data.problems import LISTED, Code, Problem
from data.reading.rows import without_litter
from data.reading.top import Header
from data.text import SPACES

_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}
_QUOTED = "Export again as a workbook (.xlsx), or with quotation marks round text."
_INSIDE = (
    "a {mark} inside a value without quotation marks{example} has divided it, and all after it are "
    "shifted"
)
_MANY = "This row has {n} values for {width} headings (line {line}): " + _INSIDE + f". {_QUOTED}"
_EACH_MANY = (
    "Each row has {n} values for {width} headings (line {line}). Either a heading is missing, or "
    + _INSIDE
    + ". Compare the first row with the headings. Then export again with a heading for each "
    "column, as a workbook (.xlsx) or with quotation marks round text."
)
_FEW = (
    "This row has {n} for {width} headings (line {line}): values were left out, or a line break "
    f"has cut it. Compare it with your system. {_QUOTED} A note among the rows is to be taken out."
)
_EACH_FEW = (
    "Each row has {n} for {width} headings (line {line}), so that it cannot be told which are "
    "missing. Export again with a value, be it blank, for each heading."
)
_PIECE = (
    "A line break inside a value without quotation marks has cut a row into pieces, of which this "
    f"line is one. {_QUOTED}"
)
_LAST = (
    "The last row has {n} for {width} headings (line {line}). The file may have been cut off here, "
    "and rows be missing: export it again. If this is only a note, take it out."
)
_OTHER = (
    "This row has its values between {other}s, and the headings (line {line}) between {mark}s. "
    "Export all rows in one file, rather than joining two."
)

_Row = tuple[int, int, str]
"""The line, how many values, and the separator that they seem to have, where it is another."""


class Ragged:
    """The rows of a file with this header and separator whose values do not fit its headings, as
    its rows are read: `total` is their number."""

    def __init__(self, header: Header, separator: str) -> None:
        self._header, self._separator = header, separator
        self._width = len(header.fields)
        self._rows: list[_Row] = []
        self._even = self._last = 0
        self.total = 0

    def takes(self, line: int, fields: Sequence[str]) -> bool:
        """Whether a row is one of them. Blanks beyond the last heading are no values."""
        self._last = line
        beyond = any(field.strip(SPACES) for field in fields[self._width :])
        if not beyond and len(fields) >= self._width:
            self._even += 1
            return False
        self.total += 1
        if self.total <= LISTED:
            count = len(without_litter(list(fields))) if beyond else len(fields)
            self._rows.append((line, count, self._other(fields)))
        return True

    def _other(self, fields: Sequence[str]) -> str:
        if len(fields) > 1:
            return ""
        marks = (mark for mark in _NAMES if fields[0].count(mark) == self._width - 1 > 0)
        return next(marks, "")

    @property
    def _example(self) -> str:
        return ", such as 1,234," if self._separator == "," else ""

    def problems(self) -> Iterator[Problem]:
        """What to do about each, in the same words for one cause."""
        pieces = set(_pieces(self._rows, self._width))
        counts = Counter(count for _, count, _ in self._rows)
        alike = not self._even and len(counts) == 1 and self.total > 1
        for line, count, other in self._rows:
            words = self._words(count, alike=alike, last=line == self._last)
            if other:
                words = _OTHER
            elif line in pieces and not alike:
                words = _PIECE
            yield Problem(
                line=line,
                column=None,
                value=None,
                code=Code.UNREADABLE,
                message=words.format(
                    n=count if count > self._width else counted(count, "value"),
                    width=self._width,
                    line=self._header.line,
                    mark=_NAMES[self._separator],
                    other=_NAMES.get(other, ""),
                    example=self._example,
                ),
            )

    def _words(self, count: int, *, alike: bool, last: bool) -> str:
        if count > self._width:
            return _EACH_MANY if alike else _MANY
        if alike:
            return _EACH_FEW
        return _LAST if last else _FEW


def _pieces(rows: Sequence[_Row], width: int) -> Iterator[int]:
    """The lines of short rows that follow each other and together are whole ones: a line break
    adds a line, and to the values of all one more."""
    short = [(line, count) for line, count, _ in rows if count < width]
    runs = groupby(enumerate(short), key=lambda each: each[1][0] - each[0])
    for _, run in runs:
        held: list[int] = []
        reached = 0
        for _, (line, count) in run:
            reached += count - bool(held)
            held.append(line)
            if reached >= width:
                yield from held if reached == width and len(held) > 1 else ()
                held, reached = [], 0
