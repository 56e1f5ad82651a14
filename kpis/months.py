"""Months, written `YYYY-MM` as in the store: their names, their last days, and how far apart they
lie."""

import calendar
from datetime import date


def index(period: str) -> int:
    """The month as a whole number of months since the year 0; raises ValueError where it is not
    `YYYY-MM`."""
    day = date.fromisoformat(f"{period}-01")
    return day.year * 12 + day.month - 1


def of(day: date) -> str:
    """The month in which a day lies."""
    return f"{day:%Y-%m}"


def add(period: str, months: int) -> str:
    """The month that many months later, or earlier where `months` is negative."""
    year, month = divmod(index(period) + months, 12)
    return f"{year:04d}-{month + 1:02d}"


def between(first: str, last: str) -> int:
    """How many months `last` lies after `first`; negative where it lies before."""
    return index(last) - index(first)


def every(first: str, last: str) -> list[str]:
    """All months from `first` to `last`, both included; none where `last` lies before `first`."""
    return [add(first, step) for step in range(between(first, last) + 1)]


def first_day(period: str) -> date:
    """The first day of the month."""
    return date.fromisoformat(f"{period}-01")


def last_day(period: str) -> date:
    """The last day of the month."""
    first = first_day(period)
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def short(period: str) -> str:
    """The month as tables show it: `Sep 2026`."""
    return f"{calendar.month_abbr[first_day(period).month]} {period[:4]}"


def long(period: str) -> str:
    """The month as sentences write it: `September 2026`."""
    return f"{calendar.month_name[first_day(period).month]} {period[:4]}"
