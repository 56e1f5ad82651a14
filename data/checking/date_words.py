"""What to do about a cell, or a whole column, whose dates cannot be read: a sentence for each
fault."""

import re
from dataclasses import dataclass, replace
from datetime import date

from data.column import Column
from data.dates import Dates

_LONGER = re.compile(r"(?i:q(ua)?r?t?e?r? ?[1-4]\b.*|\d{4}.?q[1-4]|(fy|ay) ?\d{2,4}.*)")
_YEARS = re.compile(r"(\d{4})[-/ ]?(\d{2}|\d{4})")
_UNKNOWN = "This is what a system writes when it knows no date: leave it blank."
_UNKNOWN_BUT_NEEDED = (
    "This is what a system writes when it knows no date, but {name} is needed in every row and "
    "cannot be left blank. Look it up in the record and enter it. Take the row out only "
    "where nobody knows it: no figure would count that row."
)


def cell_words(column: Column, fault: str, text: str, dates: Dates) -> str:
    """The sentence for one cell that is no date, or no month, by what is wrong with it."""
    if fault == "unknown":
        known = _UNKNOWN_BUT_NEEDED if column.required else _UNKNOWN
        return known.format(name=column.name)
    if fault in ("form", "short year") and column.kind != "date" and _is_longer(text):
        return _longer_words(column)
    what = {"date": "date", "month": "month", "period": "year or month"}[column.kind]
    return f"{_why(fault, text, what, dates)} {_forms(column, dates)}"


def _is_longer(text: str) -> bool:
    """Whether it says a quarter, or a financial or academic year: Q2 2025, FY25, 2025/26."""
    years = _YEARS.fullmatch(text)
    if years:
        return (int(years[1]) + 1) % 100 == int(years[2]) % 100
    return _LONGER.fullmatch(text) is not None


def _longer_words(column: Column) -> str:
    if column.kind == "period":
        return (
            "This is a quarter, or a year that does not run from January: give the figures of the "
            "calendar year (2024), or of each month (2026-09)."
        )
    return "This is a quarter or a year: give a row for each month, such as 2026-09 or Sep 2026."


def _why(fault: str, text: str, what: str, dates: Dates) -> str:
    if fault == "order":
        part = text.split("/")[0 if dates.month_first else 1]
        other = dates.other_order
        return f"There is no month {part}: it seems to be {other}. Make sure which day is meant."
    return {
        "serial": "This is how a spreadsheet counts days: give it a date format there.",
        "time": "A date may not have a time of day: leave the time out.",
        "year": "The year lies outside 1900 to 2100: correct it.",
        "no such day": "The calendar has no such day: correct it.",
        "short year": "The year has two figures: write all four.",
    }.get(fault, f"This cannot be read as a {what}.")


def _forms(column: Column, dates: Dates) -> str:
    first = "09/01/2026" if dates.month_first else "01/09/2026"
    if column.kind == "period":
        return f"Write it as 2024, or 2026-09; in Excel, which shortens months, as {first}."
    if column.kind == "month":
        return f"Write it as 2026-09 or Sep 2026; in Excel, which shortens these, as {first}."
    example = "09/28/2026" if dates.month_first else "28/09/2026"
    return f"Write it {dates.order} with a four-figure year, for example {example} or 2026-09-28."


@dataclass(frozen=True)
class Cells:
    """Cells of one column: how many, and the line and text of the first."""

    count: int
    line: int
    text: str

    @property
    def first(self) -> str:
        """Where the eye should go."""
        return f"{'' if self.count == 1 else 'the first '}on line {self.line}: {self.text}"


def order_words(found: Cells, either: Cells | None, dates: Dates) -> str:
    """The sentence for a column that is written in the other order; `either` are its cells that fit
    both."""
    other = dates.other_order
    said = f", and the mapping says {dates.order}" if dates.month_first else ""
    say = "correct the mapping" if dates.month_first else "say so by a mapping"
    single = (
        f"Do not correct single cells: {either.count:,} more ({either.first}) would be read with "
        "day and month exchanged. "
        if either
        else ""
    )
    return (
        f"These dates seem to be {other}{said}: {found.count:,} can be nothing else "
        f"({found.first}), and none can only be {dates.order}. {single}If the whole column is "
        f"{other}, {say}; or export again with the year first, such as 2026-09-28."
    )


def time_words(found: Cells) -> str:
    """The sentence for a column of times."""
    return (
        f"These dates have a time of day: {found.count:,} of them ({found.first}). A mapping can "
        "say that times are left out; or export again with dates alone."
    )


def swapped_words(real: Cells, text: Cells) -> str:
    """The sentence for a column that a spreadsheet of another country has read."""
    return (
        f"Day and month seem to be exchanged in part of this column: {_two_kinds(real, text)} Do "
        f"not correct single cells. {_EXPORT_AGAIN}"
    )


def mixed_words(name: str, real: Cells, text: Cells) -> str:
    """The warning of such a column that has so few real dates that it may be chance."""
    return (
        f"{name}: day and month may be exchanged in part of it: {_two_kinds(real, text)} Compare "
        f"line {real.line} with your system. If it differs, do not load this file. {_EXPORT_AGAIN}"
    )


_EXPORT_AGAIN = (
    "Export again, and load the file as your system wrote it, without opening and saving it in "
    "Excel first."
)


def _two_kinds(real: Cells, text: Cells) -> str:
    shown = replace(real, text=f"{date.fromisoformat(real.text[:10]):%d/%m/%Y}")
    return (
        f"it has real dates of Excel ({real.count:,}, none after the 12th of a month, "
        f"{shown.first}) beside dates as text ({text.count:,}, all after the 12th, {text.first}). "
        "That happens where an Excel set to another country opens the export."
    )
