"""Fixtures for every test: where the project and its public contract stand, and a database that is
nobody's."""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from streamlit.components.v2 import manifest_scanner
from xdist.scheduler import LoadScopeScheduling

from data import clock
from data.address import Address, address_of
from data.loading.load import AUTO, Request, load
from data.reader import Reader
from data.store import Database, open_database, opening
from kpis.commands.demo import fill_with_editions
from kpis.computing.stored_points import ensure_current
from kpis.editions import EditionWish, approve, make
from tests.overheads import pytest_collection_finish
from tests.postgresql.fixtures import own_postgresql, postgresql
from tests.sampling import sample
from tests.stores import EMBEDDED, engines, on_server, with_server

pytest_generate_tests = engines

__all__ = ["own_postgresql", "postgresql", "pytest_collection_finish", "pytest_generate_tests"]

# A busy machine is not a fault. CI tries the same examples every time; at a desk each run tries new
# ones.
EXAMPLES = sample(25, 1000)
settings.register_profile("desk", deadline=None, max_examples=EXAMPLES)
settings.register_profile("ci", deadline=None, derandomize=True, max_examples=EXAMPLES)
settings.load_profile("ci" if os.environ.get("CI") else "desk")

_TOGETHER = ("answers", "board_pages", "few_data", "roles")
TOGETHER = tuple(f"tests/browser/test_{name}.py" for name in _TOGETHER)
"""Tests that read dashboards which no others read."""


class OneServer(LoadScopeScheduling):
    """Sends the tests of one of these files to the same process, which starts their dashboards
    once; every other test to whichever process is free."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.split("::")[0]
        return file if file in TOGETHER else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> OneServer | None:
    """How tests are shared out where `--dist loadscope` is asked for."""
    return OneServer(config, log) if config.getvalue("dist") == "loadscope" else None


# No server that a test starts compresses anything, unless that is what it looks at.
os.environ.setdefault("SEND_KPIS_STATIC_CACHE", "off")

PROJECT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def project() -> Path:
    """The project's root folder."""
    return PROJECT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The public contract beside the project: examples with their expected figures, and published
    reference data."""
    folder = PROJECT.parent / "shared"
    if not folder.is_dir():
        pytest.fail(
            "These tests compare with the public contract: its folder `shared` must stand beside "
            "the project."
        )
    return folder


@pytest.fixture(scope="session")
def example_file(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with every example extract as at 31 October 2026 and its points, which no
    process holds.

    It is made once, however many processes share the run: tests open copies of it.
    """
    return made_once(tmp_path_factory, "examples", partial(fill, folder=shared / "examples"))


@pytest.fixture(scope="session")
def released_file(example_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example extracts with an edition of them that the board sees; tests open copies of it."""

    def make_one(path: Path) -> None:
        database = open_database(Path(shutil.copy(example_file, path)))
        make(database, EditionWish(name=MEETING), Reader("Ann Analyst"))
        assert approve(database, 1, Reader("Ad Ministrator")) == []
        database.close()

    return made_once(tmp_path_factory, "released", make_one)


MEETING = "SEND Partnership Board, 12 November 2026"


def made_once(
    tmp_path_factory: pytest.TempPathFactory, name: str, make_it: Callable[[Path], None]
) -> Path:
    """A file that is made once, however many processes share the run."""
    own = tmp_path_factory.getbasetemp()
    folder = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    path = folder / f"{name}.duckdb"
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            made = tmp_path_factory.mktemp(name) / "made.duckdb"
            make_it(made)
            made.rename(path)
    return path


def fill(address: Address, folder: Path) -> None:
    """Load every file of a folder, as at 31 October 2026."""
    database = open_database(address)
    for file in sorted(folder.glob("*.csv")):
        result = load(database, Request(AUTO, file, file.name, date(2026, 10, 31), Reader("test")))
        assert result.status == "loaded", result.problems[:3]
    ensure_current(database)
    database.close()


@pytest.fixture(scope="session")
def demonstration_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration as at 31 October 2026 with its three approved editions, of figures to July,
    August and September; tests open copies of it."""

    def make_it(path: Path) -> None:
        database = open_database(path)
        fill_with_editions(database, UNTIL)
        database.close()

    return made_once(tmp_path_factory, "demonstration", make_it)


UNTIL = date(2026, 10, 31)
"""How far the demonstration of the tests goes."""


@pytest.fixture(scope="session", autouse=True)
def no_database_of_the_project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Fixtures that outlive a test never touch `var/` either."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(
            "SEND_KPIS_DATABASE", str(tmp_path_factory.mktemp("session") / "session.duckdb")
        )
        yield


@pytest.fixture(scope="session", autouse=True)
def packages_searched_once() -> Iterator[None]:
    """Streamlit looks through every installed package for components whenever its test tool opens a
    page: once is enough."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            manifest_scanner,
            "scan_component_manifests",
            cache(manifest_scanner.scan_component_manifests),
        )
        yield


@pytest.fixture(scope="session", autouse=True)
def new_databases_are_copies(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A new database is a copy of one that was made as any is: making one takes five times as long
    as opening it, and a thousand tests need one. Each is brought up to date when it is opened, as
    any file is. Processes that tests start make theirs themselves."""
    made = tmp_path_factory.mktemp("new") / "new.duckdb"
    open_database(made).close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "_make", partial(_copy_ready, made))
        yield


def _copy_ready(made: Path, path: Path, ready: opening.Ready | None) -> None:
    shutil.copy(made, path)
    if ready:
        with opening.connect(path) as connection:
            ready(connection)


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> str:
    """On which engine this test is run: one of those of `tests/stores.py`."""
    return getattr(request, "param", EMBEDDED)


@pytest.fixture(autouse=True)
def own_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Path:
    """The settings of this test alone point to a file that does not exist yet.

    A few rows are read sooner by one thread than by two. Where files are read and databases break,
    several threads are part of what is tested.
    """
    path = tmp_path / "test.duckdb"
    monkeypatch.setenv("SEND_KPIS_DATABASE", str(path))
    monkeypatch.setenv("SEND_KPIS_WORK_FOLDER", str(tmp_path))
    # Nobody goes by the clock of a server that another test had open.
    monkeypatch.setattr(clock, "_SERVER", [])
    if request.path.relative_to(PROJECT / "tests").parts[0] not in ("data", "faults", "benchmarks"):
        monkeypatch.setenv("SEND_KPIS_THREADS", "1")
    return path


@pytest.fixture
def own_database(
    own_settings: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest, engine: str
) -> Iterator[Address]:
    """Where this test's own database is; the settings point to it. A file does not exist yet."""
    if engine == EMBEDDED:
        yield own_settings
        return
    with_server(monkeypatch)
    with on_server(request.getfixturevalue("postgresql")) as address:
        monkeypatch.setenv("SEND_KPIS_DATABASE", address)
        yield address_of(address)


@pytest.fixture
def database(own_database: Address) -> Iterator[Database]:
    """This test's own database, open and without data."""
    opened = open_database(own_database)
    yield opened
    opened.close()
