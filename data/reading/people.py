"""Telling a table that is made to be read from a list: bands of headings above the headings, which
then come again under each band."""

import re
from collections.abc import Sequence
from itertools import pairwise

from data.published import instead_of_table
from data.text import SPACES, squeeze

_FIGURE = re.compile(r"[\d.,%£-]*\d[\d.,%£-]*|[.,-]+")
"""What is a figure, or stands in place of one; `%` or `£` alone is a heading."""
_YEAR = re.compile(r"(19|20)\d\d([-/]\d\d(\d\d)?)?")
_WORDS = (
    "Lines {above} and {below} are rows of headings one above the other: this is a table to be "
    "read by people, and it cannot be loaded. Take the data behind it, which has one row of "
    "headings and under it a row for each figure.{known}"
)


def words_for_people(rows: Sequence[tuple[int, Sequence[str]]]) -> str:
    """What to say of a table made to be read, from the first rows of a file that are not blank,
    each with its line; nothing of others."""
    for (above, band), (below, headings) in pairwise(rows):
        if _is_band(band, headings):
            known = instead_of_table(" ".join(cell for _, fields in rows for cell in fields))
            return _WORDS.format(above=above, below=below, known=f" {known}" if known else "")
    return ""


def _is_band(band: Sequence[str], headings: Sequence[str]) -> bool:
    given = [squeeze(cell) for cell in headings if cell.strip(SPACES)]
    over = [at for at, cell in enumerate(band) if cell.strip(SPACES)]
    named = all(_is_name(cell) for cell in (*band, *headings))
    return named and any(over) and len(over) < len(given) and len(set(given)) < len(given)


def _is_name(cell: str) -> bool:
    text = cell.strip(SPACES)
    return bool(_YEAR.fullmatch(text)) or not _FIGURE.fullmatch(text)
