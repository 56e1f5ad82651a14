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
_DATED = (
    "The key in cell {cell} is a date{others}, and other keys are none: a spreadsheet takes keys "
    "such as 3-4 or MAR1 for dates. Export the list again and add it without opening it in Excel, "
    "or with the keys as text; to format the cell now does not bring the key back."
)
_BEYOND = (
    "Column {column} has no heading, and this line holds a value in it{others}. Give the column a "
    "heading (one that is not known is not read), or clear it."
)


@dataclass
class Doubts:
    """The lines, by the place of their column, of formulas that were not worked out (`unworked`),
    of `vast` numbers, and of values `beyond` the last heading; how many `rows` were read, how many
    of them are `hidden`, and their real `dates`. The first place is the sheet's column `left`, from
    0."""

    left: int = 0
    rows: int = 0
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
        places, has no value; keys that have lost digits, or became dates, are put into the
        findings. The lines that were `passed` over do not count."""
        for at, column in read.items():
            unworked = [line for line in self.unworked[at] if line not in passed]
            if unworked:
                problem = self._problem(
                    Code.UNREADABLE, _UNWORKED, at, *_first(unworked), column.name
                )
                raise RefusedError([problem])
            vast = [line for line in self.vast[at] if line not in passed]
            if vast and column.key:
                lost = self._problem(Code.DAMAGED_KEY, _LOST, at, *_first(vast), column.name)
                findings.add(lost)
            dates = self.dates.get(at)
            if dates and column.key and column.kind == "text" and dates.count < self.rows:
                first = dates.first_line, dates.count
                findings.add(self._problem(Code.DAMAGED_KEY, _DATED, at, *first, column.name))

    def beyond_problems(self) -> list[Problem]:
        """What to do about each column that holds values beyond the last heading."""
        return [
            self._problem(Code.UNREADABLE, _BEYOND, at, *_first(lines))
            for at, lines in sorted(self.beyond.items())
        ]

    def _problem(
        self, code: Code, words: str, at: int, line: int, count: int, column: str | None = None
    ) -> Problem:
        """That of so many cells of a column, said at the first."""
        name = letters(self.left + at)
        others = f" ({counted(count - 1, 'more cell')} like it)" if count > 1 else ""
        message = words.format(cell=f"{name}{line}", column=name, others=others)
        return Problem(line=line, column=column, value=None, code=code, message=message)


def _first(lines: list[int]) -> tuple[int, int]:
    return lines[0], len(lines)
