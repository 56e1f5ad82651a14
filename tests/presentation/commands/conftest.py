"""Two people who owe something, the command as it is called, and a mail server that it finds."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data.audit import Kind, newest_first, trail_of
from data.post import mails, post_of
from data.reader import Reader
from data.record import Holder
from data.settings import Settings
from data.store import open_database, transaction
from data.store.records import records
from kpis.commands.main import main
from presentation.commands import COMMANDS
from tests.data.post.mail_server import serving

ANN, JO = "ann@example.gov.uk", "jo@example.gov.uk"
MONDAY = "2026-11-16"
Ran = Callable[..., tuple[int, str, str]]


def name(path: Path, *named: tuple[str, str]) -> None:
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
def remind(path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ran:
    monkeypatch.setenv("SEND_KPIS_ADDRESS", "https://send.example.gov.uk")

    def ran(*arguments: str, day: str = MONDAY) -> tuple[int, str, str]:
        line = ["remind", "--database", str(path), "--day", day, *arguments]
        try:
            status = main(line, COMMANDS)
        except SystemExit as error:  # the parser has refused the line
            status = int(str(error.code))
        said = capsys.readouterr()
        return status, said.out, said.err

    return ran


@contextmanager
def mail_server(monkeypatch: pytest.MonkeyPatch, **more: Any) -> Iterator[Any]:
    """A real one that the settings name."""
    with serving(**more) as (kept, port):
        for name, value in (("HOST", "127.0.0.1"), ("PORT", port), ("TLS", "none")):
            monkeypatch.setenv(f"SEND_KPIS_SMTP_{name}", str(value))
        monkeypatch.setenv("SEND_KPIS_SMTP_FROM", "send@example.gov.uk")
        yield kept


def kept(path: Path) -> list[tuple[str, str]]:
    return [(one.address, one.state) for one in mails(post_of(path, Settings()))]


def lines(path: Path) -> list[str]:
    """Who has a mail, by the audit trail."""
    trail = newest_first(trail_of(path, Settings()))
    return [f"{one.what}, {one.outcome}" for one in trail if one.kind == Kind.MAIL]
