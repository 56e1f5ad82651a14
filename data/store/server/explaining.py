"""Faults of a server, as the engine and the driver tell them, in words."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from data.address import PostgresAddress
from data.incident import NO_ROOM
from data.postgresql import ServerError, server_fault
from data.store.faults import DatabaseError, NoRoomError, explained


@contextmanager
def explained_server(address: PostgresAddress, name: str) -> Iterator[None]:
    """Turn faults of the server at `address`, and of the engine over the record of this name, into
    a DatabaseError."""
    with explained(name):
        try:
            yield
        except ServerError as error:
            raise _told(error) from error
        except duckdb.Error as error:
            # The engine tells faults of the server as faults of any kind of its own.
            if fault := server_fault(address, str(error)):
                raise _told(fault) from error
            raise


def _told(fault: ServerError) -> DatabaseError:
    kind = NoRoomError if fault.public == NO_ROOM else DatabaseError
    return kind(str(fault), fault.public)
