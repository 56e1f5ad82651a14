"""Retention where a server keeps the record: under the role that owns its tables rows go as from a
file, out of the server's files too; under the dashboard's role none can."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from data.address import PostgresAddress, address_of
from data.reader import Reader
from data.settings import Settings
from data.store import Database, DatabaseError, open_database
from data.store.server import migrated
from kpis.judging import read_results
from kpis.retention import foresee, retain
from tests.kpis.conftest import load_text
from tests.kpis.retention.test_retain import HEAD, NEW, OLD, OPEN, SECRET, keys
from tests.postgresql.server import Fresh, Server

ANN, TODAY = Reader("Ann"), date(2026, 11, 29)


def server(text: str) -> PostgresAddress:
    address = address_of(text)
    assert isinstance(address, PostgresAddress)
    return address


@pytest.fixture
def fresh(postgresql: Server) -> Iterator[Fresh]:
    """A database with the tables of this version, and nothing in them."""
    postgresql.template("of_this_version", lambda made: migrated(server(made.owner)))
    with postgresql.database("of_this_version") as made:
        yield made


def opened(address: str, folder: Path) -> Database:
    settings = Settings(database=server(address), work_folder=folder / "work", retain_months=36)
    return open_database(settings=settings)


def bytes_of(fresh: Fresh) -> bytes:
    """What lies in the files of a database, once the server has written all that it has in
    memory."""
    fresh.sql("CHECKPOINT")
    ((number,),) = fresh.sql("SELECT oid FROM pg_database WHERE datname = current_database()")
    folder = fresh.server.folder / "data" / "base" / str(number)
    return b"".join(path.read_bytes() for path in folder.iterdir())


def test_under_the_owner_rows_go_out_of_the_files_and_figures_stay(
    fresh: Fresh, tmp_path: Path
) -> None:
    dashboard = opened(fresh.app, tmp_path)
    load_text(dashboard, tmp_path, "nd_waits", HEAD + OLD + OPEN + NEW, date(2026, 9, 30))
    found = read_results(dashboard)
    before, version, batches = found.exact, found.version, found.batches
    assert SECRET.encode() in bytes_of(fresh)
    owner = opened(fresh.owner, tmp_path)
    assert [one.rows for one in retain(owner, ANN, TODAY, 36).going] == [1]
    owner.close()
    assert SECRET.encode() not in bytes_of(fresh)
    assert b"UnmistakableWords" not in bytes_of(fresh)
    assert fresh.sql("SELECT count(*) FROM not_rewritten") == [(0,)]
    assert keys(dashboard) == [(1, "new"), (1, "open")]
    found = read_results(dashboard)
    assert found.exact == before
    # No page shows those that were kept from before, which say of no row that it is gone.
    assert found.batches != batches
    assert found.version.decisions != version.decisions
    dashboard.close()


def test_under_the_role_of_the_dashboard_nothing_goes(fresh: Fresh, tmp_path: Path) -> None:
    dashboard = opened(fresh.app, tmp_path)
    load_text(dashboard, tmp_path, "nd_waits", HEAD + OLD + NEW, date(2026, 9, 30))
    with pytest.raises(DatabaseError, match=r"part 2\. Nothing was changed"):
        retain(dashboard, ANN, TODAY, 36)
    assert len(keys(dashboard)) == 2
    assert foresee(dashboard, TODAY, 36).going
    dashboard.close()
