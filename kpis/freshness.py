"""How fresh the figures are: for each extract the newest as-at date, and whether the next one is late."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from kpis import months

State = Literal["Current", "Late", "Not due", "Never loaded"]

GRACE = timedelta(days=14)
"""How long after the end of a month its extract may still be on its way."""


@dataclass(frozen=True)
class Freshness:
    """How far one extract reaches. `as_at` is the newest date on which it was run, None where it was never loaded."""

    extract: str
    title: str
    as_at: date | None
    state: State


def freshness(
    loaded: Mapping[str, date | None], today: date, schedule: Mapping[str, tuple[str, int]]
) -> list[Freshness]:
    """The extracts of the schedule in its order.

    `loaded` gives the newest as-at date of each extract (absent or None: never loaded), `schedule` its title and the
    months from one extract to the next. *Current* reaches the end of the last complete month. *Late* is more than 14
    days past the month end that should have followed the last one reached. *Not due* is what lies between.
    """
    return [
        Freshness(extract, title, loaded.get(extract), _state(loaded.get(extract), today, every_months))
        for extract, (title, every_months) in schedule.items()
    ]


def _state(as_at: date | None, today: date, every_months: int) -> State:
    if as_at is None:
        return "Never loaded"
    reached = _last_complete_month(as_at)
    if reached >= _last_complete_month(today - timedelta(days=1)):
        return "Current"
    due = months.last_day(months.add(reached, every_months))
    return "Late" if today > due + GRACE else "Not due"


def _last_complete_month(day: date) -> str:
    """The newest month that is over when the day is: the day's own month on its last day, else the one before."""
    return months.add(months.of(day + timedelta(days=1)), -1)
