"""Writing the file anew, or the tables of a server. What was deleted lies in a file's free room
until something else is written there, for years perhaps; a copy of what is there has none of
it."""

import shutil
from pathlib import Path
from uuid import uuid4

import duckdb

from data.address import PostgresAddress
from data.private import make_private
from data.sql import identifier, literal
from data.store.database import Database
from data.store.faults import DatabaseError, explained
from data.store.migrations import verify_counts
from data.store.opening import connect

_WHO = "Removed rows are being taken out of the file"


def rewrite(database: Database) -> None:
    """Put a copy of the database in its place, and say in it that this was done. Others may read
    while it is made; nobody writes. A server writes its tables anew itself. Raises DatabaseError,
    and then the file is as it was."""
    if isinstance(database.address, PostgresAddress):
        _on_server(database, database.address)
        return
    _refuse_full(database.path)
    made = database.incoming / f"{uuid4().hex}.duckdb"
    try:
        with database.replacing(_WHO, lambda cursor: _copy(cursor, made)):
            _put(database.path, made)
    finally:
        made.unlink(missing_ok=True)


def _on_server(database: Database, address: PostgresAddress) -> None:
    from data.store.server import rewrite_tables

    with database.writing(_WHO):
        rewrite_tables(address)


def copy_to(cursor: duckdb.DuckDBPyConnection, made: Path) -> None:
    """Copy the database as a cursor sees it into a new file in its incoming folder."""
    (name,) = cursor.execute("SELECT current_database()").fetchall()[0]
    ours, theirs = identifier(name), identifier(f"{name} copy")
    cursor.execute(f"ATTACH {literal(str(made.resolve()))} AS {theirs}")
    try:
        cursor.execute(f"COPY FROM DATABASE {ours} TO {theirs}")
    finally:
        cursor.execute(f"DETACH {theirs}")


def _refuse_full(path: Path) -> None:
    if shutil.disk_usage(path.parent).free < path.stat().st_size:
        raise DatabaseError(
            "There is not enough room on the disk to write the file anew, so that its bytes may "
            "still hold what was removed: free some space and repeat."
        )


def _copy(cursor: duckdb.DuckDBPyConnection, made: Path) -> None:
    copy_to(cursor, made)
    make_private(made)
    with explained(made.name, opening=True), connect(made) as copy:
        verify_counts(copy)
        copy.execute("DELETE FROM not_rewritten")
        copy.execute("CHECKPOINT")


def _put(path: Path, made: Path) -> None:
    """Replace the file, which nobody has open, in one step."""
    if Path(f"{path}.wal").exists():
        # The engine would read the log of the old file into the new one.
        raise DatabaseError(f"The log of {path.name} could not be emptied: repeat.")
    made.replace(path)
