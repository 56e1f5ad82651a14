"""DuckDB in memory over a database of PostgreSQL, which several processes have open: every query is
the same, and the record, its keys and its transactions are the server's."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

import duckdb

from data.address import PostgresAddress
from data.code import code_of_dashboard
from data.postgresql import LOST, release
from data.settings import Settings
from data.store.engines import STORE, TURN, Engine, ServerAsked
from data.store.faults import BROKEN, DatabaseError, explained
from data.store.opening import connect, lock_down
from data.store.server.attaching import attach, look
from data.store.server.explaining import explained_server
from data.store.server.incarnation import INCARNATION
from data.store.server.one_version import RELEASE, TAKEN_OVER
from data.store.server.turn import ServerTurn
from data.store.server.work_folder import WorkFolder
from data.store.turn import WaitedError

# What is another after a restart of the server, a restore over what was there, another database of
# the name, and a move. Whatever it asks is the server's own and needs no right.
_IDENTITY = f"""SELECT concat_ws(' ', extract(epoch FROM pg_postmaster_start_time()),
    (SELECT oid FROM pg_database WHERE datname = current_database()),
    pg_relation_filenode(to_regclass('public.events')),
    pg_relation_filenode(to_regclass('public.entries')),
    (SELECT content FROM public.properties WHERE name = '{INCARNATION}'))"""


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
            look(self.address, self._application)
        root = connect(":memory:")
        try:
            with explained(self.name, opening=True):
                attach(root, self.address, self._folder)
                lock_down(root, self.incoming, self._settings)
        except BaseException:
            root.close()
            raise
        return root

    def enter(self, cursor: duckdb.DuckDBPyConnection) -> None:
        cursor.execute(f"USE {STORE}")

    def look(self, cursor: duckdb.DuckDBPyConnection) -> None:
        # The engine connects anew by itself, where in the meantime another version may have come.
        found = cursor.execute("SELECT content FROM properties WHERE name = ?", [RELEASE])
        if found.fetchall() != [(self._application,)]:
            raise DatabaseError(TAKEN_OVER)

    def identity(self, cursor: duckdb.DuckDBPyConnection) -> str:
        return str(ServerAsked(cursor).execute(_IDENTITY).fetchall()[0][0])

    def begin(self, cursor: duckdb.DuckDBPyConnection) -> None:
        cursor.execute(f"SET VARIABLE {TURN} = {self._turn.process}")

    @contextmanager
    def taken(self, who: str) -> Iterator[None]:
        with self.explained(), self._turn.taken(who):
            yield

    def waited(self) -> WaitedError:
        return self._turn.waited()

    def explained(self) -> AbstractContextManager[None]:
        return explained_server(self.address, self.name)

    def broke(self, error: BaseException) -> bool:
        text = str(error).lower()
        lost = isinstance(error, duckdb.Error) and any(sign in text for sign in LOST)
        return lost or isinstance(error, BROKEN)

    def clean(self) -> None:
        with explained(self.name, opening=True):
            self._folder.clean()

    def end(self) -> None:
        self._folder.end()
