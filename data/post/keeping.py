"""Where all of it is kept: in a file beside that of the record, or in the database of a server."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data.address import Address
from data.beside import BesideError, SmallTables, TablesFile, TablesOpen, beside_of
from data.incident import AWAY, OutageError
from data.settings import Settings, beside

_MADE = """
    PRAGMA secure_delete = ON;
    CREATE TABLE IF NOT EXISTS mails (
        id INTEGER PRIMARY KEY AUTOINCREMENT, day TEXT NOT NULL, at TEXT NOT NULL,
        address TEXT NOT NULL, subject TEXT NOT NULL, keys TEXT NOT NULL, way TEXT NOT NULL,
        state TEXT NOT NULL, fault TEXT NOT NULL, UNIQUE (day, address));
    CREATE TABLE IF NOT EXISTS once (
        id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL, address TEXT NOT NULL,
        at TEXT NOT NULL, subject TEXT NOT NULL, way TEXT NOT NULL, state TEXT NOT NULL,
        fault TEXT NOT NULL, UNIQUE (key, address));
    CREATE TABLE IF NOT EXISTS follows (
        address TEXT NOT NULL, subject TEXT NOT NULL, since TEXT NOT NULL, known TEXT NOT NULL,
        PRIMARY KEY (address, subject));
    CREATE TABLE IF NOT EXISTS calendars (
        id INTEGER PRIMARY KEY AUTOINCREMENT, digest TEXT NOT NULL UNIQUE, address TEXT NOT NULL,
        made TEXT NOT NULL, ended TEXT)"""
"""The file; a server has the same from data/store/migrations/postgresql. What is deleted is
overwritten, too."""


class PostError(OutageError):
    """Mails cannot be sent or kept now. The message says what to do."""

    usual = AWAY


class PostBox:
    """What leaves the dashboard for people, kept in these tables."""

    def __init__(self, tables: SmallTables) -> None:
        self.tables = tables

    def there(self) -> bool:
        """Whether anything may be kept."""
        return self.tables.there()

    @contextmanager
    def opened(self) -> Iterator[TablesOpen]:
        """The tables within one transaction, kept where nothing fails. Raises PostError."""
        try:
            with self.tables.opened() as tables:
                yield tables
        except BesideError as error:
            raise PostError(
                f"{error} It holds which mails were sent, so that none goes without it."
            ) from error


def post_in(path: Path) -> PostBox:
    """The post in a file."""
    return PostBox(TablesFile(path, _MADE))


def post_of(database: Address, settings: Settings) -> PostBox:
    """The post of a database: where the settings say, else beside it."""
    path = settings.post_file or beside(database, settings, "post.sqlite3")
    return PostBox(beside_of(database, path, _MADE))
