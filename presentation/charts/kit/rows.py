"""Rows of a chart with a name at the left: name in bold over lines of its own, right-aligned in a
wide margin."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from presentation.charts.kit.frame import Part, plain, text
from presentation.palette import Palette

LEFT = 166
"""The margin that names take, in pixels."""

_LETTERS, _LINE, _BETWEEN = 21, 17, 16
"""Letters in a line of a name; pixels of a line, and between one row and the next."""


@dataclass(frozen=True)
class Row:
    """A name and the lines under it."""

    name: str
    notes: tuple[str, ...]

    @property
    def lines(self) -> list[str]:
        """All its lines, safe to show."""
        names = [f"<b>{plain(part)}</b>" for part in textwrap.wrap(self.name, _LETTERS)]
        return names + [plain(note) for note in self.notes]

    @property
    def height(self) -> int:
        """Pixels that it takes."""
        return _LINE * len(self.lines) + _BETWEEN


def heights(rows: Sequence[Row]) -> list[float]:
    """The middle of each row, in pixels from the top."""
    ends = list(accumulate(row.height for row in rows))
    return [end - row.height / 2 for row, end in zip(rows, ends, strict=True)]


def row_axis(rows: Sequence[Row]) -> Part:
    """The axis of rows, in pixels from the top."""
    return {"range": [sum(row.height for row in rows), 0], "visible": False, "fixedrange": True}


def row_names(rows: Sequence[Row], palette: Palette, room: int = 0) -> list[Part]:
    """The names, each beside its row; `room` pixels stay free between them and the plot."""
    place = {"x": 0, "xref": "paper", "xanchor": "right", "align": "right", "xshift": -10 - room}
    return [
        text("<br>".join(row.lines), palette.text, y=middle, **place)
        for row, middle in zip(rows, heights(rows), strict=True)
    ]
