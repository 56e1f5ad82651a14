"""A file that was damaged, cut short or is no database of ours is refused in words, or it shows
what it always did."""

import os
import random
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from data.store import DatabaseError, open_database
from tests.faults.conftest import opened_state
from tests.faults.nursery import Nursery, by_killed_after_commit
from tests.faults.states import State, loaded

DAMAGED = "seems to be damaged: restore the newest backup"
FOREIGN = "is not a database of this dashboard: choose another file"
HEADERS = 3 * 4096
HASH_FACTOR = 0xBF58476D1CE4E5B9
WORD = 2**64 - 1


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of a database with one load."""
    folder = tmp_path_factory.mktemp("whole")
    opened = open_database(folder / "whole.duckdb")
    loaded(opened, folder, 1)
    opened.close()
    return opened.path.read_bytes()


def seen(path: Path) -> State | None:
    """What is read of a database; None where it is refused as damaged, or as none of ours."""
    try:
        return opened_state(path)
    except DatabaseError as error:
        if DAMAGED in str(error) or FOREIGN in str(error):
            return None
        raise


def test_a_flipped_bit_is_noticed_or_changes_nothing(
    own_database: Path, content: bytes, states: Callable[[int], State]
) -> None:
    used = [at for at in range(0, len(content), 512) if any(content[at : at + 512])]
    places = [random.randrange(HEADERS) for _ in range(10)] + [
        start + random.randrange(512) for start in random.sample(used, 40)
    ]
    refused = 0
    for place in places:
        damaged = bytearray(content)
        damaged[place] ^= 1 << random.randrange(8)
        own_database.write_bytes(damaged)
        found = seen(own_database)
        refused += found is None
        assert found in (None, states(1)), f"bit of byte {place}"
    assert refused > len(places) / 2


def test_a_file_that_was_cut_short_is_refused(own_database: Path, content: bytes) -> None:
    for length in (
        0,
        1,
        4096,
        HEADERS - 1,
        HEADERS,
        *random.sample(range(len(content)), 10),
        len(content) - 1,
    ):
        own_database.write_bytes(content[:length])
        assert seen(own_database) is None, f"{length} bytes"


@pytest.mark.parametrize("cut", [True, False], ids=["cut short", "a flipped bit"])
def test_a_log_that_was_torn_is_refused_or_gives_the_state_before_the_load(
    child: Nursery, own_database: Path, states: Callable[[int], State], cut: bool
) -> None:
    folder = own_database.parent
    opened = open_database(own_database)
    loaded(opened, folder, 1)
    opened.close()
    child.run(by_killed_after_commit, own_database, folder, 2)
    log = Path(f"{own_database}.wal")
    content, entries = own_database.read_bytes(), log.read_bytes()
    assert opened_state(own_database) == states(2)
    for place in random.sample(range(len(entries)), 10):
        torn = bytearray(entries[:place] if cut else entries)
        if not cut:
            torn[place] ^= 1 << random.randrange(8)
        own_database.write_bytes(content)
        log.write_bytes(torn)
        assert seen(own_database) in (None, states(1)), f"byte {place}"


FILES = {
    "a CSV file": b"month,followers\n2026-10,1\n" * 1000,
    "nothing": b"",
    "zeros": bytes(50_000),
    "noise": os.urandom(300_000),
    "a database of another kind": b"SQLite format 3\0" + bytes(8000),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_another_kind_is_refused_and_left_as_it_is(own_database: Path, name: str) -> None:
    own_database.write_bytes(FILES[name])
    with pytest.raises(DatabaseError, match=FOREIGN):
        open_database(own_database)
    assert own_database.read_bytes() == FILES[name]


def test_the_database_of_another_program_is_refused_and_left_as_it_is(own_database: Path) -> None:
    with duckdb.connect(own_database) as connection:
        connection.execute("CREATE TABLE theirs (number INTEGER)")
    with pytest.raises(DatabaseError, match=FOREIGN):
        open_database(own_database)
    with duckdb.connect(own_database) as connection:
        assert connection.execute("SELECT table_name FROM duckdb_tables()").fetchall() == [
            ("theirs",)
        ]


def test_a_database_that_lacks_a_table_is_refused(own_database: Path) -> None:
    open_database(own_database).close()
    with duckdb.connect(own_database) as connection:
        connection.execute("DROP TABLE batches")
    with pytest.raises(DatabaseError, match=DAMAGED):
        open_database(own_database)


def test_a_database_that_was_refused_can_be_opened_by_another_process(own_database: Path) -> None:
    with duckdb.connect(own_database) as connection:
        connection.execute("CREATE TABLE theirs (number INTEGER)")
    with pytest.raises(DatabaseError) as refused:
        open_database(own_database)
    code = "import duckdb, sys; duckdb.connect(sys.argv[1]).execute('DROP TABLE theirs')"
    subprocess.run([sys.executable, "-c", code, own_database], check=True)
    assert refused.value


def checksum(block: bytes) -> int:
    """DuckDB's checksum of a block, without which a header made by hand would be taken for a
    damaged one."""
    result = 5381
    for (word,) in struct.iter_unpack("<Q", block):
        result ^= word * HASH_FACTOR & WORD
    return result


def test_a_file_in_the_format_of_a_newer_engine_is_refused_as_newer(
    own_database: Path, content: bytes
) -> None:
    written = content[8:4096]
    assert checksum(written) == struct.unpack_from("<Q", content)[0]
    newer = written[:4] + struct.pack("<Q", 999) + written[12:]
    own_database.write_bytes(struct.pack("<Q", checksum(newer)) + newer + content[4096:])
    with pytest.raises(DatabaseError, match="was written by a newer version: update the dashboard"):
        open_database(own_database)
