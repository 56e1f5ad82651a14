"""`backup` and `restore`: a consistent copy of the database, and putting one in its place."""

from argparse import Namespace
from pathlib import Path

from data.commands.arguments import opened, settings
from data.commands.shell import Answer, Commands, Parser, UsageError, command, using_file
from data.store.backup import BackupError, backup, checksum_file, restore


def declare(commands: "Commands[Parser]") -> None:
    """Declare the commands."""
    parser = command(commands, "backup", "Write a consistent copy of the database, with its checksum.", _backup)
    parser.add_argument("file", type=Path, metavar="FILE", help="where to; FILE.sha256 is written beside it")
    about = "Verify a backup and put it in the place of the database, which is kept beside it."
    parser = command(commands, "restore", about, _restore)
    parser.add_argument("file", type=Path, metavar="FILE", help="a backup, with FILE.sha256 beside it")


def _backup(options: Namespace) -> Answer:
    file: Path = options.file
    with opened(options, existing=True) as database, using_file(file):
        sha256 = backup(database, file)
    fields = {"status": "backed_up", "file": str(file), "sha256": sha256}
    return Answer(fields, [f"The backup is {file}; keep {checksum_file(file).name} beside it."])


def _restore(options: Namespace) -> Answer:
    file: Path = options.file
    path = settings(options).database
    if path.is_dir():
        raise UsageError(f"{path} is a folder, not a database.")
    try:
        with using_file(file):
            done = restore(path, file)
    except BackupError as error:
        fields = {"status": "refused", "file": str(file), "message": str(error)}
        return Answer(fields, [str(error), "Nothing was changed."], refused=True)
    replaced = str(done.replaced) if done.replaced else None
    kept = f" The one before is kept as {replaced}." if replaced else ""
    fields = {"status": "restored", "file": str(file), "batches": done.batches, "replaced": replaced}
    return Answer(fields, [f"{path} is restored from {file}, with {done.batches:,} batches.{kept}"])
