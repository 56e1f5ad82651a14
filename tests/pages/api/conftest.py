"""A database with an edition, and what asks for it as Excel, Power BI and people do."""

import shutil
from base64 import b64encode
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from data.access import Role
from data.loading.load import Request, load
from data.reader import Reader
from data.settings import Settings
from data.store import Database, open_database
from data.tokens import Tokens, tokens_of
from kpis.editions import EditionWish, approve, make
from pages.parts.api import api_routes
from presentation.exports import to_csv

ADA = Reader("Ada", frozenset({Role.ADMINISTRATOR}))
ANN = Reader("Ann", frozenset({Role.ANALYST}))
AS_AT = date(2026, 10, 31)
HOSTILE = ("=1+1", "+1", "-1", "@A1", "\uff1d1", '=HYPERLINK("http://x")')
REPORTED = ("3e.2", "3e.3", "3e.4", "1a.1", "1a.2", "1a.3")
HEAD = ("milestone_id", "status", "status_date", "update", "revised_due", "evidence")


@pytest.fixture(scope="session")
def reported_file(example_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples, with updates that a spreadsheet would obey, and no edition yet: tests open
    copies of it."""
    folder = tmp_path_factory.mktemp("reported")
    database = open_database(Path(shutil.copy(example_file, folder / "reported.duckdb")))
    path = folder / "updates.csv"
    rows = [
        (id, "Red", "2026-10-20", f"{text}\nmore", "2028-03", text)
        for id, text in zip(REPORTED, HOSTILE, strict=True)
    ]
    path.write_bytes(to_csv(HEAD, rows))
    asked = Request("milestone_updates", path, path.name, AS_AT, ANN, missing="keep")
    loaded = load(database, asked)
    database.close()
    assert loaded.status == "loaded", loaded.problems
    return database.path


@pytest.fixture
def figures(own_database: Path, reported_file: Path) -> Iterator[Database]:
    """The database of this test, without an edition."""
    database = open_database(Path(shutil.copy(reported_file, own_database)))
    yield database
    database.close()


@pytest.fixture(scope="module")
def one_edition(
    reported_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    """A database with one approved edition, for tests that only read."""
    copy = shutil.copy(reported_file, tmp_path_factory.mktemp("edition") / "edition.duckdb")
    database = open_database(Path(copy))
    make_edition(database, "Board, 12 November")
    yield database
    database.close()


def make_edition(database: Database, name: str, *, approved: bool = True, month: str = "") -> int:
    """An edition of everything that is loaded; its number."""
    made = make(database, EditionWish(name=name, month=month or None), ANN).id
    if approved:
        assert approve(database, made, ADA) == []
    return made


def asking_of(database: Database) -> TestClient:
    """What asks, without the layer in front."""
    return TestClient(Starlette(routes=api_routes(lambda: database)))


@pytest.fixture
def asking(figures: Database) -> TestClient:
    """What asks the database of this test."""
    return asking_of(figures)


@pytest.fixture(scope="module")
def reading(one_edition: Database) -> TestClient:
    """What asks for the one edition."""
    return asking_of(one_edition)


@pytest.fixture
def tokens(own_database: Path) -> Tokens:
    return tokens_of(own_database, Settings())


def bearer(token: str) -> dict[str, str]:
    """As a program sends a token."""
    return {"Authorization": f"Bearer {token}"}


def basic(token: str, name: str = "anything") -> dict[str, str]:
    """As Excel and Power BI send a name and a password."""
    return {"Authorization": f"Basic {b64encode(f'{name}:{token}'.encode()).decode()}"}
