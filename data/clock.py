"""The day and the time as the partnership's clocks show them, whatever the server's clock is set
to."""

import re
import time as machine
from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

UK = ZoneInfo("Europe/London")


_SERVER: list[tuple[datetime, float]] = []
"""What a server's clock said, and how long this machine had been running then (seconds)."""


def set_by(server: datetime) -> None:
    """From now on go by the clock of a server, which says this now (with its zone): of several
    machines that keep one record each may have a clock of its own, set wrong or set anew."""
    _SERVER[:] = [(server.astimezone(UTC), machine.monotonic())]


def _now() -> datetime:
    for said, at in _SERVER:
        return said + timedelta(seconds=machine.monotonic() - at)
    return datetime.now(UTC)


def uk_now() -> datetime:
    """This moment in UK time."""
    return _now().astimezone(UK)


def uk_today() -> date:
    """The date in the UK: the as-at date of an extract that comes without one."""
    return uk_now().date()


def utc_now() -> datetime:
    """The moment as it is stored: naive UTC (a zone would need another library to come back from
    the engine)."""
    return _now().replace(tzinfo=None)


def unix_now() -> float:
    """This moment in seconds since 1970."""
    return _now().timestamp()


_DAY = re.compile(r"[^T ]+")
_TO_THE_MINUTE = re.compile(r"[^T ]+[T ]\d\d:?\d\d(Z|[+-].*)?")


def moment(text: str) -> datetime:
    """A moment in ISO 8601 as it is stored (naive UTC); without an offset it is UK time. A minute,
    or a day alone, is taken as its end: all that was stored within it was known. Raises
    ValueError."""
    try:
        found = datetime.fromisoformat(text)
        if _DAY.fullmatch(text):
            found = datetime.combine(found, time.max)
        elif _TO_THE_MINUTE.fullmatch(text):
            found = found.replace(second=59, microsecond=999_999)
        return (
            (found if found.tzinfo else found.replace(tzinfo=UK))
            .astimezone(UTC)
            .replace(tzinfo=None)
        )
    except OverflowError as error:
        raise ValueError(f"{text} lies too far away") from error


def end_of(day: date) -> datetime:
    """The last moment of a day in the UK as it is stored (naive UTC): all that was stored on that
    day was known."""
    return moment(datetime.combine(day, time.max).isoformat())


def last_month_end(day: date) -> date:
    """The last day of the last month that is over when the day is: the day itself where its month
    ends with it."""
    if day.day == monthrange(day.year, day.month)[1]:
        return day
    return day.replace(day=1) - timedelta(days=1)


def years_before(day: date, years: int) -> date:
    """The same day so many years before; 28 February where that year has no 29th."""
    last = monthrange(day.year - years, day.month)[1]
    return day.replace(year=day.year - years, day=min(day.day, last))


def typed_date(typed: str) -> date | None:
    """A day as somebody typed it, day first with a four-digit year; None where it cannot be
    read."""
    for form in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(typed.strip(), form).date()
        except ValueError:
            continue
    return None


def uk_time(stored: datetime) -> datetime:
    """A moment as it is stored (naive UTC) in UK time."""
    return stored.replace(tzinfo=UTC).astimezone(UK)
