"""An edition that is approved, and printers that only write down what they are given."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.reader import Reader
from data.store import Database, open_database
from kpis.editions import PackSource, read_pack_source
from tests.presentation.paper_forms import use_stand_ins


@pytest.fixture(autouse=True)
def plain_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    use_stand_ins(monkeypatch)


@pytest.fixture
def released(released_file: Path, tmp_path: Path) -> Iterator[Database]:
    database = open_database(Path(shutil.copy(released_file, tmp_path / "own.duckdb")))
    yield database
    database.close()


@pytest.fixture
def source(released: Database) -> PackSource:
    return read_pack_source(released, 1, Reader("Ann"))
