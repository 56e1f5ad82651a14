"""What follows a commit: the proof that all of it is there."""

from contextlib import suppress
from typing import Any

import duckdb

from data.sql import literal
from data.store.migrations import verify_counts

STORE = "store"
"""Under this name the engine has a database of PostgreSQL attached."""


class ServerAsked:
    """The server itself, asked through a cursor: it counts where its rows lie."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor

    def execute(self, query: str) -> Any:  # noqa: ANN401 - a cursor, as of any library
        """Run the query there."""
        return self._cursor.execute(f"FROM postgres_query({literal(STORE)}, {literal(query)})")


def on_server(cursor: duckdb.DuckDBPyConnection) -> bool:
    """Whether a cursor writes to a server."""
    found = cursor.execute(
        "SELECT type FROM duckdb_databases() WHERE database_name = current_catalog()"
    ).fetchall()
    return found == [("postgres",)]


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
