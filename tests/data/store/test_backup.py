"""Backup and restore: the same rows come back, nothing is lost on the way, and what was replaced is
kept."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

from data.extracts import extracts
from data.loading.load import Request, load
from data.reader import Reader
from data.store import Database, DatabaseError, open_database
from data.store.backup import BackupError, backup, checksum_file, restore
from data.store.properties import get_property, set_property
from tests.data.samples import file_of

pytestmark = pytest.mark.embedded


@pytest.fixture
def database(own_database: Path) -> Iterator[Database]:
    """A database with two batches and a property."""
    opened = open_database(own_database)
    for name in ("meetings", "disputes"):
        add(opened, name)
    with opened.writing() as cursor:
        set_property(cursor, "demonstration", "true")
    yield opened
    opened.close()


def add(database: Database, name: str) -> None:
    file = database.path.with_name(f"{name}.csv")
    file.write_text(file_of(name, {}, {}))
    assert (
        load(database, Request(name, file, file.name, date(2026, 10, 31), Reader("Ann"))).status
        == "loaded"
    )


def content(path: Path) -> dict[str, list[tuple]]:
    """Every row of every table."""
    with duckdb.connect(path, read_only=True) as connection:
        tables = connection.execute(
            "SELECT schema_name, table_name FROM duckdb_tables()"
        ).fetchall()
        return {
            f"{schema}.{table}": connection.execute(
                f'SELECT * FROM "{schema}"."{table}" ORDER BY ALL'
            ).fetchall()
            for schema, table in tables
        }


def test_a_backup_holds_every_row_of_every_table(database: Database, tmp_path: Path) -> None:
    copy = tmp_path / "copy.duckdb"
    sha256 = backup(database, copy)
    database.close()
    held = content(copy)
    assert held == content(database.path)
    assert len(held["stored.meetings"]) == 2
    assert {f"stored.{name}" for name in extracts()} < set(held)
    assert checksum_file(copy).read_text() == f"{sha256}  copy.duckdb\n"


def test_a_backup_leaves_nothing_else_behind_and_the_database_open(
    database: Database, tmp_path: Path
) -> None:
    before = set(tmp_path.iterdir())
    backup(database, tmp_path / "copy.duckdb")
    assert {path.name for path in set(tmp_path.iterdir()) - before} == {
        "copy.duckdb",
        "copy.duckdb.sha256",
    }
    assert list(database.incoming.iterdir()) == []
    add(database, "caseload")
    backup(database, tmp_path / "second.duckdb")


def test_a_backup_is_made_while_others_read(database: Database, tmp_path: Path) -> None:
    with database.reading() as cursor:
        cursor.execute("SELECT * FROM stored.meetings")
        backup(database, tmp_path / "copy.duckdb")
        assert cursor.execute("SELECT count(*) FROM batches").fetchall() == [(2,)]


def test_a_backup_that_fails_leaves_no_half_of_one(database: Database, tmp_path: Path) -> None:
    before = {path.name for path in tmp_path.iterdir()}
    with pytest.raises(OSError, match="absent"):
        backup(database, tmp_path / "absent" / "copy.duckdb")
    with pytest.raises(FileExistsError):
        backup(database, tmp_path / "meetings.csv")
    assert {path.name for path in tmp_path.iterdir()} == before
    assert list(database.incoming.iterdir()) == []


def test_what_came_after_the_backup_is_kept_beside_the_restored(
    database: Database, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.duckdb"
    backup(database, copy)
    add(database, "caseload")
    database.close()
    later = content(database.path)
    done = restore(database.path, copy)
    assert done.batches == 2
    assert content(database.path) == content(copy)
    assert done.replaced
    assert content(done.replaced) == later
    assert done.replaced.parent == database.path.parent
    restored = open_database(database.path)
    with restored.reading() as cursor:
        assert get_property(cursor, "demonstration") == "true"
    add(restored, "caseload")
    restored.close()


def test_a_backup_is_restored_where_there_is_no_database(
    database: Database, tmp_path: Path
) -> None:
    backup(database, tmp_path / "copy.duckdb")
    new = tmp_path / "folder" / "new.duckdb"
    assert restore(new, tmp_path / "copy.duckdb").replaced is None
    assert [path.name for path in new.parent.iterdir()] == ["new.duckdb"]
    assert content(new) == content(tmp_path / "copy.duckdb")


def test_a_damaged_database_is_replaced_with_the_log_that_a_killed_process_left(
    database: Database, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.duckdb"
    backup(database, copy)
    database.close()
    code = (
        "import sys, os, duckdb; c = duckdb.connect(sys.argv[1]); c.execute(sys.argv[2]); "
        "os._exit(9)"
    )
    subprocess.run(
        [sys.executable, "-c", code, database.path, "DELETE FROM stored.meetings"], check=False
    )
    log = Path(f"{database.path}.wal")
    assert log.exists()
    damage = bytearray(database.path.read_bytes())
    damage[4096:] = os.urandom(len(damage) - 4096)
    database.path.write_bytes(damage)
    done = restore(database.path, copy)
    assert done.replaced
    assert done.replaced.read_bytes() == damage
    assert Path(f"{done.replaced}.wal").exists()
    assert not log.exists()
    assert content(database.path) == content(copy)


def sign(copy: Path) -> None:
    """Make the checksum right again: it is the database that is at fault."""
    checksum_file(copy).write_text(
        f"{hashlib.sha256(copy.read_bytes()).hexdigest()}  {copy.name}\n"
    )


FAULTS = {
    "rows are lost": ("DELETE FROM stored.meetings", "Rows of upload 1 are lost"),
    "it is of a newer version": (
        "UPDATE schema_version SET number = 999",
        "written by a newer version",
    ),
}


@pytest.mark.parametrize(("change", "words"), FAULTS.values(), ids=FAULTS)
def test_a_backup_at_fault_is_not_restored(
    database: Database, tmp_path: Path, change: str, words: str
) -> None:
    copy = tmp_path / "copy.duckdb"
    backup(database, copy)
    database.close()
    with duckdb.connect(copy) as connection:
        connection.execute(change)
    sign(copy)
    before = database.path.read_bytes()
    with pytest.raises(DatabaseError, match=words):
        restore(database.path, copy)
    assert database.path.read_bytes() == before
    assert not list(tmp_path.glob("*.restoring*"))


@pytest.mark.parametrize("checksum", ["", "0" * 64 + "  copy.duckdb\n", "\x00"])
def test_a_backup_that_is_not_what_was_written_is_not_restored(
    database: Database, tmp_path: Path, checksum: str
) -> None:
    copy = tmp_path / "copy.duckdb"
    backup(database, copy)
    checksum_file(copy).write_text(checksum)
    database.close()
    with pytest.raises(BackupError, match="its checksum differs"):
        restore(database.path, copy)
