"""The tables of the extracts are made from their columns once, and are given what the contract
gained since."""

from pathlib import Path

import duckdb

from data.extracts import extracts
from data.store import open_database
from data.store.migrations import migrate
from data.store.opening import connect

COLUMNS = (
    "SELECT column_name, data_type FROM duckdb_columns() WHERE schema_name = 'stored' AND "
    "table_name = 'meetings'"
)


class Counted:
    """A connection that keeps what it was told to do."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection, self.told = connection, list[str]()

    def execute(self, query: str, *values: object) -> duckdb.DuckDBPyConnection:
        self.told.append(query)
        return self.connection.execute(query, *values)


def test_an_older_table_is_given_the_column_that_it_lacks(tmp_path: Path) -> None:
    path = tmp_path / "older.duckdb"
    open_database(path).close()
    name = extracts()["meetings"].columns[-1].name
    with connect(path) as connection:
        before = connection.execute(COLUMNS).fetchall()
        connection.execute(f'ALTER TABLE stored.meetings DROP COLUMN "{name}"')
    open_database(path).close()
    with connect(path) as connection:
        assert connection.execute(COLUMNS).fetchall() == before


def test_a_database_that_has_every_column_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "newest.duckdb"
    open_database(path).close()
    with connect(path) as connection:
        counted = Counted(connection)
        migrate(counted)  # type: ignore[arg-type]
    changes = [one for one in counted.told if not one.startswith("SELECT")]
    assert [one for one in changes if one.startswith("ALTER") or "stored." in one] == []
