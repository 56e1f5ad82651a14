"""`backup` and `restore`: what they print, and that a backup that cannot be trusted ends with 1."""

import hashlib
from pathlib import Path

import pytest

from data.store import requests
from tests.data.commands.conftest import Command
from tests.data.commands.test_exit_statuses import held

pytestmark = pytest.mark.embedded


def test_a_backup_is_restored_with_its_batches(
    here: Command, loaded: Path, own_database: Path
) -> None:
    copy = own_database.with_name("copy.duckdb")
    made = here("backup", copy, "--json")
    sha256 = hashlib.sha256(copy.read_bytes()).hexdigest()
    assert (made.status, made.answer) == (
        0,
        {"status": "backed_up", "file": str(copy), "sha256": sha256},
    )
    here("undo", "1")
    done = here("restore", copy, "--json")
    replaced = done.answer["replaced"]
    fields = {"status": "restored", "file": str(copy), "batches": 1, "replaced": replaced}
    assert (done.status, done.answer) == (0, fields)
    assert here("batches", "--json").answer["batches"][0]["state"] == "in_use"
    assert (
        here("batches", "--json", "--database", replaced).answer["batches"][0]["state"] == "undone"
    )


def test_a_backup_is_never_written_over(here: Command, loaded: Path) -> None:
    before = loaded.read_bytes()
    ran = here("backup", loaded)
    assert (ran.status, ran.out) == (2, "")
    assert "is there already" in ran.err
    assert loaded.read_bytes() == before


def test_a_backup_that_was_changed_is_refused(
    here: Command, loaded: Path, own_database: Path
) -> None:
    copy = own_database.with_name("copy.duckdb")
    here("backup", copy)
    copy.write_bytes(copy.read_bytes() + b" ")
    before = own_database.read_bytes()
    ran = here("restore", copy, "--json")
    assert (ran.status, ran.answer["status"]) == (1, "refused")
    assert "its checksum differs" in ran.answer["message"]
    assert own_database.read_bytes() == before


def test_a_backup_without_its_checksum_ends_with_2(
    here: Command, loaded: Path, own_database: Path
) -> None:
    ran = here("restore", own_database)
    assert (ran.status, ran.out) == (2, "")
    assert "test.duckdb.sha256 cannot be used: No such file or directory." in ran.err


def test_nothing_is_restored_under_a_process_that_has_the_database_open(
    here: Command, loaded: Path, own_database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        requests, "TAKEN_SECONDS", 0.1
    )  # it is no dashboard, and answers no request
    copy = own_database.with_name("copy.duckdb")
    here("backup", copy)
    with held(own_database):
        ran = here("restore", copy)
        assert (ran.status, ran.out) == (3, "")
        assert "is in use by another process" in ran.err
    assert not list(own_database.parent.glob("*.replaced-*"))
    assert not list(own_database.parent.glob("*.restoring*"))
