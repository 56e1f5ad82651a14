"""One state of the data for one run of a page, so that all its parts agree, and no reader is given
what was kept for another who may do more or less.

A run is that of a whole page, or of a part that is drawn alone.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from data.access import Right
from data.clock import uk_time, uk_today
from data.reader import Reader
from data.record import Edition, LastStored, Stored
from data.store import Database
from data.store.editions import editions
from data.store.records import records


class MovedError(Exception):
    """What is stored has changed since the page that is being drawn began to read it."""


NOTHING_RELEASED = 0
"""Stands for the edition of a reader who sees editions alone, before there is one."""
BEFORE_ALL = datetime(1970, 1, 1)
"""Stands for an earlier moment by which nothing had been stored."""


class CacheKey(NamedTuple):
    """For whom something is kept and from what it was made: what its readers may do, which opening
    of the file (a backup may be put in its place), when the last was stored before the earlier
    moment that is looked at, the numbers that grow with what is stored of it, and which edition it
    is of (None for working figures). Whatever is kept from one run to the next takes it first.

    Readers who may do the same share what is kept; so do all moments between two things stored.
    """

    rights: frozenset[Right]
    opening: int
    known_at: datetime | None
    stored: tuple[int, ...]
    edition: int | None = None


KEYED: dict[str | type[Any], Callable[[Any], Any]] = {CacheKey: repr}
"""How Streamlit is to tell one key from another: by all that it holds, written out. Its own way
goes through sets and enumerations piece by piece, which took a tenth of a page's time."""


@dataclass(frozen=True)
class View:
    """A state of the data before a reader: of which opening of the file, how much was stored by the
    earlier moment that is looked at and when the last of it was, or until now (`last` is None), the
    reader's day in the UK, and the editions that there are. `edition` is the one that is looked at;
    `working`: working figures are, of which the reader has the right."""

    reader: Reader
    opening: int
    stored: Stored
    day: date
    last: LastStored | None
    editions: tuple[Edition, ...] = ()
    edition: Edition | None = None
    working: bool = True

    @property
    def shown(self) -> int | None:
        """The number of the edition that is looked at; None for working figures."""
        if self.working:
            return None
        return self.edition.id if self.edition else NOTHING_RELEASED

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
    def drawn(self) -> CacheKey:
        """What pages are drawn from: all that is stored, and what became of every edition."""
        key, steps = self.everything, sum(1 + len(one.events) for one in self.editions)
        return key._replace(stored=(*key.stored, steps))

    @property
    def file(self) -> CacheKey:
        """What stays as it is, whatever is stored later and from whenever it is looked at."""
        return CacheKey(self.reader.rights, self.opening, None, ())

    def _key(self, *kinds: str) -> CacheKey:
        if self.shown is not None:
            return CacheKey(self.reader.rights, self.opening, None, (), self.shown)
        stored = tuple(getattr(self.stored, kind) for kind in kinds)
        moments = [getattr(self.last, kind) for kind in kinds] if self.last else []
        last = max(filter(None, moments), default=BEFORE_ALL) if self.last else None
        return CacheKey(self.reader.rights, self.opening, last, stored)


Choose = Callable[[Reader, Sequence[Edition]], tuple[bool, Edition | None]]
"""From the reader and the editions that there are to what is looked at: working figures, or an
edition, or nothing of either."""


def working_figures(_: Reader, __: Sequence[Edition]) -> tuple[bool, None]:
    """Working figures are looked at."""
    return True, None


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


def look(
    database: Database, reader: Reader, at: datetime | None, choose: Choose = working_figures
) -> View:
    """The state that there is before a reader, or that there was at a moment (naive UTC); `choose`
    says which of the editions is looked at. Raises DatabaseError."""
    with database.reading() as cursor:
        kept, made = records(cursor), editions(cursor).editions()
        working, edition = choose(reader, made)
        return View(
            reader,
            database.openings,
            kept.stored(at),
            uk_time(at).date() if at else uk_today(),
            kept.last_stored(at) if at else None,
            made,
            edition,
            working,
        )


def unmoved(database: Database, key: CacheKey, *stored: int) -> None:
    """What was just read, while this much was stored, is of the state under which it is to be kept.
    Raises MovedError."""
    if (key.opening, key.stored) != (database.openings, stored):
        raise MovedError
