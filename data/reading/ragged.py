"""Rows that have more or fewer values than there are headings: why, which the others tell."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from data.plurals import counted, lines_named
from data.problems import LISTED, Code, Notice, Problem
from data.reading.rows import is_blank_row, without_litter
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
_DIVIDED = (
    "This row has {n} values for {width} headings (line {line}), with blank ones at its end that "
    "other rows do not have: " + _INSIDE + f". {_QUOTED}"
)
_WIDE = (
    "{lines} {have} more values than the others, blank ones at the end. If a {mark} inside a value "
    "without quotation marks has divided it, all after it are shifted: compare with your system. "
    "Exported as a workbook (.xlsx), or with quotation marks round text, no value is divided."
)
_EACH_DIVIDED = (
    "Each row has a blank value more than there are headings, and a number that may be one divided "
    "by its comma ({number} on line {at}): if so, all after it are shifted. Compare line {at} with "
    f"your system. If it differs, do not load this file. {_QUOTED}"
)
_NAMED = 3
_HEAD, _REST = re.compile(r"[+-]?[1-9]\d{0,2}"), re.compile(r"\d{3}(\.\d+)?")
"""What stands before and behind the comma of a number such as 1,234."""
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

_Row = tuple[int, int, str, str]
"""The line, how many values, the separator that they seem to have, where it is another, and the
number that seems to be divided, where that alone tells."""


class Ragged:
    """The rows of a file with this header and separator whose values do not fit its headings, as
    its rows are read: `total` is their number. The `first` rows show how many values each has,
    blank ones at its end with them."""

    def __init__(self, header: Header, separator: str, first: Sequence[Sequence[str]]) -> None:
        self._header, self._separator = header, separator
        self._width = len(header.fields)
        lengths = (len(fields) for fields in first if not is_blank_row(list(fields)))
        self._usual = max(min(lengths, default=0), self._width)
        self._rows: list[_Row] = []
        self._wide: list[int] = []
        self._doubtful: list[tuple[int, str]] = []
        self._shorter = False
        self._even = self._last = 0
        self.total = 0

    def takes(self, line: int, fields: Sequence[str]) -> bool:
        """Whether a row is one of them. Blanks beyond the last heading are no values, save where
        they show that one was divided."""
        self._last = line
        beyond = any(field.strip(SPACES) for field in fields[self._width :])
        number = self._number(fields)
        wide = len(fields) > self._usual
        if not beyond and len(fields) >= self._width and not (wide and number):
            self._even += 1
            self._shorter = self._shorter or len(fields) < self._usual
            self._note(line, number, wide=wide)
            return False
        self.total += 1
        if self.total <= LISTED:
            count = len(without_litter(list(fields))) if beyond else len(fields)
            told = "" if beyond else number
            self._rows.append((line, count, self._other(fields), told))
        return True

    def _number(self, fields: Sequence[str]) -> str:
        return _number(fields) if len(fields) > self._width and self._separator == "," else ""

    def _note(self, line: int, number: str, *, wide: bool) -> None:
        if wide:
            self._wide.append(line)
        elif number:
            self._doubtful.append((line, number))

    def _other(self, fields: Sequence[str]) -> str:
        if len(fields) > 1:
            return ""
        marks = (mark for mark in _NAMES if fields[0].count(mark) == self._width - 1 > 0)
        return next(marks, "")

    @property
    def _example(self) -> str:
        return ", such as 1,234," if self._separator == "," else ""

    @property
    def notices(self) -> list[Notice]:
        """A warning where rows fit the headings, and may have done so by chance."""
        message = ""
        wide = sorted(self._wide + [line for line, _ in self._doubtful] * self._shorter)
        if wide:
            lines = lines_named(wide, _NAMED).capitalize()
            have = "has" if len(wide) == 1 else "have"
            message = _WIDE.format(lines=lines, have=have, mark=_NAMES[self._separator])
        elif self._doubtful and len(self._doubtful) == self._even and not self.total:
            at, number = self._doubtful[0]
            message = _EACH_DIVIDED.format(at=at, number=number)
        return [Notice(code="divided_values", message=message)] * bool(message)

    def problems(self) -> Iterator[Problem]:
        """What to do about each, in the same words for one cause."""
        pieces = set(_pieces(self._rows, self._width))
        counts = Counter(count for _, count, _, _ in self._rows)
        alike = not self._even and len(counts) == 1 and self.total > 1
        for line, count, other, number in self._rows:
            words = self._words(count, alike=alike, last=line == self._last)
            if other:
                words = _OTHER
            elif number:
                words = _DIVIDED
            elif line in pieces and not alike:
                words = _PIECE
            yield Problem(
                line=line,
                column=None,
                value=number or None,
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
    short = [(line, count) for line, count, *_ in rows if count < width]
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


def are_divided(rows: Sequence[Sequence[str]]) -> bool:
    """Whether each of these rows has a number that may be one divided by its comma."""
    filled = [fields for fields in rows if not is_blank_row(list(fields))]
    return bool(filled) and all(map(_number, filled))


def _number(fields: Sequence[str]) -> str:
    """The first number that seems to be divided by its comma, as it was; empty without one."""
    pairs = pairwise(fields)
    return next(
        (f"{one.strip()},{two}" for one, two in pairs if _is_head(one) and _REST.fullmatch(two)), ""
    )


def _is_head(cell: str) -> bool:
    return _HEAD.fullmatch(cell.strip(SPACES)) is not None
