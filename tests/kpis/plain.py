"""Months and shares in plain loops, written from the public contract alone: what the engine's SQL
is held against.

Rows are dictionaries by column; a column that is not there is blank. A measure's figures are
(month, numerator, denominator, value, partial), in order.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]
Figure = tuple[str, float | None, float | None, float, bool]
Measured = Callable[[Rows, date], list[Figure]]
Case = tuple[date, float, Callable[[date], float]]
"""The day on which a case enters, what it adds to the denominator, and to the numerator by a
month's last day."""


def month_ends(days: Iterable[date], as_at: date, grace: int = 0) -> list[date]:
    """The last days of the months from the earliest of these days to the newest that has had its
    days by `as_at`."""
    first = min(days, default=None)
    found: list[date] = []
    if first is None:
        return found
    year, month = first.year, first.month
    while (end := date(year, month, monthrange(year, month)[1])) + timedelta(grace) <= as_at:
        found.append(end)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return found


def months_back(day: date, end: date) -> int:
    return (end.year - day.year) * 12 + end.month - day.month


def case(day: date, hit: float, weight: float = 1) -> Case:
    return day, weight, lambda _: hit


def share(
    cases: Iterable[Case], as_at: date, window: int, grace: int = 0, per: int = 100
) -> list[Figure]:
    """The share of each month, over this many months."""
    listed, found = list(cases), []
    for end in month_ends((day for day, _, _ in listed), as_at, grace):
        inside = [one for one in listed if 0 <= months_back(one[0], end) < window]
        out_of = sum(weight for _, weight, _ in inside)
        if out_of > 0:
            found.append((end, sum(hit(end) for _, _, hit in inside), out_of))
    return figures(found, per, partial=window == 12)


def figures(
    counts: Sequence[tuple[date, float, float]], per: int, *, partial: bool
) -> list[Figure]:
    """Counts by month end as figures; the first eleven months of a twelve-month measure are
    partial."""
    return [
        (
            f"{end:%Y-%m}",
            counted,
            out_of,
            per * counted / out_of,
            partial and months_back(counts[0][0], end) < 11,
        )
        for end, counted, out_of in counts
    ]


def rate(
    extract: str,
    day: str,
    hit: Callable[[Row], float],
    weight: Callable[[Row], float] = lambda _: 1,
    only: Callable[[Row], bool] = lambda _: True,
    window: int = 12,
    grace: int = 0,
) -> Measured:
    """A share of the rows of one extract, each in the month of this day; rows without the day are
    no cases."""

    def measured(rows: Rows, as_at: date) -> list[Figure]:
        wanted = [row for row in rows[extract] if row.get(day) is not None and only(row)]
        return share(
            (case(row[day], hit(row), weight(row)) for row in wanted), as_at, window, grace
        )

    return measured
