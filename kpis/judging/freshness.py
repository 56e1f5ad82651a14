"""How fresh the figures are: for each extract the newest as-at date, and whether the next one is
late."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from data.clock import last_month_end
from data.extracts import extracts
from kpis import months

FreshnessState = Literal["Current", "Late", "Not due", "Never loaded"]

GRACE = timedelta(days=14)
"""How long after the end of a month its extract may still be on its way."""


@dataclass(frozen=True)
class Freshness:
    """How far one extract reaches. `as_at` is the newest date on which it was run, None where it
    was never loaded; `every_months` are the months from one extract to the next."""

    extract: str
    title: str
    as_at: date | None
    state: FreshnessState
    every_months: int = 1

    @property
    def expected(self) -> str | None:
        """The month that the next extract should reach; None where it was never loaded."""
        return (
            months.add(months.of(last_month_end(self.as_at)), self.every_months)
            if self.as_at
            else None
        )

    @property
    def due(self) -> date | None:
        """The last day on which that extract is in time; None where it was never loaded."""
        return months.last_day(self.expected) + GRACE if self.expected else None


def fresh_on(as_at: Mapping[str, date], day: date) -> list[Freshness]:
    """How fresh every extract is on a day, by the newest date on which each was run."""
    schedule = {name: (extract.title, extract.every_months) for name, extract in extracts().items()}
    return freshness(as_at, day, schedule)


def freshness(
    loaded: Mapping[str, date | None], today: date, schedule: Mapping[str, tuple[str, int]]
) -> list[Freshness]:
    """The extracts of the schedule in its order.

    `loaded` gives the newest as-at date of each extract (absent or None: never loaded), `schedule`
    its title and the months from one extract to the next. *Current* reaches the end of the last
    complete month. *Late* is more than 14 days past the month end that should have followed the
    last one reached. *Not due* is what lies between.
    """
    return [
        _freshness(extract, title, loaded.get(extract), today, every_months)
        for extract, (title, every_months) in schedule.items()
    ]


def _freshness(
    extract: str, title: str, as_at: date | None, today: date, every_months: int
) -> Freshness:
    found = Freshness(extract, title, as_at, "Never loaded", every_months)
    if as_at is None or found.due is None:
        return found
    if last_month_end(as_at) >= last_month_end(today - timedelta(days=1)):
        return replace(found, state="Current")
    return replace(found, state="Late" if today > found.due else "Not due")
