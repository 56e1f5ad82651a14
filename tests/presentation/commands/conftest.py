"""Two people who owe something, commands as they are called, a dashboard beside which they run, and a
mail server that they find."""

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data.address import Address
from data.audit import Kind, newest_first, trail_of
from data.post import mails, post_of
from data.reader import Reader
from data.record import Holder
from data.settings import Settings
from data.store import Database, answer, open_database, transaction
from data.store.records import records
from kpis.commands.main import main
from presentation.commands import ASKED, COMMANDS
from tests.data.post.mail_server import serving

ANN, JO = "ann@example.gov.uk", "jo@example.gov.uk"
MONDAY = "2026-11-16"
Ran = Callable[..., tuple[int, str, str]]


def name(path: Address, *named: tuple[str, str]) -> None:
    """Put on the record who answers for an extract."""
    database = open_database(path)
    with database.writing("Names") as cursor, transaction(cursor, keep=True):
        for address, of in named:
            whose = {"name": address.partition("@")[0].title(), "address": address}
            fields = {"post": "extract", "of": of, "from_date": date(2026, 1, 1)}
            records(cursor).add_entry(Holder.model_validate(whose | fields), Reader("Ad"))
    database.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database in which two people answer for extracts that never came."""
    path = tmp_path / "round.duckdb"
    name(path, (ANN, "nd_waits"), (JO, "disputes"))
    return path


@pytest.fixture
def remind(path: Path, monkeypatch: pytest.MonkeyPatch, kpis: Ran) -> Ran:
    monkeypatch.setenv("SEND_KPIS_ADDRESS", "https://send.example.gov.uk")

    def ran(*arguments: str, day: str = MONDAY) -> tuple[int, str, str]:
        return kpis("remind", "--database", str(path), "--day", day, *arguments)

    return ran


@contextmanager
def mail_server(monkeypatch: pytest.MonkeyPatch, **more: Any) -> Iterator[Any]:
    """A real one that the settings name."""
    with serving(**more) as (kept, port):
        for name, value in (("HOST", "127.0.0.1"), ("PORT", port), ("TLS", "none")):
            monkeypatch.setenv(f"SEND_KPIS_SMTP_{name}", str(value))
        monkeypatch.setenv("SEND_KPIS_SMTP_FROM", "send@example.gov.uk")
        yield kept


def kept(path: Address) -> list[tuple[str, str]]:
    return [(one.address, one.state) for one in mails(post_of(path, Settings()))]


def lines(path: Path) -> list[str]:
    """Who has a mail, by the audit trail."""
    trail = newest_first(trail_of(path, Settings()))
    return [f"{one.what}, {one.outcome}" for one in trail if one.kind == Kind.MAIL]


@pytest.fixture
def released(released_file: Path, own_database: Path) -> Path:
    """A database with an edition that is approved; the settings point to it."""
    return Path(shutil.copy(released_file, own_database))


@pytest.fixture
def kpis(capsys: pytest.CaptureFixture[str]) -> Ran:
    """A command of `python -m kpis`: its exit status, and what it said and told."""

    def ran(*arguments: str) -> tuple[int, str, str]:
        try:
            status = main(arguments, COMMANDS)
        except SystemExit as error:  # the parser has refused the line
            status = int(str(error.code))
        said = capsys.readouterr()
        return status, said.out, said.err

    return ran


@contextmanager
def dashboard(path: Path, waits_for: int = 0, kind: str = "papers") -> Iterator[Database]:
    """A dashboard that has the database open and answers what commands ask; only once so many of a
    kind have asked, so that none goes before another."""
    database, over = open_database(path), threading.Event()

    def answering() -> None:
        while len(list(database.incoming.glob(f"*.{kind}"))) < waits_for and not over.wait(0.02):
            pass
        while not over.wait(0.05):
            answer(database, ASKED)

    thread = threading.Thread(target=answering)
    thread.start()
    try:
        yield database
    finally:
        over.set()
        thread.join()
        database.close()


def started(project: Path, *arguments: str) -> "subprocess.Popen[str]":
    """A command in a process of its own."""
    line, pipe = [sys.executable, "-m", "kpis", *arguments], subprocess.PIPE
    return subprocess.Popen(line, cwd=project, stdout=pipe, stderr=pipe, text=True)
