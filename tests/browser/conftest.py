"""The real dashboard on a port of its own, and a browser to read it with. No request may leave this
machine."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from benchmarks.served import NotStartedError, browsing, serving
from data.store import open_database
from data.store.properties import DEMONSTRATION, set_property
from tests.browser.steps import WIDE, Reader

Visit = Callable[..., Reader]
Lead = Callable[[], Reader]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests; each reader gets a window without a history."""
    try:
        with browsing() as started:
            yield started
    except NotStartedError as error:
        pytest.fail(str(error))


@pytest.fixture(scope="session")
def shown() -> set[str]:
    """The addresses of dashboards that stand for the whole session, whose pages tests only read."""
    return set()


@pytest.fixture(scope="session")
def examples(
    example_file: Path, shown: set[str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of a dashboard with every example extract. Tests only read it."""
    folder = tmp_path_factory.mktemp("reading")
    with serving(Path(shutil.copy(example_file, folder)), folder / "server.log") as address:
        shown.add(address)
        yield address


@pytest.fixture(scope="session")
def never_loaded(shown: set[str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard without any data. Tests may offer it files, and load none."""
    folder = tmp_path_factory.mktemp("empty")
    with serving(folder / "empty.duckdb", folder / "server.log") as address:
        shown.add(address)
        yield address


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[str]:
    """The address of a dashboard without any data that nobody has opened yet, for this test
    alone."""
    with serving(tmp_path / "fresh.duckdb", tmp_path / "server.log") as address:
        yield address


@pytest.fixture
def demonstration(example_file: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a dashboard whose figures are marked as invented."""
    path = Path(shutil.copy(example_file, tmp_path))
    database = open_database(path)
    with database.writing() as cursor:
        set_property(cursor, DEMONSTRATION, "true")
    database.close()
    with serving(path, tmp_path / "server.log") as address:
        yield address


@pytest.fixture(scope="session")
def lasting(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """A browser's memory of a dashboard: what it has fetched once, the next window need not fetch
    and compile again."""
    made: dict[tuple[Any, ...], BrowserContext] = {}

    def lasting(address: str, **window: Any) -> BrowserContext:
        key = (address, *sorted(window.items()))
        if key not in made:
            made[key] = browser.new_context(**window)
        return made[key]

    yield lasting
    for context in made.values():
        context.close()


@pytest.fixture
def visit(
    browser: Browser, lasting: Callable[..., BrowserContext], shown: set[str]
) -> Iterator[Visit]:
    """Open a window on a dashboard. When the test ends, no window may have asked another host for
    anything.

    Windows on a dashboard that tests only read share a browser's memory; any other window has a
    browser of its own.
    """
    readers: list[Reader] = []

    def visit(address: str, *, width: int = WIDE, **window: Any) -> Reader:
        context = lasting(address, **window) if address in shown else browser.new_context(**window)
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 900})
        readers.append(Reader(page, address))
        return readers[-1]

    yield visit
    for reader in readers:
        reader.page.close()
        if reader.address not in shown:
            reader.page.context.close()
    assert [url for reader in readers for url in reader.strangers] == []


@pytest.fixture
def lead(example_file: Path, tmp_path: Path, visit: Visit) -> Iterator[Lead]:
    """Readers of a dashboard of their own over the example extracts."""
    path = Path(shutil.copy(example_file, tmp_path / "lead.duckdb"))
    with serving(path, tmp_path / "server.log") as address:
        yield lambda: visit(address)
