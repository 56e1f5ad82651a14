"""What can be wrong with the database itself, in words that say what to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb


class DatabaseError(Exception):
    """The database cannot be used now. The message says what to do; nothing is lost."""


_SIGNS = (
    ("could not set lock", "is in use by another process: close the dashboard or command that has it open, and repeat"),
    ("conflicting lock", "is in use by another process: close the dashboard or command that has it open, and repeat"),
    ("no space left", "cannot grow because the disk is full: free some space and repeat; nothing was changed"),
    ("can only read version", "was written by a newer version: update the dashboard, or choose another database"),
    ("serialization version", "was written by a newer version: update the dashboard, or choose another database"),
    ("not a valid duckdb", "is not a database of this dashboard: choose another file, or restore a backup"),
    ("permission denied", "may not be opened by this user: ask for the right to write it"),
)
_DAMAGED = "seems to be damaged: restore the newest backup, and keep the damaged file for whoever looks into it"


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn the engine's errors about the file into a DatabaseError."""
    try:
        yield
    except (
        duckdb.IOException,
        duckdb.InternalException,
        duckdb.FatalException,
        duckdb.SerializationException,
    ) as error:
        raise DatabaseError(_words(path, str(error))) from error
    except duckdb.TransactionException as error:
        raise DatabaseError(
            "Somebody else changed the same figures at this moment: nothing was stored; repeat."
        ) from error


def _words(path: Path, fault: str) -> str:
    found = next((words for sign, words in _SIGNS if sign in fault.lower()), _DAMAGED)
    return f"The database {path.name} {found}."
