"""The same tables in the schema `beside` of a database of PostgreSQL, which its owner has made
(data/store/migrations/postgresql). A process that has a file never comes here."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg

from data import clock
from data.address import PostgresAddress
from data.beside.tables import IN_USE, BesideError, TablesFound, TablesOpen
from data.code import code_of_dashboard
from data.postgresql import ServerError, connected, release

_BEGUN = f"""SELECT set_config('search_path', 'beside', true),
    set_config('idle_in_transaction_session_timeout', '60s', true),
    set_config('lock_timeout', '20s', true), pg_advisory_xact_lock_shared({IN_USE}),
    clock_timestamp()"""
"""A machine that was cut off in the middle holds others up no longer than that."""
_ONLY_READ = """SELECT set_config('transaction_read_only', 'on', true) FROM public.properties
    WHERE name = 'moved_to' AND content <> ''"""
"""What lies beside a record that was moved elsewhere went along."""


class TablesOnServer:
    """Those of one database, for all servers that have it open."""

    def __init__(self, address: PostgresAddress) -> None:
        self._address = address

    def there(self) -> bool:
        """They were made with the record."""
        return True

    @contextmanager
    def opened(self) -> Iterator[TablesOpen]:
        """The tables within one transaction. Raises BesideError."""
        try:
            with connected(self._address, release(code_of_dashboard())) as connection:
                ((*_, now),) = connection.execute(_BEGUN.encode()).fetchall()
                clock.set_by(now)
                connection.execute(_ONLY_READ)
                yield _Connection(connection)
        except ServerError as error:
            raise BesideError(str(error), error.public) from error


class _Connection:
    """A connection that takes statements as SQLite does."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._connection = connection

    def execute(self, sql: str, values: Sequence[Any] = (), /) -> TablesFound:
        return self._connection.execute(sql.replace("?", "%s").encode(), values)
