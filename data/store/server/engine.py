"""DuckDB in memory over a database of PostgreSQL, which several processes have open: every query is
the same, and the record, its keys and its transactions are the server's."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import duckdb_extension_postgres_scanner
from psycopg.conninfo import make_conninfo

from data import clock
from data.address import PostgresAddress
from data.code import code_of_dashboard
from data.postgresql import LOST, ServerError, connected, options_of, release, server_words
from data.settings import Settings
from data.sql import literal
from data.store.engines import STORE, TURN, Engine
from data.store.faults import BROKEN, DatabaseError, explained
from data.store.migrations import verify_counts
from data.store.opening import connect, lock_down
from data.store.server.one_version import take_over
from data.store.server.steps import verify_server
from data.store.server.turn import ServerTurn
from data.store.server.work_folder import WorkFolder
from data.store.turn import WaitedError

_POOL = 2
"""Connections that the engine keeps: reading takes one, and a writer another."""
_IDLE_MILLISECONDS = 60_000


def server_engine(address: PostgresAddress, settings: Settings) -> Engine:
    """The engine over a database of PostgreSQL. Raises OSError where this process cannot have a
    folder of its own."""
    return _ServerEngine(address, settings)


class _ServerEngine:
    """The database at `address`; its protocol says what each method means."""

    def __init__(self, address: PostgresAddress, settings: Settings) -> None:
        self.address = address
        self.name = address.name
        self._settings = settings
        self._application = release(code_of_dashboard())
        self._folder = WorkFolder(settings.work_folder, address.stem)
        self.incoming = self._folder.incoming
        self._turn = ServerTurn(address, self._application)

    def open(self) -> duckdb.DuckDBPyConnection:
        with self.explained():
            self._look()
        root = connect(":memory:")
        try:
            with explained(self.name, opening=True):
                self._attach(root)
                lock_down(root, self.incoming, self._settings)
        except BaseException:
            root.close()
            raise
        return root

    def enter(self, cursor: duckdb.DuckDBPyConnection) -> None:
        cursor.execute(f"USE {STORE}")

    def begin(self, cursor: duckdb.DuckDBPyConnection) -> None:
        cursor.execute(f"SET VARIABLE {TURN} = {self._turn.process}")

    @contextmanager
    def taken(self, who: str) -> Iterator[None]:
        with self.explained(), self._turn.taken(who):
            yield

    def waited(self) -> WaitedError:
        return self._turn.waited()

    @contextmanager
    def explained(self) -> Iterator[None]:
        with explained(self.name):
            try:
                yield
            except ServerError as error:
                raise DatabaseError(str(error)) from error
            except duckdb.Error as error:
                # The engine tells faults of the server as faults of any kind of its own.
                if words := server_words(str(error)):
                    raise DatabaseError(f"The database {self.name} {words}.") from error
                raise

    def broke(self, error: BaseException) -> bool:
        text = str(error).lower()
        lost = isinstance(error, duckdb.Error) and any(sign in text for sign in LOST)
        return lost or isinstance(error, BROKEN)

    def clean(self) -> None:
        with explained(self.name, opening=True):
            self._folder.clean()

    def end(self) -> None:
        self._folder.end()

    def _look(self) -> None:
        """The server is there, of this version, with every row; and go by its clock. Raises
        DatabaseError."""
        with connected(self.address, self._application) as connection:
            verify_server(connection)
            take_over(connection, self._application)
            verify_counts(connection)
            ((now,),) = connection.execute("SELECT clock_timestamp()").fetchall()
        clock.set_by(now)

    def _attach(self, root: duckdb.DuckDBPyConnection) -> None:
        (extension,) = Path(duckdb_extension_postgres_scanner.__file__).parent.rglob(
            "*.duckdb_extension"
        )
        root.execute(f"LOAD {literal(str(extension))}")
        root.execute(f"SET pg_pool_max_connections = {_POOL}")
        root.execute(f"SET pg_pool_idle_timeout_millis = {_IDLE_MILLISECONDS}")
        root.execute(f"ATTACH {literal(self._text())} AS {STORE} (TYPE postgres)")

    def _text(self) -> str:
        """The address for the engine, which shows it to whoever asks: without the password."""
        options = options_of(self.address, self._application)
        if self.address.password:
            secret = self.address.password.get_secret_value()
            options |= {"passfile": str(self._folder.passfile(secret))}
        return make_conninfo("", **options)
