"""A database of PostgreSQL, looked at and attached to the engine."""

from pathlib import Path

import duckdb
import duckdb_extension_postgres_scanner
from psycopg.conninfo import make_conninfo

from data import clock
from data.address import PostgresAddress
from data.code import code_of_dashboard
from data.postgresql import connected, options_of, release
from data.sql import identifier, literal
from data.store.engines import STORE
from data.store.migrations import verify_counts
from data.store.server.one_version import take_over
from data.store.server.steps import verify_server
from data.store.server.work_folder import WorkFolder

_POOL = 2
"""Connections that the engine keeps: reading takes one, and a writer another."""
_IDLE_MILLISECONDS = 60_000


def look(address: PostgresAddress, application: str) -> None:
    """The server is there, of this version, with every row; and go by its clock. Raises
    ServerError and DatabaseError."""
    with connected(address, application) as connection:
        verify_server(connection)
        take_over(connection, application)
        verify_counts(connection)
        ((now,),) = connection.execute("SELECT clock_timestamp()", binary=True).fetchall()
    clock.set_by(now)


def attach(
    root: duckdb.DuckDBPyConnection,
    address: PostgresAddress,
    folder: WorkFolder,
    name: str = STORE,
    *,
    read_only: bool = False,
) -> None:
    """Attach the database to an engine under a name; its password stays in a file of the folder."""
    (extension,) = Path(duckdb_extension_postgres_scanner.__file__).parent.rglob(
        "*.duckdb_extension"
    )
    root.execute(f"LOAD {literal(str(extension))}")
    root.execute(f"SET pg_pool_max_connections = {_POOL}")
    root.execute(f"SET pg_pool_idle_timeout_millis = {_IDLE_MILLISECONDS}")
    kind = "TYPE postgres, READ_ONLY" if read_only else "TYPE postgres"
    root.execute(f"ATTACH {literal(_text(address, folder))} AS {identifier(name)} ({kind})")


def _text(address: PostgresAddress, folder: WorkFolder) -> str:
    """The address for the engine, which shows it to whoever asks: without the password."""
    options = options_of(address, release(code_of_dashboard()))
    if address.password:
        options |= {"passfile": str(folder.passfile(address.password.get_secret_value()))}
    return make_conninfo("", **options)
