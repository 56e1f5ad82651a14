"""The same tests on both engines: which are run on which, and a store for each that asks for one."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import duckdb
import pytest
from psycopg.sql import SQL, Identifier

from data import clock
from data.address import address_of
from tests.postgresql.server import APP, Fresh, Server
from tests.sampling import LONG

EMBEDDED, POSTGRESQL = "embedded", "postgresql"
FOLDERS = ("data/store", "data/loading", "data/record", "data/commands", "data/audit")
FOLDERS_LONG = ("data/extracts", "kpis")
"""Whose tests of a store are run on both engines: in `make test`, and in `make test-long` besides.
One that is about files is marked `embedded`."""
TEMPLATE = "empty_store"
UNSIGNED: dict[str, str | bool | int | float | list[str]] = {
    "allow_unsigned_extensions": True,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


def engines(metafunc: pytest.Metafunc) -> None:
    """Have the tests of a store run on every engine."""
    definition = metafunc.definition
    if "own_database" not in metafunc.fixturenames or definition.get_closest_marker("embedded"):
        return
    here = definition.path.relative_to(Path(__file__).parent).as_posix()
    if here.startswith(FOLDERS):
        metafunc.parametrize("engine", [EMBEDDED, POSTGRESQL], indirect=True)
    elif LONG and here.startswith(FOLDERS_LONG):
        other = pytest.param(POSTGRESQL, marks=pytest.mark.long)
        metafunc.parametrize("engine", [EMBEDDED, other], indirect=True)


@contextmanager
def on_server(server: Server, patch: pytest.MonkeyPatch) -> Iterator[str]:
    """A new store in PostgreSQL: its address as a setting has it."""
    # Tests set this machine's clock, and the server has its own.
    patch.setattr(clock, "set_by", lambda _: None)
    # Sooner: to look at the signature of the extension takes longer than all else of opening.
    patch.setattr("data.store.server.engine.connect", partial(duckdb.connect, config=UNSIGNED))
    server.template(TEMPLATE, migrate)
    with server.database(TEMPLATE) as made:
        yield made.app


def migrate(made: Fresh) -> None:
    """Make the tables, as the owner does, for the role of the dashboard."""
    from data.store.server import migrated

    role = f"{made.name}_app"
    made.server.do(SQL("CREATE ROLE {}").format(Identifier(role)))
    made.server.do(SQL("GRANT {} TO {}").format(Identifier(role), Identifier(APP)))
    address = address_of(made.owner)
    assert not isinstance(address, Path)
    migrated(address)
