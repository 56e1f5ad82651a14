"""A database that holds the example extracts, read-only by agreement, and a way to load rows of
one's own."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from data.loading.load import LoadResult, Request, load
from data.reader import Reader
from data.store import Database, open_database

# How long an example takes says nothing: the machine may be busy.
BUSY = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
settings.register_profile("untimed", settings.default, deadline=None, suppress_health_check=BUSY)
settings.load_profile("untimed")

AS_AT = date(2026, 10, 31)
Loader = Callable[..., LoadResult]


def load_text(
    database: Database, folder: Path, extract: str, text: str, as_at: date = AS_AT, **more: str
) -> LoadResult:
    path = folder / f"{extract}.csv"
    path.write_text(text, encoding="utf-8")
    return load(database, Request(extract, path, path.name, as_at, Reader("test"), **more))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def examples(example_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The example extracts, all loaded as at 31 October 2026."""
    database = open_database(Path(shutil.copy(example_file, tmp_path_factory.mktemp("reading"))))
    yield database
    database.close()


@pytest.fixture
def loader(database: Database, tmp_path: Path) -> Loader:
    """Load text as an extract into the empty database."""
    return lambda extract, text, **more: load_text(database, tmp_path, extract, text, **more)
