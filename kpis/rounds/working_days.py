"""Working days in England: Monday to Friday, and no bank holiday."""

from datetime import date, timedelta
from functools import cache

from holidays import HolidayBase, country_holidays


def is_working_day(day: date) -> bool:
    """Offices are open on that day."""
    return day.isoweekday() <= 5 and day not in _bank_holidays()


def next_working_day(day: date) -> date:
    """The first working day after a day."""
    after = day + timedelta(days=1)
    return after if is_working_day(after) else next_working_day(after)


@cache
def _bank_holidays() -> HolidayBase:
    return country_holidays("GB", subdiv="ENG")
