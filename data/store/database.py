"""The one door to the database: one root connection a process, a cursor a query, one writer at a time."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from data.settings import Settings
from data.store.faults import DatabaseError, explained
from data.store.migrations import migrate, verify_counts

__all__ = ["Database", "DatabaseError", "open_database", "transaction"]


class Database:
    """An open database. `incoming` is the only folder that it may read files from; nothing else lies in it."""

    def __init__(self, path: Path, settings: Settings) -> None:
        self.path = path
        self.incoming = path.parent / f".incoming-{path.stem}"
        self._root = _connect(path)
        self._writer = threading.Lock()
        with explained(path):
            migrate(self._root)
            verify_counts(self._root)
            _lock_down(self._root, self.incoming, settings)

    @contextmanager
    def reading(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor that sees one consistent state, whatever is loaded meanwhile; what it makes is thrown away."""
        with explained(self.path), self._root.cursor() as cursor:
            cursor.execute("BEGIN")
            try:
                yield cursor
            finally:
                _roll_back(cursor)

    @contextmanager
    def writing(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of the one writer: a second waits here. What is to be kept goes into a `transaction`."""
        with explained(self.path), self._writer, self._root.cursor() as cursor:
            yield cursor

    def close(self) -> None:
        """Close the file, so that another process may open it."""
        self._root.close()


def open_database(path: Path | None = None, settings: Settings | None = None) -> Database:
    """The database at `path` (by default the configured one), made if it is not there. Raises DatabaseError."""
    settings = settings or Settings()
    path = path or settings.database
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseError(
            f"The folder {path.parent} cannot be made: {error.strerror}. Choose another place."
        ) from error
    return Database(path, settings)


@contextmanager
def transaction(cursor: duckdb.DuckDBPyConnection, *, keep: bool) -> Iterator[None]:
    """All of it is committed, checkpointed and counted, or none of it; nothing at all when not to `keep` it."""
    cursor.execute("BEGIN")
    try:
        yield
        cursor.execute("COMMIT" if keep else "ROLLBACK")
    except BaseException:
        _roll_back(cursor)
        raise
    if keep:
        # A torn write-ahead log recovers only up to the damage, and silently: leave nothing in it.
        cursor.execute("CHECKPOINT")
        verify_counts(cursor)


def _connect(path: Path) -> duckdb.DuckDBPyConnection:
    with explained(path):
        return duckdb.connect(path)


def _roll_back(cursor: duckdb.DuckDBPyConnection) -> None:
    try:
        cursor.execute("ROLLBACK")
    except duckdb.Error:
        return  # no transaction is left where the commit itself failed


def _lock_down(root: duckdb.DuckDBPyConnection, incoming: Path, settings: Settings) -> None:
    incoming.mkdir(mode=0o700, exist_ok=True)
    for left in incoming.iterdir():
        left.unlink()  # rows about children that a killed process left behind
    # A path cannot be bound in SET; the quotes are doubled instead.
    folder = str(incoming.resolve()).replace("'", "''")
    root.execute(f"SET temp_directory = '{folder}/spill'")
    root.execute(f"SET memory_limit = '{settings.memory_mb}MiB'")
    root.execute(f"SET threads = {settings.threads}")
    root.execute(f"SET allowed_directories = ['{folder}']")
    for option in ("autoinstall_known_extensions", "autoload_known_extensions", "allow_community_extensions"):
        root.execute(f"SET {option} = false")
    root.execute("SET enable_external_access = false")
    root.execute("SET lock_configuration = true")
