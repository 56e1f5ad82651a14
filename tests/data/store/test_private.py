"""What is stored is its owner's alone, whoever makes the file: the dashboard, a command, the
engine."""

import logging
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.commands import main
from data.private import keep_private
from data.store import open_database, restore
from data.store.backup import backup
from tests.data.samples import file_of

pytestmark = pytest.mark.embedded


@pytest.fixture(autouse=True)
def open_to_all() -> Iterator[None]:
    """A system on which new files can be read by all, as most are."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def open_to_others(folder: Path) -> dict[str, str]:
    """All below a folder that others may use, with its rights."""
    modes = {path.relative_to(folder): path.stat().st_mode for path in folder.rglob("*")}
    return {str(path): stat.filemode(mode) for path, mode in modes.items() if mode & 0o077}


def test_a_database_its_copies_and_the_folder_of_uploads_are_its_owners(tmp_path: Path) -> None:
    folder = tmp_path / "var"
    database = open_database(folder / "own.duckdb")
    backup(database, folder / "copy.duckdb")
    database.close()
    assert restore(folder / "own.duckdb", folder / "copy.duckdb").replaced
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert open_to_others(folder) == {}
    assert len(list(folder.iterdir())) == 5


def test_what_the_engine_makes_by_itself_is_its_owners(tmp_path: Path) -> None:
    keep_private()
    database = open_database(tmp_path / "own.duckdb")
    with database.writing() as cursor:
        cursor.execute("CREATE TABLE made AS SELECT 1")
        assert Path(f"{database.path}.wal").exists()
        assert open_to_others(tmp_path) == {}
    database.close()


def test_one_of_an_earlier_version_is_mended_and_the_log_says_it_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "own.duckdb"
    open_database(path).close()
    kept = tmp_path / "own.replaced-2026-01-01.duckdb"
    kept.touch()
    for one in (path, tmp_path / ".incoming-own"):
        one.chmod(0o755)
    with caplog.at_level(logging.WARNING):
        for _ in range(2):
            open_database(path).close()
    assert open_to_others(tmp_path) == {}
    assert caplog.messages == [
        "Other users could read own.duckdb: its rights are now its owner's alone."
    ]


def test_a_file_whose_rights_cannot_be_changed_is_used_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "own.duckdb"
    open_database(path).close()
    path.chmod(0o644)

    def refused(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "chmod", refused)
    open_database(path).close()
    assert caplog.messages == [
        "Other users may be able to read own.duckdb: Operation not permitted."
    ]


def test_a_command_makes_nothing_that_others_may_use(tmp_path: Path) -> None:
    (tmp_path / "meetings.csv").write_text(file_of("meetings", {}, {}))
    (tmp_path / "meetings.csv").chmod(0o600)
    line = ["load", "meetings", str(tmp_path / "meetings.csv"), "--as-at", "2026-10-31"]
    assert main([*line, "--database", str(tmp_path / "own.duckdb")]) == 0
    (tmp_path / "made by anything").touch()
    assert open_to_others(tmp_path) == {}
