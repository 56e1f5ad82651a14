"""Places in PostgreSQL, each with a database of its own and a role that reads its editions alone."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from uuid import uuid4

import duckdb
import psycopg
import pytest
from psycopg.sql import SQL, Identifier, Literal

from data.address import PostgresAddress, address_of
from data.store.server import migrated
from tests.postgresql.server import OWNER, Fresh, Server

TABLES = ("editions", "edition_events")
TEMPLATE, READER = "town", "town_reader"
READ = OWNER.replace("_owner", "_read")
"""The role to which a migration gives what may be read of every place."""


class Town:
    """A place that has agreed and has an approved edition, until a test changes that."""

    def __init__(self, fresh: Fresh) -> None:
        self.fresh = fresh
        self.read = address_at(fresh.server.address(fresh.name, READER))


def address_at(text: str) -> PostgresAddress:
    found = address_of(text)
    assert isinstance(found, PostgresAddress)
    return found


def _fill(made: Fresh, editions: Path) -> None:
    """The tables of a place, with the editions of a file; and the role that reads them."""
    server, password = made.server, uuid4().hex
    if not server.sql("SELECT FROM pg_roles WHERE rolname = %s", READ):
        server.do(SQL("CREATE ROLE {}").format(Identifier(READ)))
    create = SQL("CREATE ROLE {} LOGIN PASSWORD {} IN ROLE {}")
    server.do(create.format(Identifier(READER), Literal(password), Identifier(READ)))
    server.passwords(READER).touch(0o600)
    server.passwords(READER).write_text(f"*:*:*:{READER}:{password}\n")
    migrated(address_at(made.owner))
    with duckdb.connect(str(editions), read_only=True) as file:
        held = {name: file.execute(f"FROM {name}").fetchall() for name in TABLES}
    with psycopg.connect(made.owner) as connection, connection.cursor() as cursor:
        cursor.execute("INSERT INTO properties VALUES ('national', 'true')")
        for name, rows in held.items():
            places = SQL(", ").join([SQL("%s")] * len(rows[0]))
            query = SQL("INSERT INTO {} VALUES ({})").format(Identifier(name), places)
            cursor.executemany(query, rows)


@pytest.fixture
def town(postgresql: Server, released_file: Path) -> Iterator[Callable[[], Town]]:
    """Makes another place."""
    postgresql.template(TEMPLATE, lambda made: _fill(made, released_file))
    with ExitStack() as ending:
        yield lambda: Town(ending.enter_context(postgresql.database(TEMPLATE)))
