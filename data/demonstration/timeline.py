"""The demonstration's calendar: months, held as their first days, and the working days on which
things happen."""

from datetime import date, timedelta
from random import Random

from data.place import load_place

START = load_place().first_day
"""The day on which the council began: the lists hold what was open then, and all that followed."""


def shifted(day: date, months: int) -> date:
    """The first day of the month that lies so many months after the day's own (before it, where
    negative)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


def months_between(first: date, last: date) -> list[date]:
    """The first days of all months from the one of `first` to the one of `last`, both included."""
    count = (last.year - first.year) * 12 + last.month - first.month
    return [shifted(first, step) for step in range(count + 1)]


def month_end(day: date) -> date:
    """The last day of the day's month."""
    return shifted(day, 1) - timedelta(days=1)


def month_name(day: date) -> str:
    """The day's month as the extracts write it: `2026-09`."""
    return f"{day:%Y-%m}"


def working_day(day: date) -> date:
    """The day itself, or the Friday before a weekend. Days that go in keep their order."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def day_in(rng: Random, month: date) -> date:
    """Any working day of the month but those of its first two dates, which may belong to the Friday
    before."""
    return working_day(month + timedelta(days=rng.randint(2, 27)))


def days_after(rng: Random, day: date, fewest: int, most: int) -> date:
    """A working day so many days after a working day: at most `most`, and up to two less than
    `fewest`."""
    return working_day(day + timedelta(days=rng.randint(fewest, most)))
