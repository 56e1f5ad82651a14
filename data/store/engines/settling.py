"""What follows a commit: the proof that all of it is there."""

from contextlib import suppress
from typing import Any

import duckdb

from data.sql import literal
from data.store.faults import DatabaseError
from data.store.migrations import verify_counts

STORE = "store"
"""Under this name the engine has a database of PostgreSQL attached."""

LOCK = 7_303_013
"""The number of the lock that whoever has the turn holds on a server."""
TURN = "turn"
"""The variable of a cursor that says which connection of the server holds it."""
_LOST = (
    "The connection to the database was lost meanwhile, and with it the turn to write. Nothing was "
    "changed: repeat."
)


class ServerAsked:
    """The server itself, asked through a cursor: it counts where its rows lie."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, name: str = STORE) -> None:
        self._cursor = cursor
        self._name = name

    def execute(self, query: str) -> Any:  # noqa: ANN401 - a cursor, as of any library
        """Run the query there."""
        return self._cursor.execute(f"FROM postgres_query({literal(self._name)}, {literal(query)})")

    def do(self, statement: str) -> None:
        """Have a statement done there, within the cursor's transaction."""
        self._cursor.execute(f"CALL postgres_execute({literal(self._name)}, {literal(statement)})")

    def hold(self, process: int) -> None:
        """One of the server's processes still has the turn. Raises DatabaseError."""
        if not self.holds(process):
            raise DatabaseError(_LOST)

    def holds(self, process: int) -> bool:
        """Whether one of the server's processes still has the turn."""
        held = self.execute(
            "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted "
            f"AND classid = 0 AND objid = {LOCK} AND pid = {process}"
        )
        return bool(held.fetchall())


def on_server(cursor: duckdb.DuckDBPyConnection) -> bool:
    """Whether a cursor writes to a server."""
    found = cursor.execute(
        "SELECT type FROM duckdb_databases() WHERE database_name = current_catalog()"
    ).fetchall()
    return found == [("postgres",)]


def hold(cursor: duckdb.DuckDBPyConnection) -> None:
    """Before a commit: whoever writes still has the turn. On a server it is lost with its
    connection, and then another may have written meanwhile. Raises DatabaseError."""
    if not has_turn(cursor):
        raise DatabaseError(_LOST)


def has_turn(cursor: duckdb.DuckDBPyConnection) -> bool:
    """Whether the turn has not been lost that had begun with this cursor."""
    if not on_server(cursor):
        return True
    ((process,),) = cursor.execute(f"SELECT getvariable({literal(TURN)})").fetchall()
    return ServerAsked(cursor).holds(process or 0)


def settle(cursor: duckdb.DuckDBPyConnection) -> None:
    """Bring what was committed from the log into the file, for a torn log is recovered only up to
    the damage, and silently; and count it. A server keeps its log itself, and says at the commit
    that all is on its disk: there the newest upload is counted."""
    if on_server(cursor):
        verify_counts(ServerAsked(cursor), newest=True)
        return
    # While somebody still reads what was updated it cannot be brought in: the log stays, whole,
    # until the next time.
    with suppress(duckdb.TransactionException):
        cursor.execute("CHECKPOINT")
    verify_counts(cursor)
