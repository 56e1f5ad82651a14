"""A refused file as a workbook to mend: all of its rows in the extract's template, the faulty ones
first and marked."""

import io
from collections import defaultdict
from collections.abc import Mapping, Sequence

from xlsxwriter import Workbook

from data.checking import one_text
from data.checking.adapt import adapt
from data.extract import Extract
from data.extracts import extracts
from data.loading.load import Request, scratch_file
from data.loading.staging import staged
from data.loading.template import add_template
from data.problems import Code, Problem
from data.reading import Match
from data.store import Database, use_readers

WHAT_TO_DO = "what_to_do"
"""The heading of the column that says what is wrong with a row. It is in no extract, so that it is
never stored."""
MOST_MEGABYTES = 5
"""Larger files are mended where they came from: a workbook of them would take minutes."""
_MARK = "#FFE08A"
_NOT_MENDED = (Code.MISSING_COLUMN, Code.DUPLICATE_COLUMN, Code.DAMAGED_KEY)
"""Faults of headings; and what no typing brings back, so that the file has to be exported again."""

Faults = Mapping[int, Mapping[str, Sequence[str]]]
"""What to do, by line and column."""


def can_be_corrected(problems: Sequence[Problem], size: int) -> bool:
    """Whether each problem of a file of so many bytes lies in a cell of a row that was read, and
    can be mended there: a book can hold them."""
    cells = all(
        problem.column is not None
        and problem.line is not None
        and problem.code not in _NOT_MENDED
        and not problem.whole_column
        for problem in problems
    )
    return cells and size <= MOST_MEGABYTES * 1024 * 1024


def correction(
    database: Database, request: Request, extract: str, problems: Sequence[Problem]
) -> bytes:
    """The workbook. Nothing is stored. Raises RefusedError where the file cannot be read at all,
    and DatabaseError."""
    declared = extracts()[extract]
    with database.preparing() as (cursor, _), scratch_file(database) as scratch:
        use_readers(cursor, request.dates)
        read = staged(cursor, request, scratch, fast=False)
        matched, _ = adapt(cursor, declared, read, request.layout)
        texts = _texts(matched, stated=bool(request.mapping))
        rows = cursor.execute(f"SELECT line, {texts} FROM {read.rows} ORDER BY line").fetchall()
    return _workbook(declared, rows, _by_line(problems))


def _texts(matched: Match, *, stated: bool) -> str:
    """SQL for the texts of a row. Where something is `stated` of the file's dates they are written
    as ISO has them, for the workbook says nothing of its own."""
    found = []
    for column in matched.extract.columns:
        cell = one_text(column, [f"cleaned({text})" for text in matched.cells(column.name)])
        read = f"coalesce(CAST(read_date({cell}) AS VARCHAR), {cell})"
        found.append(read if stated and column.kind in ("date", "month", "period") else cell)
    return ", ".join(found)


def _by_line(problems: Sequence[Problem]) -> Faults:
    found: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for problem in problems:
        found[problem.line or 0][problem.column or ""].append(problem.message)
    return found


def _workbook(extract: Extract, rows: list[tuple], faults: Faults) -> bytes:
    content, last = io.BytesIO(), len(extract.columns)
    with Workbook(content, {"in_memory": True}) as book:
        sheet = add_template(book, extract)
        # As text: a spreadsheet would take 05/01/2026 for a date of its own, and drop the zeros
        # before a key.
        plain, marked = (
            book.add_format({"num_format": "@", **more}) for more in ({}, {"bg_color": _MARK})
        )
        sheet.set_column(last, last, 80)
        sheet.write_string(
            0, last, WHAT_TO_DO, book.add_format({"bold": True, "bottom": 1, "bg_color": _MARK})
        )
        for at, (line, *cells) in enumerate(
            sorted(rows, key=lambda row: row[0] not in faults), start=1
        ):
            wrong = faults.get(line, {})
            for position, (column, cell) in enumerate(zip(extract.columns, cells, strict=True)):
                sheet.write_string(
                    at, position, cell or "", marked if column.name in wrong else plain
                )
            if wrong:
                sheet.write_string(at, last, _told(line, wrong), plain)
    return content.getvalue()


def _told(line: int, wrong: Mapping[str, Sequence[str]]) -> str:
    return " ".join(
        [f"Line {line}."]
        + [f"{column}: {' '.join(messages)}" for column, messages in wrong.items()]
    )
