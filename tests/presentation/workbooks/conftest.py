"""Packs of the demonstration's newest edition: the board's, and a working one of one section."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from data.reader import Reader
from data.store import open_database
from kpis.editions import PackSource, read_pack_source
from presentation.packs import Pack, PackChoice, pack_of


@pytest.fixture(scope="session")
def sources(
    demonstration_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[PackSource, PackSource]:
    """The newest edition as the board's papers and as a working pack take it."""
    path = tmp_path_factory.mktemp("workbooks") / "demo.duckdb"
    reader = Reader("Ann Analyst")
    with closing(open_database(Path(shutil.copy(demonstration_file, path)))) as database:
        board = read_pack_source(database, 3, reader)
        return board, read_pack_source(database, 3, reader, working=True)


@pytest.fixture(scope="session")
def board(sources: tuple[PackSource, PackSource]) -> Pack:
    return pack_of(sources[0], PackChoice())


@pytest.fixture(scope="session")
def working(sources: tuple[PackSource, PackSource]) -> Pack:
    return pack_of(sources[1], PackChoice(sections=(3,)))
