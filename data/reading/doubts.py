"""What a sheet does not show of its cells: rows that are hidden, formulas without a value, and
numbers that have lost their last digits."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from data.column import Column
from data.plurals import counted
from data.problems import Code, Findings, Notice, Problem, RefusedError
from data.reading.real_dates import DatesSeen
from data.reading.rows import letters

_UNWORKED = (
    "Cell {cell} holds a formula whose result is not in the file{others}. Open the workbook in "
    "Excel, save it, and add it again."
)
_LOST = (
    "The key in cell {cell} is a number of more than 15 digits{others}, and a workbook keeps only "
    "the first 15. Export the list again as CSV, or with the keys as text; typing in the cell does "
    "not bring the digits back."
)
_BEYOND = (
    "Column {column} has no heading, and this line holds a value in it{others}. Give the column a "
    "heading (one that is not known is not read), or clear it."
)


@dataclass
class Doubts:
    """The lines, by the place of their column, of formulas that were not worked out (`unworked`),
    of `vast` numbers, and of values `beyond` the last heading; how many of the rows that were read
    are `hidden`, and their real `dates`. The first place is the sheet's column `left`, from 0."""

    left: int = 0
    hidden: int = 0
    unworked: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    vast: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    beyond: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    dates: DatesSeen = field(default_factory=DatesSeen)

    @property
    def notices(self) -> list[Notice]:
        """A warning where rows were read that do not show."""
        if not self.hidden:
            return []
        message = (
            f"{counted(self.hidden, 'row')} of the sheet {'does' if self.hidden == 1 else 'do'} "
            "not show, hidden by a filter or by hand: read like the others. If only those that "
            "show are meant, copy them to a sheet of their own."
        )
        return [Notice(code="hidden_rows", message=message)]

    def refuse(
        self, read: Mapping[int, Column], findings: Findings, passed: Collection[int]
    ) -> None:
        """Raise RefusedError where a formula of the columns that are `read`, which stand at these
        places, has no value; keys that have lost digits are put into the findings. The lines
        that were `passed` over do not count."""
        for at, column in read.items():
            unworked = [line for line in self.unworked[at] if line not in passed]
            if unworked:
                problem = self._problem(Code.UNREADABLE, _UNWORKED, at, unworked, column.name)
                raise RefusedError([problem])
            vast = [line for line in self.vast[at] if line not in passed]
            if vast and column.key:
                findings.add(self._problem(Code.DAMAGED_KEY, _LOST, at, vast, column.name))

    def beyond_problems(self) -> list[Problem]:
        """What to do about each column that holds values beyond the last heading."""
        return [
            self._problem(Code.UNREADABLE, _BEYOND, at, lines)
            for at, lines in sorted(self.beyond.items())
        ]

    def _problem(
        self, code: Code, words: str, at: int, lines: list[int], column: str | None = None
    ) -> Problem:
        name, more = letters(self.left + at), len(lines) - 1
        others = f" ({counted(more, 'more cell')} like it)" if more else ""
        message = words.format(cell=f"{name}{lines[0]}", column=name, others=others)
        return Problem(line=lines[0], column=column, value=None, code=code, message=message)
