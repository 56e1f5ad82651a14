"""Tables that went elsewhere with their record: whoever was about to write keeps nothing, and it
cannot be settled that they went while somebody writes."""

from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from data.beside import IN_USE, BesideError, SmallTables, TablesFile, beside_of
from tests.data.on_server import postgres_address
from tests.postgresql.server import Fresh

LAYOUT = "CREATE TABLE IF NOT EXISTS follows (address, subject, since, known)"
ROW = "INSERT INTO follows VALUES ('a', 'b', 'c', '{}')"


def write(tables: SmallTables, before: Callable[[bool], None] = lambda _: None) -> None:
    with tables.opened() as opened:
        before(True)
        opened.execute(ROW)


def test_who_began_to_write_to_a_file_before_it_was_moved_keeps_nothing(tmp_path: Path) -> None:
    tables = TablesFile(tmp_path / "tables.sqlite3", LAYOUT)
    with pytest.raises(BesideError, match="moved along with its record"):
        write(tables, tables.set_moved)
    with tables.opened() as opened:
        assert opened.execute("SELECT * FROM follows").fetchall() == []
    with pytest.raises(BesideError, match="moved along with its record"):
        write(tables)
    tables.set_moved(False)
    with tables.opened() as opened:
        opened.execute(ROW)


def test_on_a_server_it_is_settled_once_nobody_writes(own_record: Fresh, tmp_path: Path) -> None:
    tables = beside_of(postgres_address(own_record.app), tmp_path / "none", "")
    with psycopg.connect(own_record.owner, autocommit=True) as other:
        free = f"SELECT pg_try_advisory_xact_lock({IN_USE})".encode()
        with tables.opened() as opened:
            opened.execute(ROW)
            assert other.execute(free).fetchall() == [(False,)]
        assert other.execute(free).fetchall() == [(True,)]
        other.execute("INSERT INTO properties VALUES ('moved_to', 'elsewhere')")
    with pytest.raises(BesideError, match="only read"):
        write(tables)
    with tables.opened() as opened:
        assert len(opened.execute("SELECT * FROM follows").fetchall()) == 1


def test_the_columns_of_a_file_are_those_of_its_layout(tmp_path: Path) -> None:
    file = TablesFile(
        tmp_path / "none", "CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT, b TEXT)"
    )
    assert file.columns() == {"a": {"id": "INTEGER", "b": "TEXT"}}
    assert not file.there()
