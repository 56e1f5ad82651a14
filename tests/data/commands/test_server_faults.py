"""How commands end where the record is in PostgreSQL and cannot be used: as with a file, with the
contract's exit status, words that say what to do, and never a traceback."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import LiteralString

import pytest

from data.commands import main
from tests.postgresql.server import Fresh, Server
from tests.servers import free_ports
from tests.stores import TEMPLATE, migrate, with_server


@pytest.fixture
def made(postgresql: Server, monkeypatch: pytest.MonkeyPatch, meetings: Path) -> Iterator[Fresh]:
    """A database of PostgreSQL with one batch."""
    with_server(monkeypatch)
    postgresql.template(TEMPLATE, migrate)
    with postgresql.database(TEMPLATE) as made:
        load = ["load", "meetings", str(meetings), "--as-at", "2026-10-31"]
        assert main([*load, "--database", made.app]) == 0
        yield made


def elsewhere(made: Fresh) -> str:
    (port,) = free_ports(1)
    return made.app.replace(f":{made.server.port}/", f":{port}/")


def not_there(made: Fresh) -> str:
    return made.server.address("no_such_database")


def without_tables(made: Fresh) -> str:
    return made.server.address("postgres")


def as_another(made: Fresh) -> str:
    return made.app.replace("send_app@", "somebody@")


def after(statement: LiteralString) -> Callable[[Fresh], str]:
    """The database, after the administrator has done this to it."""

    def done(made: Fresh) -> str:
        made.sql(statement)
        return made.app

    return done


UNUSABLE: dict[str, tuple[Callable[[Fresh], str], str]] = {
    "no server": (elsewhere, "cannot be reached: wait until its server answers again"),
    "no database": (not_there, "is not there, or not as this version needs it: make it, and run"),
    "no tables": (without_tables, "has no tables of this dashboard: run python -m data migrate"),
    "another role": (as_another, "asks for a password: name a passfile"),
    "a newer version": (
        after("INSERT INTO schema_version VALUES (999)"),
        "was written by a newer version of the dashboard: update",
    ),
    "an older version": (
        after("DELETE FROM schema_version"),
        "is of an older version: stop every dashboard, and run python -m data migrate",
    ),
    "rows lost": (
        after("DELETE FROM stored.meetings"),
        "Rows of upload 1 are lost: restore the newest backup",
    ),
    "a right taken away": (
        after("REVOKE INSERT ON events FROM send_app"),
        "may not be used so by this role",
    ),
}


@pytest.mark.parametrize(("spoil", "words"), UNUSABLE.values(), ids=UNUSABLE)
def test_a_server_that_cannot_be_used_ends_with_3_and_what_to_do(
    made: Fresh, capsys: pytest.CaptureFixture[str], spoil: Callable[[Fresh], str], words: str
) -> None:
    address = spoil(made)
    capsys.readouterr()
    status = main(["undo", "1", "--json", "--database", address])
    out, err = capsys.readouterr()
    assert (status, out) == (3, "")
    assert words in err
    assert "Traceback" not in err and "password=" not in err


@pytest.mark.parametrize("line", ["backup copy.duckdb", "restore copy.duckdb"])
def test_a_server_makes_and_restores_its_own_copies(
    made: Fresh, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    capsys.readouterr()
    status = main([*line.split(), "--json", "--database", made.app])
    out, err = capsys.readouterr()
    assert (status, out) == (2, "")
    assert "is no file: its server makes and restores copies of it" in err
