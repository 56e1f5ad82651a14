"""What follows a commit: the proof that all of it is there."""

from contextlib import suppress
from typing import Any

import duckdb

from data.sql import literal
from data.store.checkpoints import checkpoint
from data.store.faults import DatabaseError
from data.store.migrations import verify_counts

STORE = "store"
"""Under this name the engine has a database of PostgreSQL attached."""

LOCK = 7_303_013
"""The number of the lock that whoever has the turn holds on a server."""
TURN = "turn"
"""The variable of a cursor that says which connection of the server holds it."""
_TRIED = "tried"
"""The variable of a cursor with the number by which the server knows what it tried to keep last."""
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

    def hold(self, process: int) -> int:
        """One of the server's processes still has the turn; the number of this transaction, whose
        commit then waits for the server's disk whatever else is set. Raises DatabaseError."""
        held = self.execute(
            "SELECT pg_current_xact_id()::text, set_config('synchronous_commit', 'on', true) "
            "FROM pg_locks WHERE locktype = 'advisory' AND granted "
            f"AND classid = 0 AND objid = {LOCK} AND pid = {process}"
        ).fetchall()
        if not held:
            raise DatabaseError(_LOST)
        return int(held[0][0])

    def status(self, transaction: int) -> str | None:
        """What became of a transaction: `committed`, `aborted`, or not known yet. One of a number
        that was not given out fell with the server before anything of it was on the disk."""
        number = f"'{transaction}'::xid8"
        ((found,),) = self.execute(
            f"SELECT CASE WHEN {number} < pg_current_xact_id() THEN pg_xact_status({number}) "
            "ELSE 'aborted' END"
        ).fetchall()
        return found


def on_server(cursor: duckdb.DuckDBPyConnection) -> bool:
    """Whether a cursor writes to a server."""
    found = cursor.execute(
        "SELECT type FROM duckdb_databases() WHERE database_name = current_catalog()"
    ).fetchall()
    return found == [("postgres",)]


def hold(cursor: duckdb.DuckDBPyConnection) -> None:
    """Before a commit: whoever writes still has the turn. On a server it is lost with its
    connection, and then another may have written meanwhile. Raises DatabaseError."""
    if not on_server(cursor):
        return
    tried = ServerAsked(cursor).hold(_variable(cursor, TURN))
    cursor.execute(f"SET VARIABLE {_TRIED} = {tried}")


def kept(cursor: duckdb.DuckDBPyConnection) -> bool | None:
    """Whether a server has what a cursor tried to keep last: its answer may be lost where the
    commit is not, and others may have written since. None where that cannot be known now."""
    try:
        tried = _variable(cursor, _TRIED)
        status = ServerAsked(cursor).status(tried) if tried else "aborted"
    except duckdb.Error:
        return None
    return {"committed": True, "aborted": False}.get(status or "")


def _variable(cursor: duckdb.DuckDBPyConnection, name: str) -> int:
    ((value,),) = cursor.execute(f"SELECT getvariable({literal(name)})").fetchall()
    return value or 0


def settle(cursor: duckdb.DuckDBPyConnection) -> None:
    """Bring what was committed from the log into the file, for a torn log is recovered only up to
    the damage, and silently; and count it. A server keeps its log itself, and says at the commit
    that all is on its disk: there the newest upload is counted."""
    if on_server(cursor):
        verify_counts(ServerAsked(cursor), newest=True)
        return
    # While somebody still reads what was updated it cannot be brought in, nor without room for what
    # is kept aside: the log stays, whole, until the next time.
    with suppress(duckdb.TransactionException, OSError):
        checkpoint(cursor)
    verify_counts(cursor)
