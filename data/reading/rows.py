"""What a row of text is, when it holds nothing, and what a spreadsheet calls its columns."""

from data.text import INVISIBLE, SPACES

_AROUND = SPACES + INVISIBLE
BLANKS = {"", "NULL", "N/A", "-"}

TextRow = tuple[int, list[str]]
"""A row's first line as a text editor counts, and its fields."""


def is_blank_row(fields: list[str]) -> bool:
    """Whether every cell is blank, as blank is defined for cells."""
    return all(field.strip(_AROUND).upper() in BLANKS for field in fields)


def without_litter(fields: list[str]) -> list[str]:
    """The fields without the empty ones at the end, which spreadsheets leave behind."""
    end = len(fields)
    while end and not fields[end - 1].strip(SPACES):
        end -= 1
    return fields[:end]


def letters(column: int) -> str:
    """The letters of a column, from 0: `A`, `Z`, `AA`."""
    before, last = divmod(column, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)
