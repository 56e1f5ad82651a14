"""A process that is killed, or a machine that stops, while a block is written in its place leaves a
file that opens with all that was stored."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from data.store import DatabaseError, open_database
from data.store.checkpoints import aside, aside_of, put_back
from tests.faults.conftest import opened_state
from tests.faults.states import State, loaded

HEADERS, BLOCK = 3 * 4096, 262_144
LOADS = 4
CUTS = (4096, BLOCK // 2, BLOCK - 4096, BLOCK)
"""How much of a block is new when the writing ends."""


class Caught(NamedTuple):
    """What lies on the disk where a checkpoint begins, and the file as it is after it."""

    file: bytes
    log: bytes
    kept: bytes
    done: bytes

    def blocks(self) -> list[int]:
        """Where a block was written over."""
        places = range(HEADERS, len(self.file), BLOCK)
        return [at for at in places if self.file[at : at + BLOCK] != self.done[at : at + BLOCK]]

    def torn(self, at: int, cut: int) -> bytes:
        """The file while the block at a place is written."""
        return self.file[:at] + self.done[at : at + cut] + self.file[at + cut :]

    def put(self, path: Path, content: bytes, *, kept: bool = True) -> None:
        """Have this on the disk."""
        path.write_bytes(content)
        Path(f"{path}.wal").write_bytes(self.log)
        aside_of(path).unlink(missing_ok=True)
        if kept:
            aside_of(path).write_bytes(self.kept)


@pytest.fixture
def caught(own_database: Path, monkeypatch: pytest.MonkeyPatch) -> Caught:
    """The checkpoint of the last of some loads."""
    seen: list[tuple[bytes, bytes, bytes]] = []

    def look(folder: Path) -> None:
        # Copied by another process: to open and close the file here would unlock it.
        files = (own_database, f"{own_database}.wal", aside_of(own_database))
        read = [subprocess.run(["cat", one], capture_output=True, check=False) for one in files]
        if read[1].stdout:
            seen.append((read[0].stdout, read[1].stdout, read[2].stdout))

    monkeypatch.setattr(aside, "_sync", look)
    opened = open_database(own_database)
    for number in range(1, LOADS + 1):
        loaded(opened, own_database.parent, number)
    opened.close()
    assert not aside_of(own_database).exists()
    return Caught(*seen[-1], own_database.read_bytes())


def test_a_block_that_is_torn_in_its_place_loses_nothing(
    caught: Caught, own_database: Path, states: Callable[[int], State]
) -> None:
    damaged = 0
    for at in caught.blocks():
        for cut in CUTS:
            caught.put(own_database, caught.torn(at, cut), kept=False)
            try:
                assert opened_state(own_database) == states(LOADS)
            except DatabaseError:
                damaged += 1
            caught.put(own_database, caught.torn(at, cut))
            assert opened_state(own_database) == states(LOADS)
            assert not aside_of(own_database).exists()
    assert damaged  # or the engine writes over nothing that counts, and this can go


def test_what_was_kept_is_not_put_back_where_the_new_blocks_count(
    caught: Caught, own_database: Path, states: Callable[[int], State]
) -> None:
    caught.put(own_database, caught.done)
    Path(f"{own_database}.wal").unlink()
    assert opened_state(own_database) == states(LOADS)
    assert not aside_of(own_database).exists()


def test_a_file_that_somebody_has_open_is_left_alone_and_stays_locked(
    caught: Caught, own_database: Path, project: Path
) -> None:
    opened = open_database(own_database)
    aside_of(own_database).write_bytes(caught.kept)
    put_back(own_database)
    other = "import sys, pathlib; from data.store.checkpoints import put_back; "
    other += "put_back(pathlib.Path(sys.argv[1]))"
    line = [sys.executable, "-c", other, str(own_database)]
    assert subprocess.run(line, cwd=project, check=False).returncode == 0
    assert aside_of(own_database).exists()
    loaded(opened, own_database.parent, LOADS + 1)
    line = [sys.executable, "-m", "data", "batches", "--database", str(own_database)]
    refused = subprocess.run(line, cwd=project, env=os.environ, capture_output=True, text=True)
    assert refused.returncode != 0
    assert "use" in refused.stderr
    opened.close()


def test_a_block_that_is_not_on_the_disk_yet_shifts_no_other(own_database: Path) -> None:
    opened = open_database(own_database)
    with aside._aside(own_database, [0, 10**6, 1]):
        kept = aside_of(own_database).read_bytes()
    opened.close()
    read = own_database.read_bytes()
    assert kept[:HEADERS] == read[:HEADERS]
    numbers = [kept[at : at + 8] for at in range(HEADERS, len(kept), 8 + BLOCK)]
    assert [int.from_bytes(one, "little") for one in numbers] == [0, 1]


def test_what_is_kept_is_its_owners_alone(caught: Caught, own_database: Path) -> None:
    modes = []

    def look(folder: Path) -> None:
        modes.append(aside_of(own_database).stat().st_mode & 0o777)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(aside, "_sync", look)
        opened = open_database(own_database)
        loaded(opened, own_database.parent, LOADS + 1)
        opened.close()
    assert modes and set(modes) == {0o600}
