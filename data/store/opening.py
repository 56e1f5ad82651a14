"""Opening the file: made whole or not at all, brought to this version, its rows counted, and then
locked down."""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

import duckdb

from data.private import close_to_others, make_private
from data.settings import Settings
from data.sql import literal
from data.store.cell_readers import attach_readers
from data.store.checkpoints import put_back
from data.store.faults import explained
from data.store.migrations import migrate, verify_counts

Ready = Callable[[duckdb.DuckDBPyConnection], None]
"""Makes a new database ready for what it is made for."""


def incoming_folder(path: Path) -> Path:
    """The only folder that the database at `path` may read and write files in; nothing else lies in
    it."""
    return path.parent / f".incoming-{path.stem}"


def open_root(path: Path, settings: Settings) -> duckdb.DuckDBPyConnection:
    """The root connection to the database at `path`, made if it is not there. Raises
    DatabaseError."""
    root = open_file(path)
    try:
        with explained(path.name, opening=True):
            lock_down(root, incoming_folder(path), settings)
    except BaseException:
        root.close()  # else the file would stay locked
        raise
    return root


def open_file(path: Path, ready: Ready | None = None) -> duckdb.DuckDBPyConnection:
    """The same, of this version and counted, before the engine is locked down; one that is made is
    made `ready` before anybody else can have it. Raises DatabaseError."""
    with explained(path.name, opening=True):
        if not path.exists():
            _make(path, ready)
        _close_to_others(path)
        put_back(path)
        root = connect(path)
        try:
            migrate(root)
            verify_counts(root)
        except BaseException:
            root.close()
            raise
    return root


def connect(path: Path | str, *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    """The engine's own connection to a file, which may be of any kind."""
    # Said before it is looked at: for a file of another kind the engine would fetch an extension
    # from the network.
    closed = (
        "autoinstall_known_extensions",
        "autoload_known_extensions",
        "allow_community_extensions",
    )
    return duckdb.connect(path, read_only=read_only, config=dict.fromkeys(closed, False))


def clear_folder(folder: Path) -> None:
    """Remove what a killed process left behind: rows about children."""
    for left in folder.iterdir():
        if left.is_dir():
            shutil.rmtree(left)
        else:
            left.unlink()


def _make(path: Path, ready: Ready | None) -> None:
    """Make an empty database under another name first: a process killed meanwhile leaves no half of
    one."""
    made = path.with_name(f".{path.name}.{uuid4().hex}.new")
    try:
        connection = connect(made)
        migrate(connection)
        if ready:
            ready(connection)
        connection.close()
        make_private(made)
        with suppress(
            OSError
        ):  # another process was quicker, or this disk knows no links: then it is made in place
            os.link(made, path)
    finally:
        made.unlink(missing_ok=True)


def _close_to_others(path: Path) -> None:
    """Mend the rights of files that an earlier version, or another tool, left open to others."""
    close_to_others(path)
    for beside in (Path(f"{path}.wal"), *path.parent.glob(f"{path.stem}.replaced-*")):
        make_private(beside)


def lock_down(root: duckdb.DuckDBPyConnection, incoming: Path, settings: Settings) -> None:
    """Let the engine use one folder and no other file, for as long as it is open."""
    folder = incoming.resolve()
    folder.mkdir(mode=0o700, exist_ok=True)
    make_private(folder)
    # A value cannot be bound in SET.
    root.execute(f"SET temp_directory = {literal(f'{folder}/spill')}")
    root.execute(f"SET memory_limit = '{settings.memory_mb}MiB'")
    root.execute(f"SET threads = {settings.threads}")
    # The log is brought into the file by `checkpoint` alone, which can be broken off.
    root.execute("SET wal_autocheckpoint = '1TB'")
    attach_readers(root)
    root.execute(f"SET allowed_directories = [{literal(str(folder))}]")
    root.execute("SET enable_external_access = false")
    root.execute("SET lock_configuration = true")
