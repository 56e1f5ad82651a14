"""Backup, restore and what else a dashboard does under way: a command asks it through files in the
database's own folder.

One process has the database open. Its folder is closed to everybody but the user who runs the
dashboard, so that nobody else can ask, or see a copy. NAME.backup, NAME.restore or NAME of
another kind asks, and holds what else there is to say; the dashboard renames it to NAME.taken, does
it, and answers with NAME.answer. The copy, the one made or
the one to be restored, is NAME.duckdb.
"""

import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from uuid import uuid4

from pydantic import BaseModel

from data.audit import AuditError
from data.store.backup import Restored, copy_database, deliver, put_in_place, refuse_existing, stage
from data.store.database import Database
from data.store.faults import DatabaseError
from data.store.opening import incoming_folder

TAKEN_SECONDS = 10
"""Seconds to wait until a dashboard takes up a request. A process that is not one never does."""
DONE_SECONDS = 600
"""Seconds that the dashboard may take to carry out a request."""
_POLL_SECONDS = 0.1
_KINDS = ("backup", "restore")

Other = Callable[[Database, str], str]
"""What a dashboard does besides: given what a request says, it says what it did."""


class _Answer(BaseModel):
    """The dashboard's answer to a request: `sha256` is the checksum of the copy it made, `replaced`
    the place where the file that was replaced is kept, `said` what was said to a request of another
    kind. `fault` says why nothing was done, and is empty where all went well."""

    sha256: str = ""
    replaced: Path | None = None
    said: str = ""
    fault: str = ""


def ask_backup(path: Path, file: Path) -> str | None:
    """Have the dashboard that has the database open make a backup; its SHA-256, or None if no
    dashboard answers.

    Raises OSError where it cannot be written to `file`, or something is there already, and
    DatabaseError.
    """
    refuse_existing(file)
    if not _may_ask(path):
        return None
    with _copy_in(incoming_folder(path)) as copy:
        answer = _ask(copy, "backup")
        return deliver(copy, file, answer.sha256) if answer else None


def ask_restore(path: Path, file: Path) -> Restored | None:
    """Have the dashboard that has the database open put a backup in its place; None if no dashboard
    answers.

    Raises BackupError, OSError and DatabaseError as `restore` does.
    """
    if not _may_ask(path):
        return None
    with _copy_in(incoming_folder(path)) as copy:
        batches = stage(file, copy)
        answer = _ask(copy, "restore")
        return Restored(batches, answer.replaced) if answer else None


def ask(path: Path, kind: str, words: str) -> str | None:
    """Have the dashboard that has the database open do something of another kind, as the words say;
    what it says to that, or None if no dashboard answers. Raises DatabaseError."""
    if not _may_ask(path):
        return None
    with _copy_in(incoming_folder(path)) as copy:
        answer = _ask(copy, kind, words)
        return answer.said if answer else None


def answer(database: Database, others: Mapping[str, Other] = MappingProxyType({})) -> None:
    """Do what was asked for since the last time: called again and again by the process that has the
    database open. `others` are what it does besides, by their kinds."""
    kinds = (*_KINDS, *others)
    for asked in [path for kind in kinds for path in database.incoming.glob(f"*.{kind}")]:
        taken = asked.with_suffix(".taken")
        with suppress(FileNotFoundError):  # whoever asked has given up
            asked.rename(taken)
            other = others.get(asked.suffix.removeprefix("."))
            done = _done(database, taken, asked.suffix, other)
            written = asked.with_suffix(".part")
            written.write_text(done.model_dump_json(), encoding="utf-8")
            written.rename(asked.with_suffix(".answer"))
            taken.unlink()
    _forget(database.incoming)


def _done(database: Database, taken: Path, kind: str, other: Other | None) -> _Answer:
    copy = taken.with_suffix(".duckdb")
    try:
        if other:
            return _Answer(said=other(database, taken.read_text(encoding="utf-8")))
        if kind == ".backup":
            return _Answer(sha256=copy_database(database, copy))
        with database.replacing():
            return _Answer(replaced=put_in_place(database.path, copy))
    except (DatabaseError, AuditError) as error:
        return _Answer(fault=str(error))
    except OSError as error:
        return _Answer(fault=f"The dashboard could not do it: {error.strerror}.")


def _forget(incoming: Path) -> None:
    """Remove the answers that nobody has fetched, with their copies: whoever asked was killed."""
    for old in incoming.glob("*.answer"):
        if time.time() - old.stat().st_mtime > DONE_SECONDS:
            _remove(old)


@contextmanager
def _copy_in(incoming: Path) -> Iterator[Path]:
    """Where the copy of a request of our own lies; nothing of the request is left afterwards."""
    copy = incoming / f"{uuid4().hex}.duckdb"
    try:
        yield copy
    finally:
        _remove(copy)


def _remove(one: Path) -> None:
    for left in one.parent.glob(f"{one.stem}.*"):
        left.unlink(missing_ok=True)


def _may_ask(path: Path) -> bool:
    """Whether there is a folder to ask in, and this user runs the dashboard."""
    return os.access(incoming_folder(path), os.W_OK | os.X_OK)


def _ask(copy: Path, kind: str, words: str = "") -> _Answer | None:
    asked, taken, answered = (
        copy.with_suffix(suffix) for suffix in (f".{kind}", ".taken", ".answer")
    )
    written = copy.with_suffix(".asking")
    written.touch(mode=0o600)
    written.write_text(words, encoding="utf-8")
    written.rename(asked)
    if not _within(TAKEN_SECONDS, lambda: not asked.exists()):
        return None
    if not _within(DONE_SECONDS, lambda: answered.exists() or not taken.exists()):
        raise DatabaseError(
            f"The dashboard has not answered for {DONE_SECONDS // 60} minutes: look whether it "
            "runs."
        )
    if not answered.exists():
        raise DatabaseError("The dashboard was restarted meanwhile: repeat.")
    found = _Answer.model_validate_json(answered.read_text(encoding="utf-8"))
    if found.fault:
        raise DatabaseError(found.fault)
    return found


def _within(seconds: float, holds: Callable[[], bool]) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if holds():
            return True
        time.sleep(_POLL_SECONDS)
    return holds()
