"""Tables in a file of SQLite, made when it is first needed, for its owner alone."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from data.beside.tables import BesideError, TablesOpen
from data.private import made_private


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
        try:
            made_private(self.path)
            with closing(sqlite3.connect(self.path, timeout=10)) as connection, connection:
                connection.executescript(self._layout)
                yield connection
        except (sqlite3.Error, OSError) as error:
            raise BesideError(
                f"{self.path} cannot be used ({error}): mend it and repeat."
            ) from error
