"""The same tests on both engines: which are run on which, and a store for each that asks for one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import duckdb
import pytest

from data import clock
from data.address import Address, address_of
from tests.postgresql.server import Fresh, Server
from tests.sampling import LONG

EMBEDDED, POSTGRESQL = "embedded", "postgresql"
ALWAYS = (
    "data/store",
    "data/record",
    "data/loading/test_batches",
    "data/loading/test_left",
    "data/loading/test_withdrawn",
    "data/commands/test_history_command",
)
"""Whose tests of a store are run on both engines by `make test`: what a store means."""
LONGER = ("data/loading", "data/commands", "data/audit", "data/extracts", "kpis")
"""And by `make test-long` besides."""
FILES = {"example_file", "released_file", "demonstration_file"}
"""What is copied as a file, so that a test of it has no other engine; `tests/engines` asks both."""
TEMPLATE = "empty_store"
UNSIGNED: dict[str, str | bool | int | float | list[str]] = {
    "allow_unsigned_extensions": True,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


def engines(metafunc: pytest.Metafunc) -> None:
    """Have the tests of a store run on every engine, but for those that are `embedded`."""
    definition, asked = metafunc.definition, set(metafunc.fixturenames)
    if "own_database" not in asked or asked & FILES or definition.get_closest_marker("embedded"):
        return
    here = definition.path.relative_to(Path(__file__).parent).as_posix()
    if here.startswith(ALWAYS):
        metafunc.parametrize("engine", [EMBEDDED, POSTGRESQL], indirect=True)
    elif LONG and here.startswith(LONGER):
        other = pytest.param(POSTGRESQL, marks=pytest.mark.long)
        metafunc.parametrize("engine", [EMBEDDED, other], indirect=True)


def with_server(patch: pytest.MonkeyPatch) -> None:
    """Have stores in PostgreSQL go by this machine's clock, which tests set, and open sooner: to
    look at the signature of the extension takes longer than all else."""
    patch.setattr(clock, "set_by", lambda _: None)
    patch.setattr("data.store.server.engine.connect", partial(duckdb.connect, config=UNSIGNED))


@contextmanager
def on_server(
    server: Server,
    template: str = TEMPLATE,
    fill: Callable[[Address], object] = lambda _: None,
) -> Iterator[str]:
    """A new store in PostgreSQL, a copy of what `fill` made of an empty one, once a run: its
    address as a setting has it."""

    def make(made: Fresh) -> None:
        migrate(made)
        fill(address_of(made.app))

    server.template(template, make)
    with server.database(template) as made:
        yield made.app


def migrate(made: Fresh) -> None:
    """Make the tables, as the owner does."""
    from data.store.server import migrated

    address = address_of(made.owner)
    assert not isinstance(address, Path)
    migrated(address)
