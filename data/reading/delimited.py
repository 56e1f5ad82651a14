"""Rows from delimited text: the separator, the header, and every row with the line on which it
begins."""

import _csv
import csv
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from io import StringIO
from itertools import islice
from os import SEEK_END
from pathlib import Path

from data.problems import Code, Findings, Problem, empty, unreadable
from data.reading.counting import occurrences
from data.reading.decode import Decoded
from data.reading.ragged import Ragged, are_divided
from data.reading.rows import TextRow, is_blank_row
from data.reading.tail import Tail
from data.reading.top import LOOKED_AT, Header, Sought, TopRow, header_of

_FIELD_LIMIT = 2**31 - 1
_BATCH = 50_000
_SEPARATORS = ",;\t|"
_MARK = "\ufeff"
"""The byte order mark: a file has several where programs wrote theirs before one another's."""
_TAIL_BYTES, _PIECE = 64 * 1024, 1024 * 1024
_TOP_LINES, _TOP_LETTERS = 300, 4_000_000
"""How much text is read at most to find the header in."""
_UNCLOSED = (
    "From this line on the quotation marks do not match, so that the columns cannot be told apart: "
    "one is not closed, or one inside a value is not written twice. Export again as a workbook "
    "(.xlsx), or as CSV with quotation marks round text."
)


@dataclass
class Layout:
    """How a text file is laid out: the separator, the header, the byte at which the line after it
    begins, and the first rows there."""

    separator: str
    header: Header
    start: int = 0
    first: list[list[str]] = field(default_factory=list)


def layout(decoded: Decoded, sought: Sought) -> Layout:
    """Find the separator and the header. Raises RefusedError for a file without either."""
    lines = _first_lines(decoded.path)
    marks = len(lines[0]) - len(lines[0].lstrip(_MARK)) if lines else 0
    lines[:1] = [line[marks:] for line in lines[:1]]
    declared = _declared(lines)
    found = []
    for mark in declared or ",;\t":
        header = header_of(list(_first_rows(lines, mark, skip=bool(declared))), sought)
        if header:
            found.append(Layout(mark, header))
            if sought.fits(header.fields):
                break
    if not found:
        raise empty()
    best = max(found, key=lambda one: (sought.known(one.header.fields), len(one.header.fields)))
    broken = any(not one.header.fields for one in found)
    if broken and len(best.header.fields) < 2 and not any(sought.known(best.header.fields)):
        raise unreadable(
            _UNCLOSED,
            best.header.line,
        )
    best.start = sum(len(line.encode()) for line in [_MARK * marks, *lines[: best.header.last]])
    best.header = replace(best.header, unseen=best.header.unseen or marks > 0)
    with suppress(csv.Error):
        best.first.extend(_reader(lines[best.header.last :], best.separator))
    return best


def _first_lines(path: Path) -> list[str]:
    """The lines down to the thirtieth that is not blank, and some more for cells with line ends."""
    lines, filled, letters = [], 0, 0
    with path.open(encoding="utf-8", newline="") as file:
        for line in file:
            lines.append(line)
            filled += not line.isspace()
            letters += len(line)
            if filled >= _TOP_LINES or letters > _TOP_LETTERS:
                break
    return lines


def _declared(lines: list[str]) -> str | None:
    """The separator that a first line such as `sep=;` declares."""
    first = lines[0].rstrip("\n").strip('"') if lines else ""
    says = first[:4].lower() == "sep=" and len(first) == 5 and first[4] in _SEPARATORS
    return first[4] if says else None


def _first_rows(lines: list[str], separator: str, *, skip: bool) -> Iterator[TopRow]:
    """The first rows of these lines. Where quotation marks do not match a row ends with its line,
    so that one in a title harms no more than the title."""
    at = count = int(skip)
    filled = False
    while at < len(lines) and (count < LOOKED_AT or not filled):
        reader = _reader(lines[at:], separator)
        try:
            fields = next(reader)
        except csv.Error:
            fields = None
        last = at + (reader.line_num if fields is not None else 1)
        yield TopRow(at + 1, last, fields)
        filled = filled or fields is None or not is_blank_row(fields)
        at, count = last, count + 1


def _reader(lines: Iterable[str], separator: str) -> "_csv.Reader":
    csv.field_size_limit(_FIELD_LIMIT)
    return csv.reader(lines, delimiter=separator, strict=True)


def rows(
    decoded: Decoded, found: Layout, tail: Tail, findings: Findings
) -> Iterator[list[TextRow]]:
    """The rows after the header, in batches, without blank ones and those of the tail; those that
    cannot be read go to `findings`."""
    ragged = Ragged(found.header, found.separator, found.first)
    batch: list[TextRow] = []
    width = len(found.header.fields)
    for line, fields in tail.without(_records(decoded.path, found, findings)):
        if not ragged.takes(line, fields):
            batch.append((line, fields[:width]))
        if len(batch) == _BATCH:
            yield batch
            batch = []
    findings.add(*ragged.problems(), total=ragged.total)
    findings.notices += ragged.notices
    yield batch


def end_of_data(decoded: Decoded, found: Layout, tail: Tail) -> int:
    """The byte at which the rows end, without those of the tail, in a file whose other rows are
    lines; its `lines` are found by a look at the end of the file."""
    with decoded.path.open("rb") as file:
        size = file.seek(0, SEEK_END)
        begin = max(found.start, size - _TAIL_BYTES)
        file.seek(begin)
        if begin > found.start:
            begin += len(file.readline())
        lines = list(StringIO(file.read().decode(), newline="\n"))
    before = decoded.lines - len(lines)
    for _ in tail.without(_tail_records(lines, before, found.separator)):
        pass
    if not tail.lines:
        return size
    kept = "".join(lines[: tail.lines[0] - before - 1]).rstrip("\n")
    return begin + len(kept.encode())


def is_even(decoded: Decoded, found: Layout, end: int) -> bool:
    """Whether each line down to this byte has a value for each heading, or each a blank one more at
    its end. The engine's own reader passes over such blanks, even where a few rows have one: values
    that a comma has divided, `1,234`, before a last one that is blank."""
    separators = rows = 0
    last, at = ord("\n"), found.start
    with decoded.path.open("rb") as file:
        file.seek(at)
        while piece := file.read(max(0, min(_PIECE, end - at))):
            separators += occurrences(piece, found.separator)
            rows += occurrences(piece, "\n")
            last, at = piece[-1], at + len(piece)
    rows += last != ord("\n")
    more = separators - rows * (len(found.header.fields) - 1)
    return more == 0 or (more == rows and not are_divided(found.first))


def _tail_records(lines: list[str], before: int, separator: str) -> Iterator[TextRow]:
    reader = _reader(lines, separator)
    line = 1
    with suppress(csv.Error):
        for fields in reader:
            yield before + line, fields
            line = reader.line_num + 1


def _records(path: Path, found: Layout, findings: Findings) -> Iterator[TextRow]:
    before = found.header.last
    with path.open(encoding="utf-8", newline="") as file:
        reader = _reader(islice(file, before, None), found.separator)
        line = before + 1
        try:
            for fields in reader:
                yield line, fields
                line = before + reader.line_num + 1
        except csv.Error:
            findings.add(
                Problem(line=line, column=None, value=None, code=Code.UNREADABLE, message=_UNCLOSED)
            )
