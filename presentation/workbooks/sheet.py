"""A sheet of a workbook as a value: one table under its title, as government statisticians publish
spreadsheets (the Analysis Function's guidance "Releasing statistics in spreadsheets")."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kpis import months
from kpis.definitions import Hidden, Shown
from kpis.figures import Unit, places

Told = str | int | float | date
"""What stands in a cell: a whole number is a count, any other one a figure."""
Form = Literal["text", "number", "change", "date", "month"]
"""What the cells of a column are, if they are no shorthand."""
HIDDEN, UNKNOWN, NONE = "[c]", "[x]", "[z]"
"""Shorthand where there is no figure: the three that statisticians use for these cases."""
SHORTHAND = (
    (
        HIDDEN,
        "Confidential: a figure of too few to be shown, or one that would give away such a figure, "
        "or that follows from one. It may be zero, and may be large.",
    ),
    (UNKNOWN, "Not available: nothing is known yet."),
    (NONE, "Not applicable: there is nothing to say here."),
)
"""What each shorthand means."""


@dataclass(frozen=True)
class BookColumn:
    """A column: its head, which no other column of the sheet has, its width in characters, and what
    its cells are."""

    head: str
    width: int
    form: Form = "text"


@dataclass(frozen=True)
class BookSheet:
    """A sheet with one table. `name` is short and stays the same from edition to edition, and names
    the table too; `about` is what it holds in a line; `notes` stand above the table."""

    name: str
    title: str
    about: str
    columns: tuple[BookColumn, ...]
    rows: tuple[tuple[Told, ...], ...]
    notes: tuple[str, ...] = ()


def told_or(text: str | None, otherwise: str = NONE) -> str:
    """A text, or the shorthand for that there is none."""
    return text or otherwise


def yes_no(one: bool) -> str:
    """`Yes` or `No`."""
    return "Yes" if one else "No"


def month_of(period: str | None) -> Told:
    """A month (`YYYY-MM`) as its first day."""
    return months.first_day(period) if period else UNKNOWN


def count_of_cases(number: float | None) -> Told:
    """A count as a whole number, where it is one."""
    if number is None:
        return NONE
    return int(number) if float(number).is_integer() else number


def figure_of(value: float | None, unit: Unit, otherwise: str = UNKNOWN) -> Told:
    """A figure in its unit, unrounded; people are counted."""
    if value is None:
        return otherwise
    return float(value) if places(unit) else count_of_cases(value)


def cells_of(one: Shown | Hidden | None, unit: Unit) -> tuple[Told, Told, Told]:
    """Numerator, denominator and value; of a hidden figure nothing but that it is."""
    if one is None:
        return UNKNOWN, UNKNOWN, UNKNOWN
    if isinstance(one, Hidden):
        return HIDDEN, HIDDEN, HIDDEN
    counts = count_of_cases(one.numerator), count_of_cases(one.denominator)
    return *counts, figure_of(one.value, unit)
