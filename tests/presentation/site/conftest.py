"""The public site of the demonstration's newest edition."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from data.access import ALL_ROLES
from data.reader import Reader
from data.store import open_database
from kpis.editions import PackSource, read_editions, read_pack_source
from presentation.site import site_files


@pytest.fixture(scope="session")
def source(demonstration_file: Path, tmp_path_factory: pytest.TempPathFactory) -> PackSource:
    folder = tmp_path_factory.mktemp("site")
    path = Path(shutil.copy(demonstration_file, folder / "site.duckdb"))
    with closing(open_database(path)) as database:
        newest = read_editions(database)[-1].id
        return read_pack_source(database, newest, Reader("Reader", ALL_ROLES))


@pytest.fixture(scope="session")
def files(source: PackSource) -> dict[str, bytes]:
    return site_files(source)
