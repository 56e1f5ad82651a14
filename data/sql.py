"""The SQL by which one column is read and one rule is tested, made from the extract's
declaration."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path

from data.column import Column
from data.dates import AS_CONTRACT, Dates
from data.extract import Extract
from data.text import INVISIBLE, OBEYED, SPACES, UNCOUNTED, squeeze

SQL_TYPES = {
    "text": "VARCHAR",
    "choice": "VARCHAR",
    "choices": "VARCHAR",
    "date": "DATE",
    "month": "DATE",
    "period": "VARCHAR",
    "yes_no": "BOOLEAN",
    "integer": "BIGINT",
    "number": "DOUBLE",
}
"""How each kind of column is stored. A month is stored as its first day, a period as 2024 or
2026-06."""
EXCEL_ERROR = "#(N/A|GETTING_DATA|##+|[A-Z0-9/]+[!?])"
"""What stands in a workbook's cell where a formula failed: `#N/A`, `#REF!`, `#NAME?`, whatever the
user's language; and what a column that is too narrow shows, `####`, where it is saved so."""
POWER = r"[+-]?\d{1,3}([.,]\d+e[+-]?|e\+)\d{1,3}"
"""How spreadsheets and what reads them write a large number, in any case: with a decimal mark, or
with a plus. Pseudonyms with neither, such as `3E5`, `12e3` or `1e10`, are left alone: typed into a
spreadsheet they too become `3.00E+05`."""

_SENSIBLE = {"date": "sensible", "month": "sensible_month"}
"""What makes the value of a column's kind of the day that its cell says."""
_SLASHED = {"day first": "%d/%m/%Y", "month first": "%m/%d/%Y"}
_MIDNIGHT = r"00:00(:00(\.0+)?)?|12:00(:00)? am"
_TIME = r"([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?( ?[ap]m)?"
"""A time of day at the end of a cell in small letters; without a zone, for by its zone a time may
be of another day here."""


def literal(value: str | date) -> str:
    """A SQL string literal."""
    return "'" + str(value).replace("'", "''") + "'"


def identifier(name: str) -> str:
    """A SQL identifier, quoted: several columns have names that are words of SQL."""
    return '"' + name.replace('"', '""') + '"'


def stored_table(extract: Extract) -> str:
    """The table of the rows of an extract, each with its `batch`."""
    return f"stored.{identifier(extract.name)}"


def marks_table(extract: Extract) -> str:
    """The table of the rows by which files withdraw others, with the same columns; for an extract
    that has marks."""
    return f"stored.{identifier(f'{extract.name} withdrawn')}"


def is_mark(column: Column, cell: str) -> str:
    """SQL for whether a cell is one of the column's marks."""
    return f"coalesce(lower({cell}) IN ({', '.join(map(literal, column.marks))}), false)"


def day(column: Column, cell: str) -> str | None:
    """SQL for the day that a cell of a date or a month says, whether it is a sensible one or not;
    None for columns of other kinds."""
    return f"day_of_{column.kind}({cell})" if column.kind in _SENSIBLE else None


def value(column: Column, cell: str, day: str | None = None) -> str:
    """SQL for the typed value of a cleaned cell of this column; NULL where it is blank or cannot be
    read. `day` is where the query has worked out the day of the cell."""
    if column.kind == "text":
        return _meant(
            column, f"read_text({cell})" if _may_be_na(column) else f"without_guard({cell})", cell
        )
    if column.kind in ("choice", "choices"):
        lists = [column.choices, map(squeeze, column.choices)]
        lists[:0] = [_joined(column.choices)] if column.kind == "choices" else []
        parsed = f"read_{column.kind}({cell}, {', '.join(map(_list, lists))})"
        return f"coalesce({parsed}, read_text({cell}))" if column.open else parsed
    sensible = _SENSIBLE.get(column.kind) if day else None
    parsed = f"{sensible}({day})" if sensible else f"read_{column.kind}({cell})"
    return (
        f"CASE WHEN but_na({cell}) IS NULL THEN {column.default} ELSE {parsed} END"
        if column.default
        else parsed
    )


def with_date_faults(rows: str) -> str:
    """SQL for rows that have a `cell`, with the `fault` that makes it no date."""
    return (
        "(SELECT *, fault_of_date(cell, bare, any_day, any_month) AS fault FROM (SELECT *, "
        "untimed(cell) AS bare, any_date(cell) AS any_day, written_month(cell) AS any_month "
        f"FROM {rows}))"
    )


def _meant(column: Column, read: str, cell: str) -> str:
    if not column.stands_for:
        return read
    written, meant = zip(*column.stands_for, strict=True)
    return f"coalesce({_list(meant)}[list_position({_list(written)}, upper({cell}))], {read})"


def said(column: Column, cell: str) -> str:
    """SQL for the text of a cleaned cell of this column; NULL where it says that there is none."""
    return f"but_na({cell})" if _may_be_na(column) else cell


def _may_be_na(column: Column) -> bool:
    return not (column.key and column.kind == "text")


def _joined(choices: Sequence[str]) -> list[str]:
    """What most cells of several choices hold, and hold just so: one of them, or two in their
    order."""
    return [*choices, *map("+".join, combinations(choices, 2))]


def _list(values: Iterable[str]) -> str:
    return "[" + ", ".join(literal(value) for value in values) + "]"


def readers(dates: Dates = AS_CONTRACT) -> str:
    """The macros that the expressions use: temporary, so each connection runs this first, and each
    load with what is said of its dates."""
    marks = {
        "spaces": SPACES,
        "uncounted": UNCOUNTED,
        "invisible": INVISIBLE,
        "obeyed": OBEYED,
        "slashed": _SLASHED[dates.order],
        "other_slashed": _SLASHED[dates.other_order],
        "other_order": dates.other_order,
        "time": _TIME,
        "dropped_time": _TIME if dates.drop_times else _MIDNIGHT,
    }
    text = (Path(__file__).parent / "readers.sql").read_text(encoding="utf-8")
    for name, meant in marks.items():
        text = text.replace(f"{{{{{name}}}}}", meant)
    return text
