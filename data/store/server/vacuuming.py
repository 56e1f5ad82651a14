"""Writing the tables of stored rows anew on a server, so that its files hold no row any more that
was deleted."""

from data.address import PostgresAddress
from data.code import code_of_dashboard
from data.extracts import extracts
from data.postgresql import ServerError, connected, release
from data.store.faults import DatabaseError
from data.store.migrations import verify_counts
from data.store.server.steps import tables_of

_PATIENCE = "30s"
"""While a table waits for its readers to end, new ones wait behind it."""


def rewrite_tables(address: PostgresAddress) -> None:
    """Write them anew, table by table, and say on the record that this was done; readers of one
    wait meanwhile. Needs the role that owns them. Raises DatabaseError: what was done stays, and
    the rest is due still."""
    tables = [table for extract in extracts().values() for table in tables_of(extract)]
    try:
        with connected(address, release(code_of_dashboard()), autocommit=True) as connection:
            connection.execute(f"SET lock_timeout = '{_PATIENCE}'".encode())
            for table in tables:
                connection.execute(f"VACUUM (FULL, ANALYZE) {table}".encode())
            verify_counts(connection)
            connection.execute("DELETE FROM not_rewritten")
    except ServerError as error:
        raise DatabaseError(str(error), error.public) from error
