"""What to do about a bad cell: a full sentence in the reader's words, with the nearest allowed
value."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import lru_cache

from data.checking.date_words import cell_words
from data.checking.rules import BAD, Test
from data.column import KEY_LIMIT, Column
from data.dates import Dates
from data.problems import Code
from data.sql import EXCEL_ERROR, POWER
from data.text import squeeze

_NEAR = 0.75
"""How alike a choice must be to be suggested: a slip of the hand is, `None` is not like `Amber`."""


_NOTHING = {"none", "nil", "unknown", "notknown", "notrecorded", "notapplicable", "tbc", "?"}
"""What says that there is nothing, or that it is not known, as `squeeze` compares."""
_WITHHELD = r"[<≤] ?\d+|\[?[ckuxz:]\]?|\*+|\.{2,}"
_NO_NUMBERS = (
    (_WITHHELD, "This says that the figure is withheld: ask for it."),
    (r".*[£$€].*", "Leave out the sign of the currency."),
    (r".*%", "Leave out the % sign, in Excel the cell's format as a percentage."),
    (r"[+-]?\d{1,3}(\s\d{3})+(\.\d+)?", "Leave out the spaces."),
    (r"[+-]?[\d.]+,\d{1,2}", "The decimal mark is a full stop here, not a comma."),
    (r"[−–]\d.*|\(\d.*\)", "A number below zero begins with a hyphen; a count is never below it."),
)
"""Texts that stand for a number and are none, each with what to do."""


@dataclass(frozen=True)
class BadCell:
    """One bad cell: its text, perhaps cut short, its length, the value of the column that it was
    held against, its fault or what its rule shows, what is said of the file's dates, and the
    as-at date."""

    column: Column
    test: Test
    text: str
    length: int
    other: str
    dates: Dates
    as_at: date


def message(cell: BadCell) -> str:
    """The sentence for one bad cell."""
    if cell.test.message:
        return cell.test.message.replace("{shown}", cell.other)
    if cell.test.code in BAD.values() and squeeze(cell.text) in cell.column.headings:
        return (
            "This is the heading again: the line repeats the row of headings, as where two exports "
            "were joined. Take the line out."
        )
    return _SENTENCES[cell.test.code](cell)


def words(name: str) -> str:
    """A column's name as words."""
    return name.replace("_", " ")


def _named(cell: BadCell) -> str:
    return words(cell.column.name)


def _held_against(cell: BadCell) -> str:
    return words(cell.test.other or "")


def _missing_value(cell: BadCell) -> str:
    says = f" {cell.text} says that there is none." if cell.text else ""
    return f"A value is needed for the {_named(cell)}.{says} {cell.column.about}"


def _bad_date(cell: BadCell) -> str:
    return cell_words(cell.column, cell.other, cell.text, cell.dates)


def _bad_number(cell: BadCell) -> str:
    if cell.column.kind == "number" and cell.text.rstrip().endswith("%"):
        return "Leave out the % sign: a percentage is written as its number, 86.8 for 86.8%."
    if re.fullmatch(POWER, cell.text, re.IGNORECASE):
        return "A spreadsheet has shortened this number to a power of ten: give all its digits."
    why = _why_no_number(cell)
    if cell.column.kind == "integer":
        return f"{why}Give a whole number, such as 12{_if_nothing(cell)}."
    marks = cell.column.marks if cell.column.required else ()
    withdrawn = f", or {marks[0]} where it was withdrawn" if marks else ""
    return f"{why}Give a number, such as 12.5{withdrawn}{_if_nothing(cell)}."


def _why_no_number(cell: BadCell) -> str:
    """What may be wrong with it, as a sentence; nothing where that cannot be told."""
    found = (words for sign, words in _NO_NUMBERS if re.fullmatch(sign, cell.text, re.IGNORECASE))
    why = next(found, "")
    if not why and cell.column.kind == "integer" and re.fullmatch(r"\d{1,3}(\.\d{3})+", cell.text):
        why = "If the full stop marks thousands, leave it out."
    return f"{why} " if why else ""


def _if_nothing(cell: BadCell) -> str:
    """The same for a cell that says that nothing is known: of others it would lose what they
    say. A letter is a figure that is withheld, and may be a choice."""
    withheld = cell.test.code == Code.BAD_NUMBER and re.fullmatch(_WITHHELD, cell.text, re.I)
    return _or_blank(cell) if withheld or squeeze(cell.text) in _NOTHING else ""


