"""The file in which all of it is kept, made when it is first needed, for its owner alone."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from data.address import Address
from data.private import made_private
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


class PostError(Exception):
    """Mails cannot be sent or kept now. The message says what to do."""


class PostFile:
    """The file `path`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def opened(self) -> Iterator[sqlite3.Connection]:
        """A connection within one transaction, kept where nothing fails. What is deleted is
        overwritten, too. Raises PostError."""
        try:
            made_private(self.path)
            with closing(sqlite3.connect(self.path, timeout=10)) as connection, connection:
                connection.executescript(_MADE)
                yield connection
        except (sqlite3.Error, OSError) as error:
            raise PostError(
                f"{self.path} cannot be used ({error}): mend it and repeat. It holds which mails "
                "were sent, so that none goes without it."
            ) from error


def post_of(database: Address, settings: Settings) -> PostFile:
    """The post of a database: where the settings say, else beside it."""
    return PostFile(settings.post_file or beside(database, settings, "post.sqlite3"))
