"""Milestones that recur: the windows in which one is expected, whether it was held in each, and
when it is due next.

The plan gives the rhythms in its own words (weekly, half termly, twice a year). Where a window
begins and ends is our reading of them, which `READINGS` says in words. Nothing is expected before
the plan, or before the month in which a dated milestone is to be in place.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, count, takewhile
from typing import Literal

from data.plan import Milestone
from kpis import months

Rhythm = Literal[
    "weekly", "monthly", "quarterly", "half-termly", "twice a year", "six-monthly", "annual"
]
OccurrenceState = Literal["held", "missed", "open"]
Span = tuple[date, date]
WORDS: dict[Rhythm, str] = {
    "weekly": "every week",
    "monthly": "every month",
    "quarterly": "every three months",
    "half-termly": "every half term",
    "twice a year": "twice a year",
    "six-monthly": "every six months",
    "annual": "every year",
}
READINGS: dict[Rhythm, str] = {
    "weekly": "One in each week from Monday to Sunday, from the first whole week after the plan "
    "was made.",
    "monthly": "One in each calendar month, from the month in which the milestone is due.",
    "quarterly": "One in each three months, from the month in which the milestone is due; where "
    "the plan says that they follow it, from the month after.",
    "half-termly": "One in each half term, taken as September and October, November and December, "
    "1 January to 15 February, 16 February to March, April and May, June and July; "
    "none is expected in August.",
    "twice a year": "One from March to August and one from September to February.",
    "six-monthly": "One in each six months, from the first whole month after the plan was made.",
    "annual": "One in each twelve months, from the first whole month after the plan was made.",
}
"""How occurrences are counted, for the reader of a figure."""
_MONTHS: dict[Rhythm, int] = {
    "monthly": 1,
    "quarterly": 3,
    "twice a year": 6,
    "six-monthly": 6,
    "annual": 12,
}
_HALF_TERMS = (
    "01-01 02-15",
    "02-16 03-31",
    "04-01 05-31",
    "06-01 07-31",
    "09-01 10-31",
    "11-01 12-31",
)
_FOLLOWING = "following"
"""A word of the printed date of 1a.5. It says that the reviews come after the month in which the
milestone is due, and not in it."""


@dataclass(frozen=True)
class Window:
    """A time in which an occurrence is expected, both days included. It is missed once it has ended
    without one."""

    first: date
    last: date
    held_on: tuple[date, ...]
    state: OccurrenceState
    ended: bool


@dataclass(frozen=True)
class Occurrences:
    """The windows of a recurring milestone that had begun by a day, oldest first, and when it was
    held up to then.

    `due_next` is the last day of the window that is open, or of the next one where something was
    held in it already.
    """

    rhythm: Rhythm
    windows: tuple[Window, ...]
    held_on: tuple[date, ...]
    due_next: date

    @property
    def words(self) -> str:
        """The rhythm in words: `every half term`."""
        return WORDS[self.rhythm]

    @property
    def reading(self) -> str:
        """How its occurrences are counted."""
        return READINGS[self.rhythm]

    @property
    def last_held(self) -> date | None:
        """The day on which it was last held, in whatever window."""
        return self.held_on[-1] if self.held_on else None

    @property
    def on_time(self) -> tuple[int, int] | None:
        """The number of ended windows in which it was held, and the number of ended windows. None
        before the first has ended."""
        ended = [window for window in self.windows if window.ended]
        return (sum(bool(window.held_on) for window in ended), len(ended)) if ended else None


def occurrences(
    milestone: Milestone, since: date, held: Iterable[date], as_at: date
) -> Occurrences | None:
    """How a milestone has recurred by a day, given from when the plan wants that and the days on
    which it was held; None where it does not recur."""
    rhythm = milestone.recurs or milestone.also_recurs
    if rhythm is None:
        return None
    held_on = tuple(sorted({day for day in held if day <= as_at}))
    begun: list[Window] = []
    for span in _spans(rhythm, milestone, since):
        window = _window(span, held_on, as_at)
        if window.first <= as_at:
            begun.append(window)
        if not window.ended and not window.held_on:
            return Occurrences(rhythm, tuple(begun), held_on, window.last)
    raise AssertionError("windows never end")


def due_days(found: Occurrences, until: date) -> tuple[date, ...]:
    """The days by which a recurring milestone is to be held, from the next one until a day, both
    included."""
    after = found.due_next + timedelta(days=1)
    lasts = (last for _, last in _spans_from(found.rhythm, after))
    return tuple(takewhile(lambda day: day <= until, chain([found.due_next], lasts)))


def _spans_from(rhythm: Rhythm, day: date) -> Iterator[Span]:
    """Every window from the day with which one begins, without end; half terms from the next."""
    if rhythm == "weekly":
        return _weeks(day)
    if rhythm == "half-termly":
        return _half_terms(day)
    return _by_months(months.of(day), _MONTHS[rhythm])


def _window(span: Span, held_on: tuple[date, ...], as_at: date) -> Window:
    first, last = span
    inside = tuple(day for day in held_on if first <= day <= last)
    ended = last < as_at
    return Window(first, last, inside, "held" if inside else "missed" if ended else "open", ended)


def _spans(rhythm: Rhythm, milestone: Milestone, since: date) -> Iterator[Span]:
    """Every window, without end."""
    month = months.of(
        since if since.day == 1 else months.last_day(months.of(since)) + timedelta(days=1)
    )
    month = max(month, milestone.due or month)
    if rhythm == "weekly":
        return _weeks(since)
    if rhythm == "half-termly":
        return _half_terms(months.first_day(month))
    if rhythm == "twice a year":
        month = months.add(month, -((int(month[5:]) - 3) % 6))
    elif rhythm == "quarterly" and _FOLLOWING in (milestone.printed_due or ""):
        month = months.add(month, 1)
    return _by_months(month, _MONTHS[rhythm])


def _weeks(since: date) -> Iterator[Span]:
    monday = since + timedelta(days=-since.weekday() % 7)
    return ((monday + timedelta(weeks=at), monday + timedelta(weeks=at, days=6)) for at in count())


def _by_months(month: str, size: int) -> Iterator[Span]:
    firsts = (months.add(month, at * size) for at in count())
    return (
        (months.first_day(first), months.last_day(months.add(first, size - 1))) for first in firsts
    )


def _half_terms(day: date) -> Iterator[Span]:
    """Half terms in order, first and last day, without end. The first is the one that holds this
    day, or else the next."""
    for year in count(day.year):
        for first, last in (each.split() for each in _HALF_TERMS):
            span = date.fromisoformat(f"{year}-{first}"), date.fromisoformat(f"{year}-{last}")
            if span[1] >= day:
                yield span
