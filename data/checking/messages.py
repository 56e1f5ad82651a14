"""What to do about a bad cell: a full sentence in the reader's words, with the nearest allowed value."""

from datetime import date
from difflib import get_close_matches

from data.checking.rules import Test
from data.extract import Column, squeeze
from data.problems import Code

_DATE_FORMS = "Write it day first with a four-digit year, for example 28/09/2026 or 2026-09-28"


def message(column: Column, test: Test, cell: str | None, other: str | None) -> str:
    """The sentence for one bad cell. `other` is the value that it was held against."""
    name = words(column.name)
    sentences = {
        Code.MISSING_VALUE: f"A value is needed for the {name}. {column.about}",
        Code.BAD_DATE: _bad_date(cell or ""),
        Code.BAD_MONTH: "This is not a month. Write it as 2026-09 or Sep 2026.",
        Code.BAD_NUMBER: _bad_number(column),
        Code.BAD_CHOICE: test.hint or _bad_choice(column, cell or ""),
        Code.BAD_YES_NO: "Use Yes or No (or 1 or 0); leave it blank where it is not known.",
        Code.TOO_LONG: f"The {name} has {len(cell or ''):,} characters and may have {column.limit:,}. Shorten it.",
        Code.FUTURE_DATE: f"The {name} is after the as-at date. Correct it, or the as-at date if that is wrong.",
        Code.OUT_OF_ORDER: f"Earlier than the {words(test.other or '')}, {_british(other)}. {test.hint}",
        Code.PART_OVER_WHOLE: f"More than the {words(test.other or '')}, {other}, of which it is a part.",
        Code.NEGATIVE: f"The {name} cannot be below zero.",
        Code.UNREADABLE: "The value holds an invisible control character. Type it again.",
    }
    return sentences.get(test.code, test.hint)


def words(name: str) -> str:
    """A column's name as words."""
    return name.replace("_", " ")


def _british(value: str | None) -> str:
    return date.fromisoformat(value).strftime("%d/%m/%Y") if value else "not given"


def _bad_date(cell: str) -> str:
    if cell.isdigit():
        return f"This is a spreadsheet's serial number, not a date. {_DATE_FORMS}."
    if ":" in cell:
        return f"A date may not have a time of day. {_DATE_FORMS}."
    return f"There is no such date, or it could be read in two ways. {_DATE_FORMS}."


def _bad_number(column: Column) -> str:
    return "Give a whole number, such as 12." if column.kind == "integer" else "Give a number, such as 12.5."


def _bad_choice(column: Column, cell: str) -> str:
    allowed = ", ".join(column.choices[:-1]) + f" or {column.choices[-1]}"
    joined = ", or several joined by +" if column.kind == "choices" else ""
    squeezed = {squeeze(choice): choice for choice in column.choices}
    near = get_close_matches(squeeze(cell), squeezed, n=1, cutoff=0.5)
    return f"Use {allowed}{joined}." + (f" Nearest: {squeezed[near[0]]}." if near else "")
