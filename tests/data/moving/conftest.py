"""A file with a record, and an empty database of PostgreSQL to move it to."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from data.address import Address, PostgresAddress, address_of
from data.moving import Moved, move
from data.settings import Settings
from data.store import Database, open_database
from data.store.server import OWN, migrated
from tests.postgresql.server import Fresh, Server

OF_EVERY_KIND = """
    INSERT INTO points VALUES
        ('a', '', '', '', 'p', 'nan', '-0.0', 'inf', true, []),
        ('b', '', '', '', 'p', '-inf', 5e-324, 0.1 + 0.2, false, NULL),
        ('c', '', '', '', 'p', NULL, 1.7976931348623157e308, 123456789.12345679, false, [1, 2]),
        ('d', '', '', '', 'p', 4503599627370497.5, 1 / 3, -1e-300, false, [NULL, 2147483647]),
        ('e', '', '', '', 'p', 0, 0, 0, true, [1]);
    INSERT INTO entries VALUES (9, 'k', 's', '{}', 'a', TIMESTAMP '2026-01-01', NULL);
    INSERT INTO batches VALUES
        (1, 'meetings', 'f', 's', DATE '2026-10-31', 'keep', 0, 0, 0, 0, 0, NULL);
    INSERT INTO events VALUES
        (1, 1, 'loaded', TIMESTAMP '2026-10-31 23:59:59.999999', 'Zoë 🙂 ﷽ \\ '' " %s ' || chr(9), ''),
        (2, 1, 'undone', TIMESTAMP '1969-12-31 23:59:59.000001', chr(1114111) || chr(10), NULL);
    INSERT INTO edition_events VALUES (1, 1, '', TIMESTAMP '9999-12-31 23:59:59.999999', '', '\\N');
    INSERT INTO removals VALUES (1, 'x', 2, 9223372036854775807, DATE '0001-01-01');
    INSERT INTO editions VALUES
        (1, 'n', 'm', TIMESTAMP '2026-01-01', 5, '', NULL, 'b', TIMESTAMP '2026-01-01', 's', 'f',
            '\\x00\\xFF\\x0A\\x5C'::BLOB),
        (2, 'n', 'm', TIMESTAMP '2026-01-01', 5, '', 1, 'b', TIMESTAMP '2026-01-01', 's', 'f', ''::BLOB);
    INSERT INTO properties VALUES ('', '')"""
"""Values that are easily altered on their way."""


@dataclass
class House:
    """A file and a database of PostgreSQL, and moves between them."""

    folder: Path
    file: Path
    fresh: Fresh

    @property
    def settings(self) -> Settings:
        return Settings(database=self.file, work_folder=self.folder / "work")

    @property
    def server(self) -> PostgresAddress:
        """The database under the role that owns it."""
        return server(self.fresh.owner)

    def move(self, source: Address | None = None, target: Address | None = None) -> Moved:
        told: list[str] = []
        return move(source or self.file, target or self.server, self.settings, told.append)

    def open(self, address: Address) -> Database:
        return open_database(address, self.settings)


def server(text: str) -> PostgresAddress:
    address = address_of(text)
    assert isinstance(address, PostgresAddress)
    return address


def fill(made: Fresh) -> None:
    migrated(server(made.owner))


@pytest.fixture
def fresh(postgresql: Server) -> Iterator[Fresh]:
    """A database with the tables of this version, and nothing in them."""
    postgresql.template("of_this_version", fill)
    with postgresql.database("of_this_version") as made:
        yield made


@pytest.fixture
def house(tmp_path: Path, released_file: Path, fresh: Fresh) -> House:
    """The examples with an edition in a file, and an empty database."""
    return House(tmp_path, Path(shutil.copy(released_file, tmp_path / "old.duckdb")), fresh)


@pytest.fixture
def small_house(tmp_path: Path, fresh: Fresh) -> House:
    """A few rows of every kind of value in a file, and an empty database."""
    path = tmp_path / "old.duckdb"
    open_database(path).close()
    with duckdb.connect(path) as connection:
        connection.execute(OF_EVERY_KIND)
    return House(tmp_path, path, fresh)


def rows_of(file: Path) -> dict[str, list[str]]:
    """Every row of every table of a file, as Python writes it; in any order."""
    with duckdb.connect(file, read_only=True) as connection:
        tables = connection.execute(
            "SELECT database_name, schema_name, table_name FROM duckdb_tables()"
        ).fetchall()
        return {
            f"{schema}.{table}": sorted(
                repr(row)
                for row in connection.execute(f'FROM "{catalog}"."{schema}"."{table}"').fetchall()
                if row[0] not in OWN
            )
            for catalog, schema, table in tables
        }
