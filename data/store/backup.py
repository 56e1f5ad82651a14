"""Copies of the whole database: made in one transaction, with a checksum beside them, verified
before use."""

import errno
import hashlib
import os
import shutil
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from data.clock import uk_now
from data.private import make_private
from data.store.database import Database
from data.store.faults import DatabaseError, InUseError, explained
from data.store.migrations import migrate, verify_counts
from data.store.opening import connect
from data.store.rewriting import copy_to


class BackupError(Exception):
    """The backup cannot be trusted, so nothing was restored."""


@dataclass(frozen=True)
class Restored:
    """What a restore did: how many batches the database now has, and where the one that it replaced
    is kept."""

    batches: int
    replaced: Path | None


def checksum_file(file: Path) -> Path:
    """Where the checksum of a backup lies, in the form that `sha256sum --check` reads."""
    return Path(f"{file}.sha256")


def backup(database: Database, file: Path) -> str:
    """Write a consistent and verified copy of the database with its checksum beside it; returns the
    SHA-256.

    Raises OSError where it cannot be written there, or something is there already, and
    DatabaseError.
    """
    refuse_existing(file)
    # The engine may write into this folder alone, and the backup may belong on another disk.
    made = database.incoming / f"{uuid4().hex}.duckdb"
    try:
        return deliver(made, file, copy_database(database, made))
    finally:
        made.unlink(missing_ok=True)


def refuse_existing(file: Path) -> None:
    """A backup is never written over anything. Raises FileExistsError."""
    if file.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(file))


def copy_database(database: Database, made: Path) -> str:
    """Copy the database, as it is at one moment, into its incoming folder, and verify the copy; its
    SHA-256."""
    with database.writing("A backup is being made") as cursor:
        copy_to(cursor, made)
    _count_batches(made, made, read_only=True)
    with made.open("rb") as copy:
        return hashlib.file_digest(copy, "sha256").hexdigest()


def deliver(made: Path, file: Path, sha256: str) -> str:
    """Put a verified copy where it belongs, with its checksum beside it, or nothing at all; its
    SHA-256."""
    partial = file.with_name(f".{file.name}.partial")
    try:
        if _copied(made, partial) != sha256:
            raise DatabaseError(
                f"What was written to {file.name} is not what the database gave: choose another "
                "disk."
            )
        checksum_file(file).touch(mode=0o600)
        checksum_file(file).write_text(f"{sha256}  {file.name}\n", encoding="utf-8")
        partial.replace(file)
    finally:
        partial.unlink(missing_ok=True)
    return sha256


def restore(path: Path, file: Path) -> Restored:
    """Put a backup in the place of the database at `path`, which is kept beside it under a dated
    name.

    Raises BackupError where the backup is not what was written, OSError where it cannot be read,
    and DatabaseError where another process has the database open or the backup is of a newer
    version.
    """
    path = path.resolve()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    staged = path.with_name(f"{path.stem}.restoring.duckdb")
    try:
        return Restored(stage(file, staged), put_in_place(path, staged))
    finally:
        staged.unlink(missing_ok=True)


def stage(file: Path, staged: Path) -> int:
    """Copy a backup, verify it and bring it to this version; how many batches it has."""
    _check(_copied(file, staged), file)
    return _count_batches(staged, file, read_only=False)


def put_in_place(path: Path, staged: Path) -> Path | None:
    """Replace the database, which this process does not have open; where the one before is kept, if
    there was one."""
    with _held(path):
        return _swap(path, staged)


def _copied(source: Path, target: Path) -> str:
    """Copy a file so that it survives a power cut, for its owner alone; the SHA-256 of what was
    written."""
    target.touch(mode=0o600)
    make_private(target)
    shutil.copyfile(source, target)
    with target.open("rb+") as written:
        os.fsync(written.fileno())
        return hashlib.file_digest(written, "sha256").hexdigest()


def _check(sha256: str, file: Path) -> None:
    expected = checksum_file(file).read_text(encoding="utf-8", errors="replace").split()
    if expected[:1] != [sha256]:
        raise BackupError(
            f"{file.name} is not what was backed up: its checksum differs. Use another backup."
        )


def _count_batches(copy: Path, file: Path, *, read_only: bool) -> int:
    """How many batches a copy has, once its rows were counted; one to be restored is brought to
    this version first."""
    with explained(file.name, opening=True), connect(copy, read_only=read_only) as connection:
        if not read_only:
            migrate(connection)
        verify_counts(connection)
        return connection.execute("SELECT count(*) FROM batches").fetchall()[0][0]


def _held(path: Path) -> AbstractContextManager[object]:
    """Keeps other processes out of the database while its file is replaced; nobody has a damaged
    one open."""
    if not path.exists():
        return nullcontext()
    try:
        with explained(path.name, opening=True):
            connection = connect(path)
            connection.execute("CHECKPOINT")
    except InUseError:
        raise
    except DatabaseError:
        return nullcontext()
    return connection


def _swap(path: Path, staged: Path) -> Path | None:
    """Replace the file in one step: there is a database at every moment. What was replaced is kept,
    with its log."""
    kept = path.with_name(f"{path.stem}.replaced-{uk_now():%Y-%m-%d-%H%M%S-%f}{path.suffix}")
    replaced = kept if path.exists() else None
    if replaced:
        os.link(path, replaced)
    log = Path(f"{path}.wal")
    if log.exists():
        log.rename(f"{kept}.wal")
    staged.replace(path)
    return replaced
