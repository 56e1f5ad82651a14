"""Telling a list of which each row stands in one cell: saved by a spreadsheet that did not divide
it, or divided by a mark that is not looked for."""

from collections.abc import Callable, Sequence

from data.text import SPACES

_MARKS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}
_WORDS = (
    "All headings of line {line} stand in one cell, with {mark} between them, and so do the values "
    "of each row. Export the list again with a cell for each: as a workbook (.xlsx), or as CSV "
    "with commas and without quotation marks round whole lines."
)


def words_for_one_cell(
    rows: Sequence[tuple[int, Sequence[str]]], are_known: Callable[[Sequence[str]], bool]
) -> str:
    """What to say of such a list, from the first rows of a file that are not blank, each with its
    line; nothing of others. `are_known` is whether there are headings of an extract."""
    for line, fields in rows:
        filled = [cell for cell in fields if cell.strip(SPACES)]
        for mark, called in _MARKS.items():
            if len(filled) == 1 and mark in filled[0] and are_known(filled[0].split(mark)):
                return _WORDS.format(line=line, mark=called)
    return ""
