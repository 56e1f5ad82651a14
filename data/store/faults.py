"""What can be wrong with the database itself, in words that say what to do."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

import duckdb

from data.incident import AWAY, NO_ROOM, OutageError


class DatabaseError(OutageError):
    """The database cannot be used now. The message says what to do; nothing is lost."""


class InUseError(DatabaseError):
    """Another process has the database open."""


class NoRoomError(DatabaseError):
    """Nothing can be stored, because a disk is full; what is stored can be read."""


class SharedFault:
    """What an attempt met that others were waiting for: they are told the same, and do not try in
    turn what takes each of them seconds."""

    def __init__(self) -> None:
        self._met: tuple[float, DatabaseError] | None = None

    @contextmanager
    def attempt(self, came: float) -> Iterator[None]:
        """An attempt by somebody who came at a moment (of the monotonic clock). Raises
        DatabaseError, also where one failed since then."""
        if self._met and came < self._met[0]:
            met = self._met[1]
            raise DatabaseError(str(met), met.public) from met
        try:
            yield
        except DatabaseError as error:
            self._met = monotonic(), error
            raise


OUTCOMES = {
    True: "What was to be stored is stored: there is nothing to repeat.",
    False: "Nothing was changed.",
    None: "Look at the list of uploads when the database can be used again: it shows what is "
    "stored.",
}
"""What is said of a change that failed: whether it was kept, or that this is not known."""
BROKEN = (duckdb.FatalException, duckdb.InternalException)
"""After one of these the engine answers nothing any more until the file was closed and opened
again."""
DISK_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

_IN_USE = (
    "is in use by another process: close the dashboard or command that has it open, and repeat"
)
_FULL = "cannot grow because the disk is full: free some space"
FOREIGN = "is not a database of this dashboard: choose another file, or restore a backup"
_NEWER = "was written by a newer version: update the dashboard, or choose another database"
_DAMAGED = (
    "seems to be damaged: restore the newest backup, and keep the damaged file for whoever looks "
    "into it"
)
_ENGINE = "met a fault of its engine and is opened again: repeat what you did"
_SAME_MOMENT = "was changed by somebody else at the same moment: repeat"
_PUBLIC = {_FULL: NO_ROOM} | {words: f"It {words}." for words in (_ENGINE, _SAME_MOMENT)}
"""What everybody is told where they can do something about it, or are kept from something."""
_SIGNS = (
    ("could not set lock", _IN_USE),
    ("conflicting lock", _IN_USE),
    ("no space left", _FULL),
    ("disk quota exceeded", _FULL),
    ("file too large", _FULL),
    ("can only read version", _NEWER),
    ("serialization version", _NEWER),
    ("not a valid duckdb", FOREIGN),
    ("permission denied", "may not be opened by this user: ask for the right to write it"),
    ("read-only file system", "lies on a disk that cannot be written: choose another place"),
    ("corrupt", _DAMAGED),
    ("could not read enough bytes", _DAMAGED),
    ("replaying wal", _DAMAGED),
    ("deserialize", _DAMAGED),
    ("is an existing extension", FOREIGN),
)
# What is said where the engine's own text holds none of these signs.
_KINDS = {
    duckdb.FatalException: _ENGINE,
    duckdb.InternalException: _ENGINE,
    duckdb.OutOfMemoryException: "needs more memory than it may use: raise SEND_KPIS_MEMORY_MB, or "
    "load a smaller file",
    duckdb.TransactionException: _SAME_MOMENT,
    duckdb.SerializationException: _DAMAGED,
    duckdb.IOException: "cannot be read or written: repeat, and look at the disk if it happens "
    "again",
}


@contextmanager
def explained(name: str, *, opening: bool = False) -> Iterator[None]:
    """Turn the engine's errors about the record of this name, and a full disk, into a
    DatabaseError.

    While `opening`, every error of the engine is the file's; later it may be that of a query.
    """
    try:
        yield
    except duckdb.Error as error:
        if not opening and type(error) not in _KINDS:
            raise
        raise _fault(name, error) from error
    except OSError as error:
        if not opening and error.errno not in DISK_FULL:
            raise
        words = _FULL if error.errno in DISK_FULL else f"cannot be opened: {error.strerror}"
        raise _told(name, words) from error


def _fault(name: str, error: duckdb.Error) -> DatabaseError:
    signed = next((words for sign, words in _SIGNS if sign in str(error).lower()), None)
    words = signed or _KINDS.get(type(error), _DAMAGED)
    return _told(name, words)


def _told(name: str, words: str) -> DatabaseError:
    kind = {_IN_USE: InUseError, _FULL: NoRoomError}.get(words, DatabaseError)
    return kind(f"The database {name} {words}.", _PUBLIC.get(words, AWAY))
