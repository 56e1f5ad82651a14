"""A record in PostgreSQL, empty and of this version, for tests of what is kept beside one."""

from collections.abc import Iterator
from contextlib import contextmanager

from psycopg.sql import SQL, Identifier

from data import clock
from data.address import PostgresAddress, address_of
from data.store.server import migrated
from tests.postgresql.server import APP, Fresh, Server

TEMPLATE = "empty_record"


@contextmanager
def empty_record(server: Server) -> Iterator[Fresh]:
    """A database for one test alone, in which the dashboard's role has its rights."""
    server.template(TEMPLATE, _fill)
    with server.database(TEMPLATE) as made:
        yield made
    clock._SERVER.clear()  # what runs next goes by the clock of this machine again


def postgres_address(text: str) -> PostgresAddress:
    """The address of a database in a server."""
    found = address_of(text)
    assert isinstance(found, PostgresAddress)
    return found


def _fill(made: Fresh) -> None:
    """Rights go to a role of the database's own name; copies of it have other names, so that who
    connects to these is made a member."""
    role = Identifier(f"{made.name}_app")
    made.server.do(SQL("CREATE ROLE {}").format(role))
    made.server.do(SQL("GRANT {} TO {}").format(role, Identifier(APP)))
    migrated(postgres_address(made.owner))
