"""Backup and restore by command while a dashboard has the database open: asked for and answered
through files."""

import hashlib
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from data.store import Database, DatabaseError, requests
from data.store.backup import BackupError, backup, checksum_file
from data.store.requests import answer, ask_backup, ask_restore
from tests.data.commands.test_exit_statuses import held
from tests.faults.conftest import Command, opened_state
from tests.faults.states import State, loaded, state


@pytest.fixture
def dashboard(database: Database) -> Iterator[Database]:
    """A database with the first extract of the chain, and somebody who answers, as a dashboard
    does."""
    loaded(database, database.path.parent, 1)
    done = threading.Event()

    def run() -> None:
        while not done.wait(0.02):
            answer(database)

    thread = threading.Thread(target=run)
    thread.start()
    yield database
    done.set()
    thread.join()


def left(database: Database) -> list[str]:
    return [path.name for path in database.incoming.iterdir()]


def test_a_command_backs_up_what_the_dashboard_has_open(
    dashboard: Database, command: Command, states: Callable[[int], State], tmp_path: Path
) -> None:
    copy = tmp_path / "copy.duckdb"
    answered = command("backup", copy)
    sha256 = hashlib.sha256(copy.read_bytes()).hexdigest()
    assert answered == {"status": "backed_up", "file": str(copy), "sha256": sha256}
    assert checksum_file(copy).read_text() == f"{sha256}  copy.duckdb\n"
    assert left(dashboard) == []
    assert opened_state(copy) == states(1)
    assert loaded(dashboard, tmp_path, 2).status == "loaded"
    assert state(dashboard) == states(2)


def test_a_command_restores_under_the_dashboard_which_goes_on_with_it(
    dashboard: Database, command: Command, states: Callable[[int], State], tmp_path: Path
) -> None:
    copy = tmp_path / "copy.duckdb"
    backup(dashboard, copy)
    loaded(dashboard, tmp_path, 2)
    openings = dashboard.openings
    answered = command("restore", copy)
    assert (answered["status"], answered["batches"]) == ("restored", 1)
    assert state(dashboard) == states(1)
    assert dashboard.openings == openings + 1
    assert left(dashboard) == []
    assert opened_state(Path(answered["replaced"])) == states(2)
    assert loaded(dashboard, tmp_path, 2).status == "loaded"
    assert state(dashboard) == states(2)


def test_readers_meet_the_state_before_or_after_a_restore(
    dashboard: Database, states: Callable[[int], State], tmp_path: Path
) -> None:
    copy = tmp_path / "copy.duckdb"
    backup(dashboard, copy)
    loaded(dashboard, tmp_path, 2)
    done = threading.Event()
    seen: list[State] = []

    def read() -> None:
        while not done.is_set():
            seen.append(state(dashboard))

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    assert ask_restore(dashboard.path, copy)
    done.set()
    for thread in threads:
        thread.join()
    seen.append(state(dashboard))
    for found in seen:
        # The rows and the figures of one reading are two questions: each is answered from one
        # state.
        assert found.figures in (states(1).figures, states(2).figures)
        assert found.rows in (states(1).rows, states(2).rows)
    assert seen[-1] == states(1)


def test_a_backup_that_was_changed_is_refused_and_the_dashboard_goes_on(
    dashboard: Database, states: Callable[[int], State], tmp_path: Path
) -> None:
    copy = tmp_path / "copy.duckdb"
    backup(dashboard, copy)
    loaded(dashboard, tmp_path, 2)
    with copy.open("ab") as file:
        file.write(b" ")
    with pytest.raises(BackupError, match=r"copy\.duckdb is not what was backed up"):
        ask_restore(dashboard.path, copy)
    assert left(dashboard) == []
    assert state(dashboard) == states(2)


def test_a_backup_is_never_written_over(dashboard: Database, tmp_path: Path) -> None:
    with pytest.raises(FileExistsError):
        ask_backup(dashboard.path, next(tmp_path.glob("*.csv")))
    assert left(dashboard) == []


@pytest.mark.parametrize("ask", [ask_backup, ask_restore])
def test_why_the_dashboard_could_not_do_it_is_said_by_the_command(
    dashboard: Database,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    ask: Callable[[Path, Path], object],
) -> None:
    backup(dashboard, tmp_path / "copy.duckdb")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(requests, "copy_database", fail)
    monkeypatch.setattr(requests, "put_in_place", fail)
    with pytest.raises(
        DatabaseError, match="The dashboard could not do it: No space left on device"
    ):
        ask(dashboard.path, tmp_path / ("copy.duckdb" if ask is ask_restore else "new.duckdb"))
    assert left(dashboard) == []
    assert not (tmp_path / "new.duckdb").exists()


def test_nobody_answers_for_a_process_that_is_no_dashboard(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(requests, "TAKEN_SECONDS", 0.05)
    copy = tmp_path / "copy.duckdb"
    backup(database, copy)
    before = database.path.read_bytes()
    database.close()
    with held(database.path):
        assert ask_backup(database.path, tmp_path / "new.duckdb") is None
        assert ask_restore(database.path, copy) is None
    assert left(database) == []
    assert database.path.read_bytes() == before


def test_a_dashboard_that_is_restarted_meanwhile_is_told_as_such(
    database: Database, tmp_path: Path
) -> None:
    done = threading.Event()

    def take_and_go() -> None:
        while not done.wait(0.01):
            for asked in database.incoming.glob("*.backup"):
                asked.unlink()

    thread = threading.Thread(target=take_and_go)
    thread.start()
    with pytest.raises(DatabaseError, match="The dashboard was restarted meanwhile: repeat"):
        ask_backup(database.path, tmp_path / "new.duckdb")
    done.set()
    thread.join()


def test_the_copy_for_a_command_that_was_killed_is_removed_after_a_while(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    (database.incoming / "abc.backup").touch()
    (database.incoming / "upload").touch()
    answer(database)
    assert sorted(left(database)) == ["abc.answer", "abc.duckdb", "upload"]
    monkeypatch.setattr(requests, "DONE_SECONDS", -1)
    answer(database)
    assert left(database) == ["upload"]


def test_nobody_else_may_see_a_copy_or_ask(database: Database) -> None:
    assert database.incoming.stat().st_mode & 0o777 == 0o700


def test_without_a_folder_of_a_dashboard_nobody_is_asked(tmp_path: Path) -> None:
    assert ask_backup(tmp_path / "absent.duckdb", tmp_path / "new.duckdb") is None
    assert ask_restore(tmp_path / "absent.duckdb", tmp_path / "new.duckdb") is None
    assert list(tmp_path.iterdir()) == []
