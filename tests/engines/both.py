"""A store with the same content on each engine, put in at the same moments, and what both are
asked."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from data.address import Address, PostgresAddress, address_of
from data.settings import Settings
from data.store import Database, open_database
from tests.conftest import made_once
from tests.engines.moments import ASKED, FILLED, ticking
from tests.postgresql.server import Server
from tests.stores import on_server, with_server

Fill = Callable[[Address], object]


@dataclass(frozen=True)
class Both:
    """Where each of the two is, as a setting has it."""

    embedded: str
    postgresql: str

    def each(self, asked: Callable[[str], object]) -> tuple[object, object]:
        """What each gives who is asked at the same moment."""
        given = []
        for address in (self.embedded, self.postgresql):
            with ticking(ASKED):
                given.append(asked(address))
        return given[0], given[1]


@contextmanager
def on_both(
    server: Server, folders: pytest.TempPathFactory, name: str, fill: Fill
) -> Iterator[Both]:
    """Stores that `fill` filled, once a run each."""

    def filled(address: Address) -> None:
        with pytest.MonkeyPatch.context() as patch, ticking(FILLED):
            with_server(patch)
            patch.setenv("SEND_KPIS_WORK_FOLDER", str(folders.mktemp(name)))
            fill(address)

    file = made_once(folders, f"{name}_on_both", filled)
    with on_server(server, f"{name}_on_both", filled) as address:
        # The copy of the file has no trail, for that lies beside it, and papers tell of it.
        server.sql("TRUNCATE beside.audit_lines", database=name_of(address))
        yield Both(str(shutil.copy(file, folders.mktemp("own"))), address)


def name_of(address: str) -> str:
    """The name of a database on a server."""
    found = address_of(address)
    assert isinstance(found, PostgresAddress)
    return found.option("dbname")


@contextmanager
def opened(*addresses: str, folder: Path) -> Iterator[list[Database]]:
    """Open each for as long as this lasts."""
    with ExitStack() as stack:
        found = []
        for address in addresses:
            found.append(open_database(address_of(address), Settings(work_folder=folder)))
            stack.callback(found[-1].close)
        yield found
