"""With a full disk a load is stored or it is not; the message says which, and reading goes on."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from data.audit import AuditError
from data.incident import NO_ROOM
from data.loading.load import load
from data.reader import Reader
from data.store import Database, DatabaseError, NoRoomError, open_database
from data.store.undo import undo
from kpis.changes.preview import confirm, preview
from kpis.computing import ensure_current
from kpis.judging import read_results
from kpis.rounds import read_round
from tests.faults.conftest import opened_state
from tests.faults.nursery import (
    Nursery,
    by_killed_after_commit,
    by_page,
    no_file_beyond,
    with_a_full_disk,
)
from tests.faults.states import FIRST, State, figures, loaded, request, state

FULL = "cannot grow because the disk is full: free some space."
UNCHANGED = f"{FULL} Nothing was changed."
STORED = f"{FULL} What was to be stored is stored: there is nothing to repeat."
FOLLOWS = {"": (2, "already_loaded"), UNCHANGED: (1, "loaded"), STORED: (2, "already_loaded")}
"""For each message the batches that are then read, and what loading the same file says once there
is room again."""


def test_the_message_says_whether_the_load_was_stored(
    child: Nursery, states: Callable[[int], State], own_database: Path
) -> None:
    folder = own_database.parent
    assert child.run(by_page, own_database, folder, 1) == 0
    before = own_database.read_bytes()
    child.run(by_killed_after_commit, own_database, folder, 2)
    log = Path(f"{own_database}.wal")
    size = log.stat().st_size
    log.unlink()
    heard = set()
    # Room for nothing, for less than the file, the log, or the log's way into the database; and for
    # all.
    for share in (0, 0.3, 0.9, 0.95, 0.98, 3, 100, 10_000):
        own_database.write_bytes(before)
        assert child.run(with_a_full_disk, own_database, folder, 2, int(share * size)) == 0
        message, *follows = json.loads((folder / "told.json").read_text())
        message = message.removeprefix(f"The database {own_database.name} ")
        assert tuple(follows) == FOLLOWS[message]
        assert opened_state(own_database) == states(2)
        heard.add(message)
    assert heard == set(FOLLOWS)


def test_the_figures_are_read_while_the_disk_is_full(
    database: Database, states: Callable[[int], State], tmp_path: Path
) -> None:
    loaded(database, tmp_path, 1)
    request(tmp_path, 2)
    with no_file_beyond(0):
        for change in (
            lambda: preview(database, request(tmp_path, 2)),
            lambda: undo(database, 1, Reader("Ann")),
        ):
            with pytest.raises((DatabaseError, AuditError), match=f"{UNCHANGED}|is not done"):
                change()
            assert state(database) == states(1)


def test_figures_that_are_not_stored_are_worked_out_while_the_disk_is_full(
    child: Nursery, states: Callable[[int], State], own_database: Path
) -> None:
    folder = own_database.parent
    for number in (1, 2):
        assert child.run(by_page, own_database, folder, number) == 0
    database = open_database(own_database)
    with database.writing() as cursor:
        cursor.execute("UPDATE computed SET fingerprint = 'of an earlier version'")
        cursor.execute("DELETE FROM points")
    with no_file_beyond(0):
        for _ in range(2):
            assert figures(read_results(database)) == states(2).figures
        meanwhile = read_round(database, FIRST)
        with pytest.raises(NoRoomError) as refused:
            ensure_current(database)
    assert refused.value.public == f"{NO_ROOM} Nothing was changed."
    assert figures(read_results(database)) == states(2).figures
    assert read_round(database, FIRST) == meanwhile
    database.close()


def test_a_file_that_the_disk_has_no_room_for_is_refused_before_anything_is_written(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = request(tmp_path, 1)
    room = type("Usage", (), {"free": 2 * asked.path.stat().st_size})
    monkeypatch.setattr("shutil.disk_usage", lambda _: room)
    for attempt in (confirm, load, preview):
        with pytest.raises(DatabaseError, match="not enough room on the disk"):
            attempt(database, asked)
