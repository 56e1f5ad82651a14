"""Faults of a server, as the engine and the driver tell them, in words."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from data.address import PostgresAddress
from data.postgresql import ServerError, server_fault
from data.store.faults import DatabaseError, explained


@contextmanager
def explained_server(address: PostgresAddress, name: str) -> Iterator[None]:
    """Turn faults of the server at `address`, and of the engine over the record of this name, into
    a DatabaseError."""
    with explained(name):
        try:
            yield
        except ServerError as error:
            raise DatabaseError(str(error), error.public) from error
        except duckdb.Error as error:
            # The engine tells faults of the server as faults of any kind of its own.
            if fault := server_fault(address, str(error)):
                raise DatabaseError(str(fault), fault.public) from error
            raise
