"""Several dashboards on one record in PostgreSQL, each a process of its own."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import ModuleType

import pytest

from benchmarks.served import until_ready
from data.address import PostgresAddress, address_of
from data.store import Database, open_database
from data.store.server import migrated
from kpis.computing.stored_points import ensure_current
from tests.browser.kit.dashboards import nothing, started
from tests.faults.states import State, loaded, state
from tests.postgresql.server import Fresh, Server
from tests.servers import free_ports
from tests.several.people import Person, Work

TEMPLATE = "several"


def fill(made: Fresh) -> None:
    """Bring a new database to this version, with figures of no data worked out."""
    owner = address_of(made.owner)
    assert isinstance(owner, PostgresAddress)
    migrated(owner)
    with looked_into(made.app) as database:
        ensure_current(database)


def prepare(server: Server) -> None:
    """Have what new records are copied from."""
    server.template(TEMPLATE, fill)


@contextmanager
def new_record(server: Server) -> Iterator[Fresh]:
    """An empty record, in which what is acknowledged is on the disk of its server."""
    prepare(server)
    with server.database(TEMPLATE) as made:
        made.sql(f"ALTER DATABASE {made.name} SET synchronous_commit = on")  # pyright: ignore[reportArgumentType]
        yield made


@pytest.fixture(autouse=True)
def no_page_is_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test of a page that ran before leaves it as the program of this process, which a new process
    would run, too."""
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))


@pytest.fixture
def record(postgresql: Server) -> Iterator[Fresh]:
    """A record on the server that all tests share."""
    with new_record(postgresql) as made:
        yield made


@dataclass
class Dashboard:
    """A dashboard that runs: its address, its process, its own folder, and what it has printed."""

    address: str
    process: BaseProcess
    folder: Path

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text(encoding="utf-8")

    def ends(self) -> None:
        """Kill it, if it still runs."""
        self.process.kill()
        self.process.join()


Starts = Callable[..., Dashboard]
Does = Callable[..., Person]


@pytest.fixture
def starts(tmp_path: Path) -> Iterator[Starts]:
    """Start a dashboard with a name on a record; it has a folder of its own, as on a machine of its
    own."""
    running: list[Dashboard] = []

    def start(
        name: str,
        record: str,
        *,
        now: datetime | None = None,
        before: Callable[[], object] = nothing,
        ready: bool = True,
        **more: str,
    ) -> Dashboard:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        settings = {
            "SEND_KPIS_DATABASE": record,
            "SEND_KPIS_WORK_FOLDER": str(folder),
            "SEND_KPIS_AUDIT_KEY_FILE": str(tmp_path / "audit.key"),
            "SEND_KPIS_STATIC_CACHE": "off",
            **more,
        }
        (port,) = free_ports(1)
        process = started(port, folder / "log", settings, now, before)
        running.append(Dashboard(f"http://127.0.0.1:{port}", process, folder))
        if ready:
            until_ready(port, process.is_alive, folder / "log")
        return running[-1]

    yield start
    for one in running:
        one.ends()


@pytest.fixture
def does(tmp_path: Path) -> Iterator[Does]:
    """Have somebody do something to a record beside its dashboards."""
    people: list[Person] = []

    def do(work: Work, record: str, number: int = 1, **more: str) -> Person:
        key = {"SEND_KPIS_AUDIT_KEY_FILE": str(tmp_path / "audit.key")}
        people.append(Person(work, record, tmp_path / "people", number, **key, **more))
        return people[-1]

    yield do
    for one in people:
        one.ends()


@contextmanager
def looked_into(record: str) -> Iterator[Database]:
    """The record, opened by the test itself."""
    opened = open_database(address_of(record))
    try:
        yield opened
    finally:
        opened.close()


@pytest.fixture(scope="session")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[int], State]]:
    """The state of a file after so many extracts of the chain: every figure worked out anew."""
    folder = tmp_path_factory.mktemp("undisturbed")
    opened = open_database(folder / "undisturbed.duckdb")
    seen = [state(opened)]

    def after(number: int) -> State:
        while len(seen) <= number:
            assert loaded(opened, folder, len(seen)).status == "loaded"
            seen.append(state(opened))
        return seen[number]

    yield after
    opened.close()
