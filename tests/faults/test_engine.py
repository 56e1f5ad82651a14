"""After a fault of its engine the database is opened again by itself, as it was before or after,
and says which."""

import threading
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from data.reader import Reader
from data.settings import Settings
from data.store import Database, DatabaseError, database, open_database, opening
from data.store.undo import undo
from tests.faults.conftest import opened_state
from tests.faults.states import State, loaded, state

FAULTS = (duckdb.FatalException, duckdb.InternalException)
WORDS = "met a fault of its engine and is opened again: repeat"


@pytest.fixture
def filled(own_database: Path) -> Database:
    """An open database with the first extract of the chain."""
    opened = open_database(own_database)
    loaded(opened, own_database.parent, 1)
    return opened


@pytest.mark.parametrize("fault", FAULTS)
def test_it_is_opened_again_at_the_next_use(
    filled: Database, states: Callable[[int], State], fault: type[Exception]
) -> None:
    first = filled.openings
    with pytest.raises(DatabaseError, match=WORDS), filled.reading():
        raise fault("an assertion failed")
    assert state(filled) == states(1)
    assert filled.openings == first + 1
    with (
        pytest.raises(DatabaseError, match=f"{WORDS} what you did. Nothing was changed."),
        filled.writing(),
    ):
        raise fault("an assertion failed")
    assert state(filled) == states(1)
    assert filled.openings == first + 2


def test_a_file_that_is_being_uploaded_meanwhile_stays(filled: Database) -> None:
    uploaded = filled.incoming / "tmp123"
    uploaded.touch()
    with pytest.raises(DatabaseError), filled.reading():
        raise duckdb.FatalException("an assertion failed")
    with filled.reading():
        assert uploaded.exists()


@pytest.mark.parametrize("stage", ["before_header", "after_free_list_write", "before_truncate"])
def test_a_checkpoint_that_breaks_off_loses_nothing(
    own_database: Path, states: Callable[[int], State], monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    folder = own_database.parent
    first = open_database(own_database)
    loaded(first, folder, 1)
    first.close()

    lock_down = opening.lock_down

    def break_first(root: duckdb.DuckDBPyConnection, incoming: Path, settings: Settings) -> None:
        root.execute(f"PRAGMA debug_checkpoint_abort = '{stage}'")
        lock_down(root, incoming, settings)

    with monkeypatch.context() as patch:
        patch.setattr(opening, "lock_down", break_first)
        filled = open_database(own_database)
    with pytest.raises(DatabaseError, match="What was to be stored is stored"):
        loaded(filled, folder, 2)
    assert state(filled) == states(2)
    assert loaded(filled, folder, 2).status == "already_loaded"
    assert loaded(filled, folder, 3).status == "loaded"
    filled.close()
    assert opened_state(own_database) == states(3)


def test_it_waits_until_nobody_has_the_broken_one_in_use(
    filled: Database, states: Callable[[int], State], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "LEAVE_SECONDS", 0.05)
    first = filled.openings
    with filled.reading():
        with pytest.raises(DatabaseError), filled.reading():
            raise duckdb.FatalException("an assertion failed")
        with pytest.raises(DatabaseError, match="is to be opened again, and is still in use"):
            undo(filled, 1, Reader("Ann"))
    assert state(filled) == states(1)
    assert filled.openings == first + 1


def test_readers_of_the_broken_one_and_those_that_follow_are_told_or_served(
    filled: Database, states: Callable[[int], State]
) -> None:
    wanted = states(1)
    served, told = [], []

    def read(break_it: bool) -> None:
        for at in range(6):
            try:
                with filled.reading() as cursor:
                    cursor.execute("SELECT count(*) FROM batches").fetchall()
                    if break_it and at == 3:
                        raise duckdb.FatalException("an assertion failed")
                served.append(state(filled))
            except DatabaseError as error:
                told.append(str(error))

    threads = [threading.Thread(target=read, args=(number < 2,)) for number in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told
    assert all(words.endswith(f"{WORDS} what you did.") for words in told)
    assert all(found == wanted for found in served)
    assert len(served) + len(told) == 30


def test_when_it_cannot_be_opened_again_nothing_is_claimed_about_a_change(filled: Database) -> None:
    content = filled.path.read_bytes()

    def spoil_and_break() -> None:
        with filled.writing():
            filled.path.write_bytes(b"x" * 50_000)
            raise duckdb.FatalException("an assertion failed")

    with pytest.raises(DatabaseError, match="Look at the list of uploads"):
        spoil_and_break()
    with (
        pytest.raises(DatabaseError, match="is not a database of this dashboard"),
        filled.reading(),
    ):
        pass
    filled.path.write_bytes(content)
    with filled.reading() as cursor:
        assert cursor.execute("SELECT count(*) FROM batches").fetchall() == [(1,)]


def test_a_change_that_fails_for_another_reason_is_not_explained_away(filled: Database) -> None:
    first = filled.openings
    for error in (
        KeyError("x"),
        duckdb.ConversionException("x"),
        FileNotFoundError(2, "No such file"),
    ):
        with pytest.raises(type(error)), filled.writing():
            raise error
    assert filled.openings == first
