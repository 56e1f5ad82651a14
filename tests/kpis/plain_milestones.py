"""A second reading of the plan's rules for progress, in plain Python: what counts, by when, and
what is forbidden."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

PRINTED = {"2a.2": "2026-01", "3e.5": "2026-01", "4c.1": None}
"""The milestones that the generated histories are about, with the month that the printed plan
gives."""
ADDED = "1d.1"
"""A milestone that is not in the supplied copy of the plan."""


@dataclass(frozen=True)
class Row:
    """One update as a file or the form gives it."""

    milestone: str
    day: date
    status: str
    revised: str | None = None
    signed: str | None = None


@dataclass
class Upload:
    """A batch: its rows, its as-at date, and whether it is the whole list."""

    rows: tuple[Row, ...]
    as_at: date
    removes: bool = False
    in_use: bool = True


@dataclass(frozen=True)
class Change:
    """A version of the plan for one milestone."""

    milestone: str
    start: date
    due: str | None


@dataclass
class Record:
    """All that was accepted: uploads and changes of the plan by their numbers."""

    uploads: dict[int, Upload] = field(default_factory=dict)
    changes: dict[int, Change] = field(default_factory=dict)

    def counting(self) -> dict[tuple[str, date], Row]:
        """The row that counts for each milestone and day."""
        found: dict[tuple[str, date], Row] = {}
        for _, upload in sorted(self.uploads.items(), key=lambda pair: (pair[1].as_at, pair[0])):
            if upload.in_use:
                found = {} if upload.removes else found
                found |= {(row.milestone, row.day): row for row in upload.rows}
        return found

    def forbidden(self) -> list[Row]:
        """The rows that count and that the plan forbids."""
        rows = list(self.counting().values())
        return [row for row in rows if self._is_forbidden(row, rows)]

    def _is_forbidden(self, row: Row, rows: Sequence[Row]) -> bool:
        months = self._months(row.milestone)
        if not months:
            return True
        if row.status == "Blue":
            return row.signed is None
        if row.status == "Red":
            return row.revised is None or end(row.revised) <= row.day
        due = deadline(
            months,
            [(one.day, one.revised) for one in rows if one.milestone == row.milestone],
            row.day,
        )
        return due is not None and row.day > due

    def form_forbids(self, row: Row) -> bool:
        """Whether the form refuses what an import may bring: Red for a deadline that has not been
        missed, or that there is none of, or that it would not move on; and a new deadline with any
        other status."""
        months = self._months(row.milestone)
        if not months:
            return True
        rows = [
            (day, one.revised) for (id, day), one in self.counting().items() if id == row.milestone
        ]
        due = deadline(months, rows, row.day)
        if row.status != "Red":
            return row.revised is not None
        return due is None or row.day <= due or row.revised is None or end(row.revised) <= due

    def _months(self, milestone: str) -> list[tuple[date, str | None]]:
        """The months that the plan gave it, and from when."""
        printed = [(date.min, PRINTED[milestone])] if milestone in PRINTED else []
        changed = sorted(
            (change.start, number, change.due)
            for number, change in self.changes.items()
            if change.milestone == milestone
        )
        return [*printed, *((start, due) for start, _, due in changed)]


def end(month: str) -> date:
    """The last day of a month."""
    year, number = map(int, month.split("-"))
    return date(year, number, calendar.monthrange(year, number)[1])


def deadline(
    months: list[tuple[date, str | None]], revisions: list[tuple[date, str | None]], day: date
) -> date | None:
    """The deadline that held on a day: the newest revision before it, unless the plan has changed
    the month since."""
    at = max((at for at, (start, _) in enumerate(months) if start <= day), default=0)
    due = months[at][1]
    while at and months[at - 1][1] == due:
        at -= 1
    set_on = months[at][0] if at else date.min
    earlier = sorted((when, month) for when, month in revisions if month and when < day)
    if earlier and earlier[-1][0] >= set_on:
        due = earlier[-1][1]
    return end(due) if due else None
