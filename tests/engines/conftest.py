"""What is asked of both engines: the examples with an edition, and the demonstration with its
three."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.address import Address
from data.reader import Reader
from data.store import open_database
from kpis.commands.demo import fill_with_editions
from kpis.editions import EditionWish, approve, make
from tests.conftest import MEETING, UNTIL, fill
from tests.engines.both import Both, on_both
from tests.postgresql.server import Server
from tests.stores import with_server


@pytest.fixture(autouse=True)
def server_of_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stores in PostgreSQL go by the clock of these tests."""
    with_server(monkeypatch)


@pytest.fixture(scope="session")
def examples_on_both(
    postgresql: Server, tmp_path_factory: pytest.TempPathFactory, shared: Path
) -> Iterator[Both]:
    """The example extracts, and an edition of them."""

    def filled(address: Address) -> None:
        fill(address, shared / "examples")
        database = open_database(address)
        make(database, EditionWish(name=MEETING), Reader("Ann Analyst"))
        assert approve(database, 1, Reader("Ad Ministrator")) == []
        database.close()

    with on_both(postgresql, tmp_path_factory, "examples", filled) as both:
        yield both


@pytest.fixture(scope="session")
def demonstration_on_both(
    postgresql: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Both]:
    """The demonstration as it is made month by month, with its three editions."""

    def filled(address: Address) -> None:
        database = open_database(address)
        fill_with_editions(database, UNTIL)
        database.close()

    with on_both(postgresql, tmp_path_factory, "demonstration", filled) as both:
        yield both
