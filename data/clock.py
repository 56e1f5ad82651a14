"""The day and the time as the partnership's clocks show them, whatever the server's clock is set to."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

UK = ZoneInfo("Europe/London")


def uk_now() -> datetime:
    """This moment in UK time."""
    return datetime.now(UK)


def uk_today() -> date:
    """The date in the UK: the as-at date of an extract that comes without one."""
    return uk_now().date()


def uk_time(stored: datetime) -> datetime:
    """A moment as it is stored (naive UTC) in UK time."""
    return stored.replace(tzinfo=UTC).astimezone(UK)
