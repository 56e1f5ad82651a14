"""Figures as files to keep: CSV that a spreadsheet opens without obeying what is in it."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from data.extract import Extract
from data.problems import Problem
from kpis.milestones import Board
from kpis.results import Result
from pages.parts.words.milestones import due_words

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A table as CSV, UTF-8 with a mark so that Excel keeps its accents. Text that a spreadsheet would take for a
    formula gets an apostrophe before it."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _harmless(cell: object) -> object:
    if cell is None:
        return ""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def series_csv(result: Result) -> bytes:
    """All months of a measure, unrounded."""
    measure = result.measure
    head = ("month", "numerator", "denominator", "value", "unit", "partial", "measure")
    rows = [
        (point.period, point.numerator, point.denominator, point.value, measure.unit, point.partial, measure.id)
        for point in result.series
    ]
    return to_csv(head, rows)


def milestones_csv(board: Board) -> bytes:
    """All milestones with their newest update."""
    head = ("milestone_id", "section", "action", "milestone", "lead", "due", "status", "overdue", "updated", "update")
    rows = [
        (
            state.milestone.id,
            state.section,
            state.action,
            state.milestone.words,
            state.lead,
            due_words(state),
            state.status,
            "overdue" if state.overdue else "",
            state.latest.status_date.isoformat() if state.latest else "",
            state.latest.text if state.latest else "",
        )
        for state in board.states
    ]
    return to_csv(head, rows)


def batch_csv(extract: Extract, rows: Iterable[Sequence[object]]) -> bytes:
    """The stored rows of an upload in its extract's own columns, so that the file can be loaded again."""
    return to_csv(extract.names, rows)


def problems_csv(problems: Sequence[Problem]) -> bytes:
    """All listed problems of a file."""
    rows = [(one.line, one.column, one.value, one.message, one.code.value) for one in problems]
    return to_csv(("line", "column", "value", "what to do", "code"), rows)
