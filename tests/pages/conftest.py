"""The dashboard as one reader opens it, without a browser, over a database of the test's own."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data.loading.load import AUTO, Request, load
from data.reader import Reader
from data.store import open_database
from kpis.computing.stored_points import ensure_current
from pages.parts import source

ROUTER = Path(__file__).resolve().parents[2] / "pages" / "router.py"
Opened = Callable[..., AppTest]


@pytest.fixture(scope="session")
def example_file(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with every example extract, which no process holds."""
    path = tmp_path_factory.mktemp("router") / "examples.duckdb"
    database = open_database(path)
    for file in sorted((shared / "examples").glob("*.csv")):
        load(database, Request(AUTO, file, file.name, date(2026, 10, 31), Reader("test")))
    ensure_current(database)
    database.close()
    return path


@pytest.fixture
def opened(own_database: Path) -> Iterator[Opened]:
    """Open a page of a dashboard over this test's own database, which has no data unless it was put there."""
    st.cache_resource.clear()

    def opened(page: str, **query: str) -> AppTest:
        test = AppTest.from_file(str(ROUTER), default_timeout=30)
        for name, value in query.items():
            test.query_params[name] = value
        return test.switch_page(f"{page}.py").run()

    yield opened
    source.database().close()
    st.cache_resource.clear()
