"""Making an edition: working figures are read, what may be shown of them is worked out, and that
alone is stored."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from pydantic import BaseModel

from data.access import Right
from data.audit import Kind
from data.clock import uk_time, utc_now
from data.reader import Reader
from data.record import Entry, NewEdition
from data.store import Database, transaction
from data.store.editions import editions
from data.store.records import records
from kpis.computing import ensure_current, stale
from kpis.definitions import Share
from kpis.disclosure import release
from kpis.editions.content import Content, content_of, dumped
from kpis.editions.findings import FINDINGS, EditionFindings, findings_of
from kpis.editions.reading import earlier_shares, may_be_had, must_be_there
from kpis.judging import Results, released_as, results_in
from kpis.measures import measures
from kpis.milestones import Board, as_reported, board_in
from kpis.rounds import PastRound, past_rounds
from kpis.trends import recent_directions


class MeanwhileError(Exception):
    """Another edition was made while this one was."""

    def __init__(self) -> None:
        super().__init__(
            "Another edition was made meanwhile, beside which this one was not checked. Nothing "
            "was stored: look at that one, and make yours again if it is still wanted."
        )


THRESHOLDS = (5, 10)
"""The least numbers that an edition may show."""
Say = Callable[[str], None]


class EditionWish(BaseModel, frozen=True):
    """What an edition is to be: the meeting that it is for, up to which month (the newest one
    without it), as known at which moment (now without it; naive UTC), and what it corrects.

    `day` is the day of its readers, by which extracts are late and meetings over: that of the
    moment, save in the demonstration, which makes the editions of three months at once.
    """

    name: str
    month: str | None = None
    known_at: datetime | None = None
    threshold: int = 5
    note: str = ""
    corrects: int | None = None
    day: date | None = None


@dataclass(frozen=True)
class MadeEdition:
    """An edition that is made: its number, what is on the record of it, and what it hides."""

    id: int
    edition: NewEdition
    findings: EditionFindings

    @property
    def fields(self) -> dict[str, Any]:
        """What the command prints of it."""
        told = self.edition
        return {
            "edition": self.id,
            "name": told.name,
            "month": told.month,
            "known_at": told.known_at.isoformat(),
            "threshold": told.threshold,
            "shown": self.findings.shown,
            "hidden": self.findings.reasons,
            "coarsened": self.findings.coarsened,
            "sha256": told.sha256,
        }


def _silent(_: str) -> None:
    pass


def make(database: Database, wish: EditionWish, by: Reader, say: Say = _silent) -> MadeEdition:
    """Work out what may be shown, check it, and store it. It waits for approval then. `say` is told
    how far it is.

    Raises CannotBeSafeError where no form of it is safe beside earlier editions, DatabaseError,
    NotAllowedError and AuditError.
    """
    by.must(Right.MAKE_EDITION)
    if wish.corrects is not None:
        must_be_there(database, wish.corrects)
    say("Reading the working figures")
    working = _read(database, wish)
    earlier = earlier_shares(database)
    released = release(working.results, list(earlier.values()), wish.threshold, say)
    say("Storing the edition")
    content = _content(working, released.figures)
    text = dumped(content)
    edition = NewEdition(
        name=wish.name.strip(),
        month=content.month,
        known_at=working.known_at,
        threshold=wish.threshold,
        note=wish.note.strip(),
        corrects=wish.corrects,
        sha256=hashlib.sha256(text).hexdigest(),
    )
    return _stored(database, edition, by, text, findings_of(released), set(earlier))


@dataclass(frozen=True)
class _Working:
    """One consistent state, exact."""

    known_at: datetime
    day: date
    results: Results
    board: Board
    entries: tuple[Entry, ...]
    rounds: tuple[PastRound, ...]


def _read(database: Database, wish: EditionWish) -> _Working:
    """The state as of the moment that is asked for, or as it is: then the moment is now."""
    while True:
        with database.reading() as cursor:
            if wish.known_at is not None or not stale(cursor, records(cursor).batches()):
                at = wish.known_at or utc_now()
                day = wish.day or uk_time(at).date()
                found = results_in(cursor, wish.month, wish.known_at)
                board = as_reported(board_in(cursor, day, wish.known_at))
                entries = records(cursor).entries(wish.known_at)
                return _Working(at, day, found, board, entries, past_rounds(cursor, day))
        ensure_current(database)


def _content(working: _Working, shares: Share) -> Content:
    results = released_as(working.results, shares, measures())
    lately = recent_directions(results.by_id)
    content = content_of(results, shares, working.board, working.entries, lately, working.day)
    return replace(content, rounds=working.rounds)


def working_content(database: Database, wish: EditionWish) -> Content:
    """The exact figures that an edition would be made of, in the shape of its content: for who may
    see working figures. Raises DatabaseError."""
    working = _read(database, wish)
    found = working.results
    lately = recent_directions(found.by_id)
    return content_of(found, found.shares, working.board, working.entries, lately, working.day)


def _stored(
    database: Database,
    edition: NewEdition,
    by: Reader,
    text: bytes,
    findings: EditionFindings,
    earlier: set[int],
) -> MadeEdition:
    """Put it on the record, unless another edition has been made since the earlier ones were read:
    it was not checked beside that one."""
    with database.writing(f"{by.name} is making an edition") as cursor:
        keeper = editions(cursor)
        if {one.id for one in keeper.editions() if may_be_had(one)} - earlier:
            raise MeanwhileError
        told = database.trail.told(replace(by, name=by.name.strip()), Kind.EDITION)
        with transaction(cursor, keep=True, told=told):
            id = keeper.add(edition, by, text, FINDINGS.dump_json(findings).decode())
            told.what = f"edition {id} made"
    return MadeEdition(id, edition, findings)
