"""What is said of a change that failed is what the server has: an answer may be lost where the commit
is not, and others write as soon as the turn is lost."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from signal import SIGQUIT
from typing import cast

import duckdb
import pytest

from data.audit import Kind, newest_first
from data.reader import Reader
from data.record import Meeting
from data.settings import Settings
from data.store import Database, DatabaseError, open_database, set_property, transaction
from data.store.records import records
from data.store.server import migrated
from tests.data.store.server.conftest import Opening, server_address
from tests.postgresql.cluster import Cluster
from tests.postgresql.server import Fresh

ANN = Reader("Ann")
END_OF_TURN = (
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory' AND granted"
)


class Unheard:
    """A cursor that commits, and whose answer is lost: `after` is done between the two."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, after: Callable[[], object]) -> None:
        self._cursor = cursor
        self._after = after

    def execute(self, sql: str) -> duckdb.DuckDBPyConnection:
        done = self._cursor.execute(sql)
        if sql == "COMMIT":
            self._after()
            raise duckdb.IOException("server closed the connection unexpectedly")
        return done


def change(database: Database, after: Callable[[], object] = lambda: None) -> None:
    """Change a property, which is no upload and no entry, and hear nothing of it."""
    told = database.trail.told(ANN, Kind.CHANGE, "a property")
    with database.writing() as cursor:
        unheard = cast("duckdb.DuckDBPyConnection", Unheard(cursor, after))
        with transaction(unheard, keep=True, told=told):
            set_property(cursor, "demonstration", "true")


def add(database: Database) -> None:
    with database.writing() as cursor, transaction(cursor, keep=True):
        records(cursor).add_entry(Meeting(body="DMT", held_on=date(2026, 3, 1)), ANN)


def entries(database: Database) -> int:
    with database.reading() as cursor:
        return len(records(cursor).entries())


def outcomes(database: Database) -> list[str]:
    return [line.outcome for line in newest_first(database.trail) if line.kind == Kind.CHANGE]


def test_what_is_stored_is_said_to_be_stored(opening: Opening) -> None:
    database = opening()
    with pytest.raises(DatabaseError, match=r"cannot be reached.*What was to be stored is stored"):
        change(database)
    assert outcomes(database) == ["done"]


def test_what_others_stored_is_not_taken_for_ones_own(opening: Opening, made: Fresh) -> None:
    one, other = opening(), opening()

    def write() -> None:
        with one.writing() as cursor:
            made.sql(END_OF_TURN)
            add(other)
            with transaction(cursor, keep=True):
                records(cursor).add_entry(Meeting(body="SEND", held_on=date(2026, 3, 2)), ANN)

    with pytest.raises(DatabaseError, match=r"lost meanwhile.*Nothing was changed\.$"):
        write()
    assert entries(one) == 1


@pytest.fixture
def alone(own_postgresql: Cluster, tmp_path: Path) -> Iterator[tuple[Cluster, Opening]]:
    """A server to be killed, and what opens a database of it."""
    with own_postgresql.server.database() as made:
        migrated(server_address(made.owner))
        settings = Settings(work_folder=tmp_path)
        yield own_postgresql, lambda: open_database(server_address(made.app), settings)


def test_what_cannot_be_known_is_not_guessed(alone: tuple[Cluster, Opening]) -> None:
    cluster, opening = alone
    database = opening()
    with pytest.raises(DatabaseError, match=r"cannot be reached.*Look at the list of uploads"):
        change(database, after=lambda: cluster.stop(SIGQUIT))
    cluster.start()
    assert outcomes(database) == ["done"]
    database.close()


def test_what_was_said_to_be_kept_outlasts_a_crash(alone: tuple[Cluster, Opening]) -> None:
    # The tests' server answers before a commit is on its disk, as a careless one would.
    cluster, opening = alone
    database = opening()
    add(database)
    cluster.restart(SIGQUIT)
    assert entries(database) == 1
    database.close()
