"""One state of the data for one run of a page, so that all its parts agree, and no reader is given
what was kept for another who may do more or less.

A run is that of a whole page, or of a part that is drawn alone.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from data.access import Right
from data.clock import uk_time, uk_today
from data.reader import Reader
from data.record import LastStored, Stored
from data.store import Database
from data.store.records import records


class MovedError(Exception):
    """What is stored has changed since the page that is being drawn began to read it."""


BEFORE_ALL = datetime(1970, 1, 1)
"""Stands for an earlier moment by which nothing had been stored."""


class CacheKey(NamedTuple):
    """For whom something is kept and from what it was made: what its readers may do, which opening
    of the file (a backup may be put in its place), when the last was stored before the earlier
    moment that is looked at, and the numbers that grow with what is stored of it. Whatever is kept
    from one run to the next takes it first.

    Readers who may do the same share what is kept; so do all moments between two things stored.
    """

    rights: frozenset[Right]
    opening: int
    known_at: datetime | None
    stored: tuple[int, ...]


@dataclass(frozen=True)
class View:
    """A state of the data before a reader: of which opening of the file, how much was stored by the
    earlier moment that is looked at and when the last of it was, or until now (`last` is None), and
    the reader's day in the UK."""

    reader: Reader
    opening: int
    stored: Stored
    day: date
    last: LastStored | None

    @property
    def figures(self) -> CacheKey:
        """What the measures are read from: no entry alters any."""
        return self._key("events", "decisions")

    @property
    def milestones(self) -> CacheKey:
        """What the milestones are read from."""
        return self._key("events", "entries")

    @property
    def record(self) -> CacheKey:
        """What the entries are read from."""
        return self._key("entries")

    @property
    def everything(self) -> CacheKey:
        """All that is stored."""
        return self._key("events", "entries")

    @property
    def file(self) -> CacheKey:
        """What stays as it is, whatever is stored later and from whenever it is looked at."""
        return CacheKey(self.reader.rights, self.opening, None, ())

    def _key(self, *kinds: str) -> CacheKey:
        stored = tuple(getattr(self.stored, kind) for kind in kinds)
        moments = [getattr(self.last, kind) for kind in kinds] if self.last else []
        last = max(filter(None, moments), default=BEFORE_ALL) if self.last else None
        return CacheKey(self.reader.rights, self.opening, last, stored)


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


def look(database: Database, reader: Reader, at: datetime | None) -> View:
    """The state that there is before a reader, or that there was at a moment (naive UTC). Raises
    DatabaseError."""
    with database.reading() as cursor:
        kept = records(cursor)
        return View(
            reader,
            database.openings,
            kept.stored(at),
            uk_time(at).date() if at else uk_today(),
            kept.last_stored(at) if at else None,
        )


def unmoved(database: Database, key: CacheKey, *stored: int) -> None:
    """What was just read, while this much was stored, is of the state under which it is to be kept.
    Raises MovedError."""
    if (key.opening, key.stored) != (database.openings, stored):
        raise MovedError
