"""Rows from delimited text: the separator, the header, and every row with the line on which it
begins."""

import _csv
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path

from data.extract import SPACES
from data.extracts import extracts
from data.problems import Code, Findings, Problem, empty, unreadable
from data.reading.decode import Decoded

BLANKS = {"", "NULL", "N/A", "-"}
_FIELD_LIMIT = 2**31 - 1
_BATCH = 50_000
_SEPARATORS = ",;\t|"

TextRow = tuple[int, list[str]]
"""A row's first line as a text editor counts, and its fields."""


@dataclass
class Layout:
    """How a text file is laid out: the separator, the header's fields and the line that the header
    ends on."""

    separator: str
    header: list[str]
    header_line: int


def is_blank_row(fields: list[str]) -> bool:
    """Whether every cell is blank, as blank is defined for cells."""
    return all(field.strip(SPACES).upper() in BLANKS for field in fields)


def layout(decoded: Decoded) -> Layout:
    """Find the separator and the header. Raises RefusedError for a file without either."""
    with decoded.path.open(encoding="utf-8", newline="") as file:
        first = file.readline(100).rstrip("\n").strip('"')
    declared = (
        first[4]
        if first[:4].lower() == "sep=" and len(first) == 5 and first[4] in _SEPARATORS
        else None
    )
    found = [_header(decoded.path, mark, declared is not None) for mark in declared or ",;\t"]
    best = max(
        filter(None, found), key=lambda one: (_known(one.header), len(one.header)), default=None
    )
    if not best:
        raise empty()
    if (
        len(best.header) < 2
        and any(one and not one.header for one in found)
        and not _known(best.header)
    ):
        raise unreadable(
            "The quotation marks of the first line do not match. Export the file again as CSV.", 1
        )
    return best


def _known(header: list[str]) -> int:
    return max(extract.recognised(header) for extract in extracts().values())


def _header(path: Path, separator: str, declared: bool) -> Layout | None:
    """The layout with this separator: without fields where the quotation marks do not match, None
    for no row."""
    with path.open(encoding="utf-8", newline="") as file:
        try:
            reader = _reader(file, separator)
            if declared:
                next(reader)
            for fields in reader:
                if not is_blank_row(fields):
                    return Layout(separator, without_litter(fields), reader.line_num)
        except csv.Error:
            return Layout(separator, [], 1)
    return None


def without_litter(fields: list[str]) -> list[str]:
    """The fields without the empty ones at the end, which spreadsheets leave behind."""
    end = len(fields)
    while end and not fields[end - 1].strip(SPACES):
        end -= 1
    return fields[:end]


def _reader(file: TextIOWrapper, separator: str) -> "_csv.Reader":
    csv.field_size_limit(_FIELD_LIMIT)
    return csv.reader(file, delimiter=separator, strict=True)


def rows(decoded: Decoded, found: Layout, findings: Findings) -> Iterator[list[TextRow]]:
    """The rows after the header, in batches, blank ones left out; those that cannot be read go to
    `findings`."""
    batch: list[TextRow] = []
    for line, fields in _records(decoded.path, found, findings):
        if is_blank_row(fields):
            continue
        fault = _ragged(fields, len(found.header))
        if fault:
            findings.add(
                Problem(line=line, column=None, value=None, code=Code.UNREADABLE, message=fault)
            )
        else:
            batch.append((line, fields[: len(found.header)]))
        if len(batch) == _BATCH:
            yield batch
            batch = []
    yield batch


def _records(path: Path, found: Layout, findings: Findings) -> Iterator[TextRow]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = _reader(file, found.separator)
        line = 1
        try:
            for fields in reader:
                if line > found.header_line:
                    yield line, fields
                line = reader.line_num + 1
        except csv.Error:
            fault = (
                "From this line on the quotation marks do not match, so the columns cannot be told "
                "apart."
            )
            message = fault + " Export the file again, or mend that row."
            findings.add(
                Problem(line=line, column=None, value=None, code=Code.UNREADABLE, message=message)
            )


def _ragged(fields: list[str], width: int) -> str | None:
    if len(fields) < width:
        return (
            f"The row has {len(fields)} fields and the header has {width}. Look for a line break "
            "inside a value."
        )
    if any(field.strip(SPACES) for field in fields[width:]):
        return (
            f"The row has more fields than the header's {width}. Look for a separator inside a "
            "value without quotes."
        )
    return None