def _or_blank(cell: BadCell) -> str:
    """The other way out of a column that may be blank."""
    needed = cell.column.required or cell.column.default
    return "" if needed else ", or leave it blank where it is not known"


def _bad_choice(cell: BadCell) -> str:
    choices = cell.column.choices
    joined = ", or several joined by +" if cell.column.kind == "choices" else ""
    near = _nearest(cell.text, choices)
    nearest = f" Nearest: {near}." if near else ""
    return f"Use {', '.join(choices[:-1])} or {choices[-1]}{joined}{_if_nothing(cell)}.{nearest}"


@lru_cache(maxsize=1024)
def _nearest(text: str, choices: tuple[str, ...]) -> str | None:
    """The choice that is near; thousands of cells may say the same."""
    squeezed = {squeeze(choice): choice for choice in choices}
    near = get_close_matches(squeeze(text), squeezed, n=1, cutoff=_NEAR)
    return squeezed[near[0]] if near else None


def _bad_yes_no(cell: BadCell) -> str:
    # Where the declaration says what a blank means, it is no way to say that nothing is known.
    unknown = "" if "blank" in cell.column.about else ", or leave it blank where it is not known"
    return f"Use Yes or No (or 1 or 0){unknown}. {cell.column.about}"


def _too_long(cell: BadCell) -> str:
    column = cell.column
    has = f"The {_named(cell)} has {cell.length:,} characters and may have {column.limit:,}."
    if column.limit > KEY_LIMIT:
        return f"{has} Shorten it."
    if "\n" in cell.text:
        return (
            f"{has} It holds line breaks: other rows may have got into it, after a quotation mark "
            "that is not closed. Look at this line, and export again."
        )
    short = " Do not cut it short: two of them might then be the same." if column.key else ""
    return f"{has} Look what else has got into the cell, and leave that out.{short}"


def _future_date(cell: BadCell) -> str:
    kind, as_at = cell.column.kind, _day(cell.as_at)
    found = {"date": _day, "month": "{:%B %Y}".format}.get(kind)
    read = found(date.fromisoformat(cell.other)) if found else cell.other
    planned = kind == "date" and not cell.column.required
    blank = " If it is only planned, leave it blank until it has come." if planned else ""
    return (
        f"This is {read}, after the as-at date, {as_at}. Correct it; or the as-at date, if the "
        f"list was exported later.{blank}"
    )


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _out_of_order(cell: BadCell) -> str:
    earliest = date.fromisoformat(cell.other).strftime("%d/%m/%Y")
    return (
        f"Earlier than the “{_held_against(cell)}” of the row, {earliest}. Correct the one that is "
        f"wrong. {cell.test.hint}"
    )


def _part_over_whole(cell: BadCell) -> str:
    return (
        f"More than the “{_held_against(cell)}” of the row, {int(cell.other):,}, of which it is a "
        "part. Correct the one that is wrong."
    )


def _negative(cell: BadCell) -> str:
    return f"The “{_named(cell)}” cannot be below zero. Correct it{_or_blank(cell)}."


def _unreadable(cell: BadCell) -> str:
    if re.fullmatch("#+", cell.text):
        return (
            f"The cell holds {cell.text}, which a spreadsheet shows where a column is too narrow "
            "for its values. Make the column wider there, and save again."
        )
    if re.fullmatch(EXCEL_ERROR, cell.text):
        return (
            f"The cell holds {cell.text}, which Excel writes where a formula failed. Mend the "
            f"formula and save again; or enter the value{_or_blank(cell)}."
        )
    return "The value holds a control character, which nobody sees. Type the value again."


_SENTENCES: dict[Code, Callable[[BadCell], str]] = {
    Code.MISSING_VALUE: _missing_value,
    Code.BAD_DATE: _bad_date,
    Code.BAD_MONTH: _bad_date,
    Code.BAD_NUMBER: _bad_number,
    Code.BAD_CHOICE: _bad_choice,
    Code.BAD_YES_NO: _bad_yes_no,
    Code.TOO_LONG: _too_long,
    Code.FUTURE_DATE: _future_date,
    Code.OUT_OF_ORDER: _out_of_order,
    Code.PART_OVER_WHOLE: _part_over_whole,
    Code.NEGATIVE: _negative,
    Code.UNREADABLE: _unreadable,
}
