"""`backup` and `restore`: a consistent copy of the database, and putting one in its place."""

from argparse import Namespace
from pathlib import Path

from data.audit import Kind, trail_of
from data.commands.arguments import file_of, here_or_asked, login, settings
from data.commands.shell import Answer, Commands, Parser, UsageError, command, using_file
from data.reader import Reader
from data.store import (
    BackupError,
    Database,
    InUseError,
    Restored,
    ask_backup,
    ask_restore,
    checksum_file,
    restore,
)
from data.store.backup import backup

_SERVERS = "its server makes and restores copies of it (docs/postgresql.md, part 4)"


def declare(commands: "Commands[Parser]") -> None:
    """Declare the commands."""
    parser = command(
        commands, "backup", "Write a consistent copy of the database, with its checksum.", _backup
    )
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="where to; FILE.sha256 is written beside it"
    )
    about = "Verify a backup and put it in the place of the database, which is kept beside it."
    parser = command(commands, "restore", about, _restore)
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="a backup, with FILE.sha256 beside it"
    )


def _backup(options: Namespace) -> Answer:
    file: Path = options.file
    file_of(options, _SERVERS)
    with using_file(file):
        sha256 = _backed_up(options, file)
    fields = {"status": "backed_up", "file": str(file), "sha256": sha256}
    return Answer(fields, [f"The backup is {file}; keep {checksum_file(file).name} beside it."])


def _backed_up(options: Namespace, file: Path) -> str:
    def here(database: Database) -> str:
        _record(options, Kind.BACKUP)
        return backup(database, file)

    def asked(path: Path) -> str | None:
        _record(options, Kind.BACKUP)
        return ask_backup(path, file)

    return here_or_asked(options, here, asked)


def _restore(options: Namespace) -> Answer:
    file: Path = options.file
    path = file_of(options, _SERVERS)
    if path.is_dir():
        raise UsageError(f"{path} is a folder, not a database.")
    try:
        _record(options, Kind.RESTORE)
        with using_file(file):
            done = _restored(path, file)
    except BackupError as error:
        fields = {"status": "refused", "file": str(file), "message": str(error)}
        return Answer(fields, [str(error), "Nothing was changed."], refused=True)
    replaced = str(done.replaced) if done.replaced else None
    kept = f" The one before is kept as {replaced}." if replaced else ""
    fields = {
        "status": "restored",
        "file": str(file),
        "batches": done.batches,
        "replaced": replaced,
    }
    return Answer(fields, [f"{path} is restored from {file}, with {done.batches:,} batches.{kept}"])


def _restored(path: Path, file: Path) -> Restored:
    try:
        return restore(path, file)
    except InUseError:
        asked = ask_restore(path, file)
        if not asked:
            raise
        return asked


def _record(options: Namespace, kind: Kind) -> None:
    """Record it before it is done, outside the database that is copied or replaced."""
    chosen = settings(options)
    trail_of(chosen.database, chosen).record(Reader(login()), kind, "the whole database", "begun")
