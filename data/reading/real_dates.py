"""Which cells of a workbook are dates to the spreadsheet itself, beside those that are text."""

from dataclasses import dataclass

_LATE = 12


class DateText(str):
    """The text of a cell that the spreadsheet holds as a date: year, month, day."""

    __slots__ = ()

    @property
    def day(self) -> int:
        """The day of the month."""
        return int(self[8:10])


@dataclass
class RealDates:
    """The real dates of one column: how many, how many of them after the 12th of a month, and the
    line and text of the first."""

    first_line: int
    first: str
    count: int = 0
    late: int = 0


class DatesSeen(dict[int, RealDates]):
    """The real dates of a sheet by the position of their column, as its rows are read."""

    def note(self, line: int, fields: list[str]) -> None:
        """Count those of a row, and leave plain text in their place."""
        for at, field in enumerate(fields):
            if type(field) is DateText:
                seen = self.setdefault(at, RealDates(line, str(field)))
                seen.count += 1
                seen.late += field.day > _LATE
                fields[at] = str(field)
