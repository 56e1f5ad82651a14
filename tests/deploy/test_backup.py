"""The nightly backup: whole and encrypted, or none; and nothing in the clear is left behind."""

import os
import sqlite3
import subprocess
import tarfile
from pathlib import Path

import pytest

from data.store import open_database

ENCRYPTS = """#!/bin/sh
for last; do :; done
while [ "$1" != --output ]; do shift; done
cp "$last" "$2"
"""
"""In the place of gpg: what it would encrypt, where it would write it."""


def backed_up(
    folder: Path, project: Path, database: str = ""
) -> "subprocess.CompletedProcess[str]":
    """A night's backup of what lies in a folder."""
    for name in ("tmp", "backups", "bin"):
        (folder / name).mkdir(exist_ok=True)
    gpg = folder / "bin" / "gpg"
    gpg.write_text(ENCRYPTS, encoding="utf-8")
    gpg.chmod(0o700)
    environment = os.environ | {
        "PATH": f"{gpg.parent}:{os.environ['PATH']}",
        "SEND_KPIS_DATABASE": database or str(folder / "dashboard.duckdb"),
        "SEND_KPIS_BACKUP_KEY": str(folder / "backup.pub"),
    }
    line = [str(project / "deploy" / "backup.sh")]
    return subprocess.run(line, env=environment, capture_output=True, text=True, check=False)


def test_it_holds_the_database_its_checksum_the_trail_and_the_post(
    tmp_path: Path, project: Path
) -> None:
    open_database(tmp_path / "dashboard.duckdb").close()
    for name in ("dashboard.audit.jsonl", "backup.pub"):
        (tmp_path / name).touch()
    with sqlite3.connect(tmp_path / "dashboard.post.sqlite3") as post:
        post.execute("CREATE TABLE mails (id)")
    left = tmp_path / "tmp" / "backup.killed"
    left.mkdir(parents=True)
    ran = backed_up(tmp_path, project)
    (made,) = (tmp_path / "backups").iterdir()
    assert (ran.returncode, ran.stdout) == (0, f"The backup is {made}\n")
    with tarfile.open(made) as all_of_it:
        names = sorted(all_of_it.getnames())
    assert names == [
        "audit.jsonl",
        "dashboard.duckdb",
        "dashboard.duckdb.sha256",
        "post.sqlite3",
    ]
    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.parametrize("database", ["postgresql://app@db.example/send", "service=send"])
def test_of_a_record_in_postgresql_it_says_who_makes_copies(
    tmp_path: Path, project: Path, database: str
) -> None:
    (tmp_path / "backup.pub").touch()
    ran = backed_up(tmp_path, project, database)
    assert ran.returncode == 2
    assert "docs/postgresql.md, part 4" in ran.stderr


def test_without_its_key_there_is_none(tmp_path: Path, project: Path) -> None:
    ran = backed_up(tmp_path, project)
    key = tmp_path / "backup.pub"
    told = f"put it into {key} (docs/running.md, part 1, step 5).\n"
    assert (ran.returncode, ran.stderr) == (2, f"There is no key to encrypt to: {told}")
    assert list((tmp_path / "backups").iterdir()) == list((tmp_path / "tmp").iterdir()) == []
