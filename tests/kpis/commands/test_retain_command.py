"""`python -m kpis retain` as a job runs it: what it shows, what it asks, and what it removes."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from data.store import answer, open_database
from data.store.records import records
from kpis.commands import retain
from kpis.commands.main import main
from kpis.retention import RETAIN, retain_asked
from tests.kpis.conftest import load_text

SECRET = "UnmistakableKeyOfAChild"
ROWS = f"""referral_id,pathway,provider,referral_date,assessment_date
{SECRET},ASD,P,2003-01-05,2003-03-02
new,ASD,P,2026-01-05,2026-05-05
"""
Ran = subprocess.CompletedProcess[str]
Command = Callable[..., Ran]


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A database with a row of 2003, which nobody has open."""
    database = open_database(tmp_path / "filled.duckdb")
    assert load_text(database, tmp_path, "nd_waits", ROWS).status == "loaded"
    database.close()
    return tmp_path / "filled.duckdb"


@pytest.fixture
def command(project: Path, filled: Path) -> Command:
    """Run it as a process that nobody watches."""

    def ran(*arguments: str, months: str = "36") -> Ran:
        line = [sys.executable, "-m", "kpis", "retain", *arguments, "--database", str(filled)]
        variables = os.environ | {"SEND_KPIS_RETAIN_MONTHS": months}
        return subprocess.run(
            line,
            cwd=project,
            env=variables,
            check=False,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
        )

    return ran


def removed(path: Path) -> int:
    database = open_database(path)
    with database.reading() as cursor:
        gone = sum(batch.removed for batch in records(cursor).batches())
    database.close()
    return gone


def test_it_is_shown_first_and_removed_with_yes(command: Command, filled: Path) -> None:
    preview = command("--preview", "--json")
    assert (preview.returncode, preview.stderr) == (0, "")
    told: dict[str, Any] = json.loads(preview.stdout)
    assert told["status"] == "preview"
    (going,) = told["extracts"]
    assert going == {
        "extract": "nd_waits",
        "rows": 1,
        "keys": 1,
        "oldest": "2003-03-02",
        "newest": "2003-03-02",
        "uploads": [1],
    }
    assert {one["measure"] for one in told["figures"]} == {
        "nd_asd_over_13_weeks",
        "nd_average_wait",
        "nd_longest_wait",
    }
    assert removed(filled) == 0
    done = command("--yes")
    assert (done.returncode, done.stderr) == (0, "")
    assert "nd_average_wait: January 2003 to " in done.stdout
    assert SECRET not in preview.stdout + done.stdout
    assert removed(filled) == 1
    again = command("--yes", "--json")
    assert (again.returncode, json.loads(again.stdout)["status"]) == (0, "nothing")


@pytest.mark.parametrize(
    ("months", "arguments", "words"),
    [
        ("36", (), "say --yes"),
        ("", ("--yes",), "SEND_KPIS_RETAIN_MONTHS is not set"),
        ("12", ("--yes",), "SEND_KPIS_RETAIN_MONTHS: 36 months is the least"),
    ],
)
def test_wrong_usage_removes_nothing_and_says_what_to_do(
    command: Command, filled: Path, months: str, arguments: tuple[str, ...], words: str
) -> None:
    ran = command(*arguments, months=months)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert words in ran.stderr
    assert removed(filled) == 0


def test_a_dashboard_that_has_the_database_does_it(command: Command, filled: Path) -> None:
    database, over = open_database(filled), threading.Event()

    def dashboard() -> None:
        while not over.wait(0.05):
            answer(database, {RETAIN: retain_asked})

    serving = threading.Thread(target=dashboard)
    serving.start()
    try:
        preview, done = command("--preview", "--json"), command("--yes", "--json")
    finally:
        over.set()
        serving.join()
    assert (preview.returncode, preview.stderr) == (0, "")
    assert json.loads(preview.stdout) | {"status": "removed"} == json.loads(done.stdout)
    database.close()
    assert removed(filled) == 1
    assert SECRET.encode() not in filled.read_bytes()


def test_where_another_process_has_the_database_it_says_so(command: Command, filled: Path) -> None:
    database = open_database(filled)
    ran = command("--yes")
    database.close()
    assert (ran.returncode, ran.stdout) == (3, "")
    assert "in use by another process: close the dashboard" in ran.stderr
    assert removed(filled) == 0


@pytest.mark.parametrize(("typed", "gone"), [(True, 1), (False, 0)])
def test_a_person_is_shown_what_goes_and_asked(
    filled: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    typed: bool,
    gone: int,
) -> None:
    asked: list[str] = []
    monkeypatch.setenv("SEND_KPIS_RETAIN_MONTHS", "36")
    monkeypatch.setattr(retain, "watched", lambda: True)
    monkeypatch.setattr(retain, "agreed", lambda question: asked.append(question) or typed)
    assert main(["retain", "--database", str(filled)]) == (0 if typed else 2)
    assert "nd_waits: 1 row" in capsys.readouterr().err
    assert "cannot be undone" in asked[0]
    assert removed(filled) == gone


def test_databases_that_a_restore_replaced_are_named(command: Command, filled: Path) -> None:
    (filled.parent / "filled.replaced-2026-01-01.duckdb").touch()
    assert "filled.replaced-2026-01-01.duckdb" in command("--preview").stdout
