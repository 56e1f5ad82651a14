"""The real dashboard on a port of its own, and a browser to read it with. No request may leave this
machine."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks.served import NotStartedError, browsing
from tests.browser.kit.dashboards import serving
from tests.browser.kit.steps import WIDE, Reader
from tests.browser.kit.windows import Forced, Theme, Windows, free_port

Visit = Callable[..., Reader]
Lead = Callable[[], Reader]
Own = Callable[..., AbstractContextManager[str]]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests."""
    try:
        with browsing() as started:
            yield started
    except NotStartedError as error:
        pytest.fail(str(error))


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Windows:
    """The windows that wait for a reader."""
    return Windows(browser)


@pytest.fixture(scope="session")
def own_port() -> int:
    """Where the dashboards that tests have to themselves listen, one after the other: to a window
    they are one address."""
    return free_port()


@pytest.fixture(scope="session")
def examples(example_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard with every example extract. Tests only read it."""
    folder = tmp_path_factory.mktemp("reading")
    with serving(Path(shutil.copy(example_file, folder)), folder / "server.log") as address:
        yield address


@pytest.fixture(scope="session")
def never_loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard without any data. Tests may offer it files, and load none."""
    folder = tmp_path_factory.mktemp("empty")
    with serving(folder / "empty.duckdb", folder / "server.log") as address:
        yield address


@pytest.fixture
def own(tmp_path: Path, own_port: int) -> Own:
    """Serve a database to this test alone, with settings of its own."""

    def own(path: Path, **settings: str) -> AbstractContextManager[str]:
        return serving(path, tmp_path / "server.log", settings=settings, port=own_port)

    return own


@pytest.fixture
def fresh(tmp_path: Path, own: Own) -> Iterator[str]:
    """The address of a dashboard without any data that nobody has opened yet, for this test
    alone."""
    with own(tmp_path / "fresh.duckdb") as address:
        yield address


@pytest.fixture
def visit(windows: Windows) -> Iterator[Visit]:
    """Open a window on a dashboard. When the test ends, no window may have asked another host for
    anything."""
    readers: list[Reader] = []

    def visit(
        address: str,
        *,
        width: int = WIDE,
        color_scheme: Theme = "light",
        forced_colors: Forced = "none",
    ) -> Reader:
        page = windows.take(address)
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=color_scheme, forced_colors=forced_colors)
        readers.append(Reader(page, address))
        return readers[-1]

    yield visit
    for reader in readers:
        reader.leaves()
        windows.give_back(reader.address, reader.page)
    assert [url for reader in readers for url in reader.strangers] == []


@pytest.fixture
def lead(example_file: Path, tmp_path: Path, own: Own, visit: Visit) -> Iterator[Lead]:
    """Readers of a dashboard of their own over the example extracts."""
    with own(Path(shutil.copy(example_file, tmp_path / "lead.duckdb"))) as address:
        yield lambda: visit(address)
