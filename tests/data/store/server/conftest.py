"""A database of PostgreSQL with this version's tables, and what opens it as a dashboard does."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from data.address import PostgresAddress, address_of
from data.settings import Settings
from data.store import Database, open_database
from data.store.server import migrated
from tests.postgresql.server import Fresh, Server

Opening = Callable[[], Database]


def server_address(text: str) -> PostgresAddress:
    """The address of a server."""
    found = address_of(text)
    assert isinstance(found, PostgresAddress)
    return found


@pytest.fixture
def bare(postgresql: Server) -> Iterator[Fresh]:
    """A database without a table."""
    with postgresql.database() as made:
        yield made


@pytest.fixture
def made(bare: Fresh) -> Fresh:
    """A database with the tables of this version."""
    migrated(server_address(bare.owner))
    return bare


@pytest.fixture
def opening(made: Fresh, tmp_path: Path) -> Iterator[Opening]:
    """Opens it, as often as is asked for, each time as another process would; all are closed
    afterwards."""
    with ExitStack() as closing:

        def once() -> Database:
            settings = Settings(database=server_address(made.app), work_folder=tmp_path / "work")
            opened = open_database(settings=settings)
            closing.callback(opened.close)
            return opened

        yield once
