"""How commands end: with the contract's exit status, words that say what to do, and never a
traceback."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import duckdb
import pytest

from data.commands import load, main
from data.store import open_database, requests
from tests.data.commands.conftest import Command

COMMANDS = ("load", "template", "batches", "undo", "redo", "backup", "restore", "demo")

WRONG_USAGE: dict[str, tuple[str, str]] = {
    "no command": ("", "required: COMMAND"),
    "an unknown command": ("lode", "invalid choice: 'lode'"),
    "an abbreviated option": ("batches --js", "unrecognized arguments: --js"),
    "an unknown extract": ("load nd_wait x.csv", "The nearest is nd_waits;"),
    "an unknown extract of a template": ("template Meeting", "The nearest is meetings;"),
    "a template of any extract": ("template auto", "there is no extract 'auto'"),
    "no such file": (
        "load meetings absent.csv",
        "absent.csv cannot be used: No such file or directory.",
    ),
    "a folder": ("load meetings folder", "folder cannot be used: Is a directory."),
    "a pipe": ("load meetings pipe", "pipe is not a file that can be read twice"),
    "no such day": ("load meetings x.csv --as-at 31/02/2026", "'31/02/2026' is not a date"),
    "a two-digit year": ("load meetings x.csv --as-at 28/09/26", "'28/09/26' is not a date"),
    "a year of long ago": ("load meetings x.csv --as-at 0026-09-28", "'0026-09-28' is not a date"),
    "an unknown policy": ("load meetings x.csv --missing drop", "invalid choice: 'drop'"),
    "an extract that is no list": ("load meetings x.csv --missing left", "only for nd_waits."),
    "a blank name": ("load meetings x.csv --by=", "the name is blank"),
    "a batch that is no number": ("undo first", "invalid int value: 'first'"),
    "no database to undo in": ("undo 1", "There is no database"),
    "no database to back up": ("backup copy.duckdb", "There is no database"),
    "a database that is a folder": (
        "batches --database folder",
        "folder is a folder, not a database.",
    ),
    "a restore into a folder": (
        "restore x --database folder",
        "folder is a folder, not a database.",
    ),
    "no such backup": (
        "restore absent.duckdb",
        "absent.duckdb cannot be used: No such file or directory.",
    ),
}


@pytest.mark.embedded
@pytest.mark.parametrize(("line", "words"), WRONG_USAGE.values(), ids=WRONG_USAGE)
def test_wrong_usage_ends_with_2_and_words(
    here: Command, tmp_path: Path, line: str, words: str
) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    ran = here(*line.split())
    assert (ran.status, ran.out) == (2, "")
    assert words in ran.err
    assert not (tmp_path / "test.duckdb").exists()


def test_a_batch_that_does_not_exist_ends_with_2(here: Command, loaded: Path) -> None:
    for number in ("2", "-1", "99999999999999999999"):
        ran = here("undo", number, "--json")
        assert (ran.status, ran.out) == (2, "")
        assert f"There is no batch {number}." in ran.err


def test_a_setting_that_cannot_be_used_ends_with_2_and_its_name(
    here: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SEND_KPIS_MEMORY_MB", "much")
    ran = here("batches")
    assert (ran.status, ran.out) == (2, "")
    assert "SEND_KPIS_MEMORY_MB" in ran.err


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Another process has the database open."""
    code = (
        "import sys, duckdb; c = duckdb.connect(sys.argv[1]); print('open', flush=True); "
        "sys.stdin.read()"
    )
    line = [sys.executable, "-c", code, str(path)]
    with subprocess.Popen(
        line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        process.stdout.readline()
        yield
        process.communicate()


@contextmanager
def newer(path: Path) -> Iterator[None]:
    with duckdb.connect(path) as connection:
        connection.execute("UPDATE schema_version SET number = 999")
    yield


@contextmanager
def damaged(path: Path) -> Iterator[None]:
    content = bytearray(path.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    path.write_bytes(content)
    yield


@contextmanager
def foreign(path: Path) -> Iterator[None]:
    path.write_text("month,followers\n")
    yield


UNUSABLE: dict[str, tuple[Callable[[Path], AbstractContextManager[None]], str]] = {
    "held by another process": (held, "is in use by another process: close"),
    "written by a newer version": (
        newer,
        "was written by a newer version of the dashboard: update",
    ),
    "damaged": (damaged, "restore the newest backup"),
    "not a database": (foreign, "is not a database of this dashboard: choose another"),
}


@pytest.mark.embedded
@pytest.mark.parametrize(("spoil", "words"), UNUSABLE.values(), ids=UNUSABLE)
def test_a_database_that_cannot_be_used_ends_with_3_and_what_to_do(
    here: Command,
    meetings: Path,
    own_database: Path,
    spoil: Callable[[Path], AbstractContextManager[None]],
    words: str,
) -> None:
    open_database(own_database).close()
    with spoil(own_database):
        ran = here("load", "meetings", meetings, "--json")
    assert (ran.status, ran.out) == (3, "")
    assert words in ran.err


@pytest.mark.embedded
@pytest.mark.parametrize(
    "line", ["load meetings meetings.csv --dry-run", "batches", "undo 1", "backup copy", "demo"]
)
def test_no_command_works_under_a_process_that_has_the_database_open(
    here: Command, meetings: Path, own_database: Path, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        requests, "TAKEN_SECONDS", 0.1
    )  # it is no dashboard, and answers no request
    open_database(own_database).close()
    with held(own_database):
        ran = here(*line.split(), "--json")
    assert (ran.status, ran.out) == (3, "")
    assert UNUSABLE["held by another process"][1] in ran.err


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_explains_itself_and_its_exit_status(here: Command, name: str) -> None:
    ran = here(name, "--help")
    assert ran.status == 0
    assert "--database" in ran.out
    assert "--json" in ran.out
    assert "Exit status" in ran.out


def test_a_result_that_cannot_be_printed_is_not_taken_for_success(
    command: Command, loaded: Path
) -> None:
    with Path("/dev/full").open("w") as full:
        ran = command("batches", stdout=full)
    assert ran.status == 3
    assert "What the command did stands." in ran.err


def test_a_reader_who_left_early_sees_no_traceback(command: Command, loaded: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ran = command("batches", stdout=writing)
    os.close(writing)
    assert "What the command did stands." in ran.err


@pytest.fixture
def interruptible() -> Iterator[None]:
    """A suite that was started in the background ignores interrupts, and would hand that down to
    the command."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_a_command_that_is_stopped_says_so_and_stores_nothing(
    here: Command, tmp_path: Path, project: Path
) -> None:
    file = tmp_path / "many.csv"
    # Quotation marks keep it from the fast way of reading, so that it is still at it when the
    # signal comes.
    rows = "".join(f'"P{at}",parent_carer,2026-03-01\n' for at in range(400_000))
    file.write_text(f"person_id,audience,trained_date\n{rows}", encoding="utf-8")
    line = [sys.executable, "-m", "data", "load", "ambassadors", str(file)]
    with subprocess.Popen(
        line, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        while not list(tmp_path.rglob("*incoming*/*")) and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
    assert (process.returncode, out) == (130, "")
    assert "Stopped." in err
    assert "Traceback" not in err
    assert here("batches", "--json").answer == {"batches": []}


@pytest.mark.parametrize("log", ["", "debug"])
def test_an_unexpected_fault_gives_a_reference_and_never_a_value(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], meetings: Path, log: str
) -> None:
    def fail(*_: object) -> None:
        try:
            raise ValueError("Robin Example")
        except ValueError as error:
            raise duckdb.ConversionException("Could not convert 'Robin Example'") from error

    monkeypatch.setattr(load, "load", fail)
    monkeypatch.setenv("SEND_KPIS_LOG", log)
    seen = []
    for _ in range(2):
        status = main(["load", "meetings", str(meetings)])
        out, err = capsys.readouterr()
        assert (status, out) == (3, "")
        assert "stored whole or not at all" in err
        assert "Robin" not in err
        assert ("ConversionException" in err) == (log == "debug")
        assert ("ValueError" in err) == (log == "debug")
        seen.append(err.partition("reference ")[2][:6])
    assert seen[0] == seen[1]
    assert len(seen[0]) == 6
