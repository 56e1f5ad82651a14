"""Tables in a file of SQLite, made when it is first needed, for its owner alone."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from data.beside.tables import BesideError, TablesOpen
from data.private import made_private

_MOVED = "It was moved along with its record, and is only read here: use the new place."


class TablesFile:
    """The file `path`, its tables made by `layout`."""

    def __init__(self, path: Path, layout: str) -> None:
        self.path = path
        self._layout = layout

    def there(self) -> bool:
        """Whether the file was made."""
        return self.path.exists()

    @contextmanager
    def opened(self) -> Iterator[TablesOpen]:
        """The tables within one transaction. Raises BesideError."""
        with self._connected() as connection:
            moved = _moved(connection)
            try:
                yield connection
            except sqlite3.OperationalError as error:
                refused = moved and getattr(error, "sqlite_errorname", "") == "SQLITE_READONLY"
                raise (BesideError(f"{self.path}: {_MOVED}") if refused else error) from error
            # Whoever has written has the file to themselves by now: nobody moves it any more.
            if connection.total_changes and _moved(connection):
                raise BesideError(f"{self.path}: {_MOVED}")

    def moved(self) -> bool:
        """Whether the tables are only read, because they went elsewhere. Raises BesideError."""
        if not self.there():
            return False
        with self._connected() as connection:
            return _moved(connection)

    def set_moved(self, moved: bool) -> None:
        """Let the tables only be read from now on, or be written to again. Raises BesideError."""
        with self._connected() as connection:
            connection.execute(f"PRAGMA user_version = {int(moved)}")

    def at(self, path: Path) -> "TablesFile":
        """The same tables in another file."""
        return TablesFile(path, self._layout)

    def columns(self) -> dict[str, dict[str, str]]:
        """The columns of each table with SQLite's types, by their names."""
        with closing(sqlite3.connect(":memory:")) as made:
            made.executescript(self._layout)
            own = "type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
            names = made.execute(f"SELECT name FROM sqlite_master WHERE {own}").fetchall()
            asked = "SELECT name, type FROM pragma_table_info(?)"
            return {name: dict(made.execute(asked, (name,))) for (name,) in names}

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        try:
            made_private(self.path)
            with closing(sqlite3.connect(self.path, timeout=10)) as connection, connection:
                connection.executescript(self._layout)
                yield connection
        except (sqlite3.Error, OSError) as error:
            raise BesideError(
                f"{self.path} cannot be used ({error}): mend it and repeat."
            ) from error


def _moved(connection: sqlite3.Connection) -> bool:
    """Whether they are only read; then nothing can be written from now on."""
    ((version,),) = connection.execute("PRAGMA user_version").fetchall()
    connection.execute(f"PRAGMA query_only = {version}")
    return bool(version)
