"""The results of the example extracts, for words, rows and stories that need all of them."""

import shutil
from pathlib import Path

import pytest

from data.store import open_database
from kpis.judging.read import Results, read_results


@pytest.fixture(scope="session")
def found(example_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Results:
    database = open_database(
        Path(shutil.copy(example_file, tmp_path_factory.mktemp("found") / "found.duckdb"))
    )
    results = read_results(database)
    database.close()
    return results
