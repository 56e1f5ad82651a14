"""Text as a cell of a workbook can hold it."""

import re
from collections.abc import Iterable
from textwrap import wrap

from data.text import OBEYED, TURNING

_LONGEST = 32_767
"""Characters in a cell: a longer text is not written at all."""
_LINE, _HIGHEST = 15.75, 409
"""A line of text in points, and the most that a row may have."""
_SCREEN = 130
"""Characters beside one another on a screen."""
_BETWEEN = re.compile(r"(?<=[.!?]) ")
_CUT = " … (the rest does not fit into a cell)"
_CANNOT = re.compile(f"[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[{TURNING}]")
"""What XML cannot hold, and what would turn the words behind it."""
_OBEYED = re.compile(OBEYED)


def cell_text(text: str) -> str:
    """The text without the characters that a workbook cannot hold, and no longer than a cell."""
    held = _CANNOT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    # Excel counts in UTF-16, where some characters are two.
    if len(held.encode("utf-16-le")) // 2 <= _LONGEST:
        return held
    room = held.encode("utf-16-le")[: 2 * (_LONGEST - len(_CUT))]
    return room.decode("utf-16-le", "ignore") + _CUT


def looks_obeyed(text: str) -> bool:
    """Whether a spreadsheet would take it for a formula if somebody typed it there again."""
    return bool(_OBEYED.match(text))


def in_lines(text: str) -> list[str]:
    """The text in lines that a screen holds, each of whole sentences."""
    lines = [""]
    for sentence in _BETWEEN.split(text):
        longer = f"{lines[-1]} {sentence}".strip()
        fits = len(longer) <= _SCREEN or not lines[-1]
        lines = [*lines[:-1], longer] if fits else [*lines, sentence]
    return lines


def height(cells: Iterable[tuple[object, int]]) -> float:
    """The height of a row in points, so that every cell of a width in characters is seen whole, as
    far as a row may be high."""
    lines = max(_lines(one, width) for one, width in cells)
    return min(_LINE * lines + 2, _HIGHEST)


def _lines(cell: object, width: int) -> int:
    if not isinstance(cell, str):
        return 1
    # A line holds more letters than digits, in which the width is counted.
    letters = width + width // 5
    lines = cell.split("\n")
    return sum(len(wrap(line, letters)) or 1 if len(line) > letters else 1 for line in lines)
