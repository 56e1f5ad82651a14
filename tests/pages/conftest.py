"""The dashboard as one reader opens it, without a browser, over one database file at a time."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data.store import open_database
from data.store.records import records
from pages.parts import source

ROUTER = Path(__file__).resolve().parents[2] / "pages" / "router.py"
Opened = Callable[..., AppTest]


def open_page(page: str, **query: str) -> AppTest:
    test = AppTest.from_file(str(ROUTER), default_timeout=30)
    for name, value in query.items():
        test.query_params[name] = value
    return test.switch_page(f"{page}.py").run()


class Dashboard:
    """The dashboard of this process. What it keeps for all readers lasts until it leaves its
    database file."""

    path: Path | None = None

    def over(self, path: Path) -> None:
        """Show this file, to which the settings point; what is kept stays where it is shown
        already."""
        if path != self.path:
            self.leave()
            self.path = path

    def leave(self) -> None:
        """Close the file and keep nothing of it."""
        if self.path:
            source.database().close()
            st.cache_resource.clear()
        self.path = None


@pytest.fixture(scope="session")
def dashboard() -> Iterator[Dashboard]:
    """The dashboard, which shows nothing yet."""
    st.cache_resource.clear()
    made = Dashboard()
    yield made
    made.leave()


@pytest.fixture
def opened(own_database: Path, dashboard: Dashboard) -> Iterator[Opened]:
    """Open a page of a dashboard over this test's own database, which has no data unless it was put
    there."""
    dashboard.leave()
    dashboard.over(own_database)
    yield open_page
    dashboard.leave()


@pytest.fixture(scope="session")
def shown_file(example_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example extracts in a file that no test alters."""
    return Path(shutil.copy(example_file, tmp_path_factory.mktemp("shown")))


@pytest.fixture(scope="session")
def bare_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database without data in a file that no test alters."""
    path = tmp_path_factory.mktemp("bare") / "bare.duckdb"
    open_database(path).close()
    return path


def only_read(
    dashboard: Dashboard, path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Opened]:
    """Open pages over a file of many tests; one that alters it fails."""
    dashboard.over(path)
    monkeypatch.setenv("SEND_KPIS_DATABASE", str(path))
    with source.database().reading() as cursor:
        before = records(cursor).stored()
    yield open_page
    with source.database().reading() as cursor:
        assert records(cursor).stored() == before, (
            "A test that writes needs a database of its own: use `opened`."
        )


@pytest.fixture
def shown(
    dashboard: Dashboard, shown_file: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Opened]:
    """Open a page over the example extracts, only to read it: what one test had worked out is there
    for the next."""
    yield from only_read(dashboard, shown_file, monkeypatch)


@pytest.fixture
def bare(
    dashboard: Dashboard, bare_file: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Opened]:
    """Open a page over a database without data, only to read it."""
    yield from only_read(dashboard, bare_file, monkeypatch)
