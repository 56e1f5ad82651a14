"""The dashboard as one reader opens it, without a browser, over one database file at a time."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache, partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.reader import Reader
from data.store import open_database, release
from data.store.records import records
from pages.parts import reader, source
from pages.parts.standing import drawing

ROUTER = Path(__file__).resolve().parents[2] / "pages" / "router.py"
Opened = Callable[..., AppTest]
Build = Callable[[Path], object]
Reading = Callable[[Build], Opened]


def open_page(page: str, **query: str) -> AppTest:
    test = AppTest.from_file(str(ROUTER), default_timeout=30)
    for name, value in query.items():
        test.query_params[name] = value
    return test.switch_page(f"{page}.py").run()


class Dashboard:
    """The dashboard of this process, over one database file until it leaves that."""

    path: Path | None = None

    def over(self, path: Path) -> None:
        """Show this file, to which the settings point; what is kept stays where it is shown
        already."""
        if path != self.path:
            self.leave()
            self.path = path

    def leave(self) -> None:
        """Close the file: what was read from it is shown of no other."""
        if self.path:
            release()
        self.path = None


@pytest.fixture(scope="session")
def dashboard() -> Iterator[Dashboard]:
    """The dashboard, which shows nothing yet."""
    release()
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
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Build], Path]:
    """The file that a function makes, made once for this process: no test alters it."""

    @cache
    def built(build: Build) -> Path:
        path = tmp_path_factory.mktemp("built") / "built.duckdb"
        build(path)
        return path

    return built


@contextmanager
def unaltered() -> Iterator[None]:
    """A test of a file that others read too fails if it writes into it."""
    with source.database().reading() as cursor:
        before = records(cursor).stored()
    yield
    with source.database().reading() as cursor:
        assert records(cursor).stored() == before, (
            "A test that writes needs a database of its own: use `opened`."
        )


@pytest.fixture
def reading(
    dashboard: Dashboard, built: Callable[[Build], Path], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Reading]:
    """Open pages over the file that a function makes, only to read them: the file and what one test
    has had worked out are there for the next."""
    with ExitStack() as stack:

        def reading(build: Build) -> Opened:
            path = built(build)
            monkeypatch.setenv("SEND_KPIS_DATABASE", str(path))
            dashboard.over(path)
            stack.enter_context(unaltered())
            return open_page

        yield reading


def no_data(path: Path) -> None:
    """A database without data."""
    open_database(path).close()


@pytest.fixture
def of_examples(released_file: Path) -> Build:
    """The example extracts, with an edition of them for the board."""
    return _copies_of(released_file)


@cache
def _copies_of(file: Path) -> Build:
    return partial(shutil.copy, file)


@pytest.fixture
def shown(reading: Reading, of_examples: Build) -> Opened:
    """Open a page over the example extracts, only to read it."""
    return reading(of_examples)


@pytest.fixture
def bare(reading: Reading) -> Opened:
    """Open a page over a database without data, only to read it."""
    return reading(no_data)


@pytest.fixture(autouse=True)
def nothing_drawn() -> None:
    """What one test has drawn, perhaps of figures of its own, stands on no page of the next."""
    drawing._kept.clear()


@pytest.fixture
def people(monkeypatch: pytest.MonkeyPatch) -> dict[str, Reader]:
    """Who is signed in, by the session; the page is asked for by the session `now`."""
    held: dict[str, Reader] = {}
    monkeypatch.setattr(reader, "session_id", lambda: "now")
    monkeypatch.setattr(reader, "reader_of", held.get)
    return held
