"""One state of the data for one run of a page, so that all its parts agree, and no reader is given
another's.

A run is that of a whole page, or of a part that is drawn alone.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime

from data.clock import uk_time, uk_today
from data.record.batches import Stored
from data.store import Database
from data.store.records import records


class MovedError(Exception):
    """What is stored has changed since the page that is being drawn began to read it."""


@dataclass(frozen=True)
class View:
    """A state of the data: of which opening of the file (a backup may be put in its place), how
    much was stored by the earlier moment that is looked at, or until now, and the reader's day in
    the UK."""

    opening: int
    stored: Stored
    day: date
    known_at: datetime | None

    @property
    def figures(self) -> tuple[int, ...]:
        """What the measures are read from: no entry alters any."""
        return self.opening, self.stored.events, self.stored.decisions

    @property
    def milestones(self) -> tuple[int, ...]:
        """What the milestones are read from."""
        return self.opening, self.stored.events, self.stored.entries

    @property
    def record(self) -> tuple[int, ...]:
        """What the entries are read from."""
        return self.opening, self.stored.entries


_RUN: ContextVar[list[View] | None] = ContextVar("run", default=None)


@contextmanager
def one_view() -> Iterator[None]:
    """Within it the state of the data is that of the first look."""
    run = _RUN.get()
    token = _RUN.set([] if run is None else run)
    try:
        yield
    finally:
        _RUN.reset(token)


def of_run(look: Callable[[], View]) -> View:
    """The state that this run shows; outside a run, the one that there is."""
    run = _RUN.get()
    if run is None:
        return look()
    if not run:
        run.append(look())
    return run[0]


def look(database: Database, at: datetime | None) -> View:
    """The state that there is, or that there was at a moment (naive UTC). Raises DatabaseError."""
    with database.reading() as cursor:
        return View(
            database.openings,
            records(cursor).stored(at),
            uk_time(at).date() if at else uk_today(),
            at,
        )


def unmoved(database: Database, state: tuple[int, ...], *stored: int) -> None:
    """What was just read, while this much was stored, is of the state under which all readers would
    be given it. Raises MovedError."""
    if state != (database.openings, *stored):
        raise MovedError
