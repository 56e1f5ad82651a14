"""What packs are made of: the editions of the demonstration."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.reader import Reader
from data.store import Database, open_database
from kpis.editions import PackSource, read_pack_source

EVERYTHING = Reader("Ann Analyst")


@pytest.fixture(scope="session")
def demonstration(
    demonstration_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    """The demonstration with its three approved editions, only to be read."""
    folder = tmp_path_factory.mktemp("packs")
    database = open_database(Path(shutil.copy(demonstration_file, folder / "demo.duckdb")))
    yield database
    database.close()


@pytest.fixture(scope="session")
def source(demonstration: Database) -> PackSource:
    """What the board's papers of the newest edition are made of."""
    return read_pack_source(demonstration, 3, EVERYTHING)


@pytest.fixture(scope="session")
def working(demonstration: Database) -> PackSource:
    """What a working pack of the newest edition is made of."""
    return read_pack_source(demonstration, 3, EVERYTHING, working=True)
