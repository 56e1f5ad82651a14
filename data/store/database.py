"""The one door to the database: one root connection a process, a cursor a query, one writer at a
time."""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from time import monotonic

import duckdb

from data.address import Address, PostgresAddress
from data.audit import trail_of
from data.incident import AWAY
from data.settings import Settings
from data.store.engines import Engine, Recognised, embedded_engine, kept, roll_back
from data.store.faults import OUTCOMES, DatabaseError, SharedFault, explained
from data.store.properties import opened_whole, refuse_moved
from data.store.records import records
from data.store.turn import WaitedError

__all__ = ["Database", "DatabaseError", "open_database"]

_OPENINGS = count(1)
LEAVE_SECONDS = 10
"""How long to wait until nobody uses the file any more, when it must be closed."""
_ENDED = "The dashboard is being stopped: load the page again once it runs. Nothing was changed."


class Database:
    """An open database. `incoming` is the only folder that it may read files from; nothing else
    lies in it; `trail` is where what is done to it is recorded.

    `settings` are those that it was opened with. `openings` counts the openings of
    records by this process until this one, and each time that another was found in its place: what
    was read under another count may be of another one.
    `name` is what it is called in a sentence, `address` where it is.
    """

    def __init__(self, engine: Engine, settings: Settings) -> None:
        self.address: Address = engine.address
        self.name = engine.name
        self.incoming = engine.incoming
        self.openings = next(_OPENINGS)
        self.settings = settings
        self.trail = trail_of(engine.address, settings)
        self._engine = engine
        self._root = opened_whole(engine)
        self._recognised = Recognised()
        engine.clean()
        self._door = threading.Condition()
        self._reopening = SharedFault()
        self._inside = 0
        self._broken = self._shut = self._ended = False

    @property
    def path(self) -> Path:
        """The file that it is kept in. Raises DatabaseError where a server keeps it."""
        if isinstance(self.address, PostgresAddress):
            raise DatabaseError(f"The database {self.name} is no file: its server copies it.")
        return self.address

    @contextmanager
    def reading(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor that sees one consistent state, whatever is loaded meanwhile; what it makes is
        thrown away."""
        with self._cursor() as cursor:
            cursor.execute("BEGIN")
            try:
                if self._recognised.another(lambda: self._engine.identity(cursor)):
                    self.openings = next(_OPENINGS)
                yield cursor
            finally:
                roll_back(cursor)

    def look(self) -> None:
        """It answers, and this process may still use it. Raises DatabaseError."""
        with self.reading() as cursor:
            records(cursor).stored()
            self._engine.look(cursor)

    @contextmanager
    def writing(
        self, who: str = "Somebody is changing what is stored"
    ) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of the one writer, `who` in the words that one who waits too long is told.

        What is to be kept goes into a `transaction`. Raises DatabaseError, which says whether it
        was kept.
        """
        with self._engine.taken(who), self._writer() as (cursor, begin):
            begin()
            yield cursor

    @contextmanager
    def preparing(self) -> Iterator[tuple[duckdb.DuckDBPyConnection, Callable[[str], None]]]:
        """A cursor to make something ready with, in its own temporary tables, while others write;
        and what takes one's turn to write with it, as in `writing`, until the end."""
        with ExitStack() as turn, self._writer() as (cursor, begin):

            def take(who: str) -> None:
                if self._shut:  # who replaces the file waits until nobody has a cursor
                    raise self._engine.waited()
                turn.enter_context(self._engine.taken(who))
                begin()

            yield cursor, take

    @contextmanager
    def replacing(
        self,
        who: str = "A backup is being restored",
        ready: Callable[[duckdb.DuckDBPyConnection], None] | None = None,
    ) -> Iterator[None]:
        """Nobody has the file open, and everybody waits: another may be put in its place. What is
        to be made `ready` for that is made first, while others read and nobody writes. Raises
        DatabaseError."""
        with ExitStack() as turn:
            turn.enter_context(self._engine.taken(who))
            if ready:
                with self._cursor() as cursor:
                    ready(cursor)
            turn.enter_context(self._door)
            self._shut = True
            try:
                self._wait(lambda: not self._inside)
                self._root.close()
                self._broken = True
                yield
            finally:
                self._shut = False
                self._door.notify_all()

    def close(self) -> None:
        """Close the file for good, so that another process may open it. Whoever still uses it has a
        little time to come to an end; nobody else is let in."""
        with self._door:
            self._ended = True
            self._door.wait_for(lambda: not self._inside, LEAVE_SECONDS)
            self._root.close()
            self._engine.end()

    @contextmanager
    def _writer(self) -> Iterator[tuple[duckdb.DuckDBPyConnection, Callable[[], None]]]:
        """A cursor, and what is to be called when its turn begins: a fault says from then on
        whether anything was kept."""
        before: int | None = None
        done: bool | None = False
        try:
            with self._cursor() as cursor:

                def begin() -> None:
                    nonlocal before
                    refuse_moved(cursor)
                    self._engine.begin(cursor)
                    before = records(cursor).stored().version

                try:
                    yield cursor, begin
                except BaseException:
                    done = kept(cursor)
                    raise
        except WaitedError:
            raise
        except DatabaseError as error:
            server = isinstance(self.address, PostgresAddress)
            outcome = OUTCOMES[done] if server else self._outcome(before)
            raise type(error)(f"{error} {outcome}", f"{error.public} {outcome}") from error

    @contextmanager
    def _cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        with self._engine.explained(), self._entered() as cursor:
            try:
                self._engine.enter(cursor)
                yield cursor
            except duckdb.Error as error:
                self._broken = self._broken or self._engine.broke(error)
                raise

    @contextmanager
    def _entered(self) -> Iterator[duckdb.DuckDBPyConnection]:
        came = monotonic()
        with self._door:
            # A broken engine keeps the file open, and stays broken, while anybody has a cursor of
            # it.
            self._wait(lambda: not self._shut and not (self._broken and self._inside))
            if self._ended:
                raise DatabaseError(_ENDED)
            if self._broken:
                with self._reopening.attempt(came):
                    self._root.close()
                    self._root = opened_whole(self._engine)
                self._broken = False
                self.openings = next(_OPENINGS)
            cursor = self._root.cursor()
            self._inside += 1
        try:
            with cursor:
                yield cursor
        finally:
            with self._door:
                self._inside -= 1
                self._door.notify_all()

    def _wait(self, until: Callable[[], bool]) -> None:
        if not self._door.wait_for(until, LEAVE_SECONDS):
            raise DatabaseError(
                f"The database {self.name} is to be opened again, and is still in use: repeat.",
                AWAY,
            )

    def _outcome(self, before: int | None) -> str:
        """Whether a change to a file that failed was kept: seen from what is stored, not guessed
        from where it failed."""
        try:
            with self.reading() as cursor:
                return OUTCOMES[before not in (None, records(cursor).stored().version)]
        except DatabaseError:
            return OUTCOMES[False if before is None else None]


def open_database(address: Address | None = None, settings: Settings | None = None) -> Database:
    """The database at `address` (by default the configured one); a file is made if it is not there.
    Raises DatabaseError."""
    settings = settings or Settings()
    address = address or settings.database
    if isinstance(address, PostgresAddress):
        return _on_server(address, settings)
    try:
        address.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseError(
            f"The folder {address.parent} cannot be made: {error.strerror}. Choose another place.",
            AWAY,
        ) from error
    return Database(embedded_engine(address, settings), settings)


def _on_server(address: PostgresAddress, settings: Settings) -> Database:
    from data.store.server import server_engine

    with explained(address.name, opening=True):
        engine = server_engine(address, settings)
    try:
        return Database(engine, settings)
    except BaseException:
        engine.end()
        raise
