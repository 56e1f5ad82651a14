"""The one database that this process holds, from its first use until its end. It hangs on no cache
of what was computed: clearing those neither closes it nor opens it once more."""

import threading
from time import monotonic

from data.incident import AWAY
from data.settings import Settings
from data.store.database import Database, open_database
from data.store.faults import DatabaseError, SharedFault

_LOCK = threading.Lock()
_HELD: list[Database] = []
_OPENING = SharedFault()


class LastLook:
    """What was wrong with it when this process last looked; empty where nothing was, or where
    nobody looks."""

    fault = ""

    def passed(self) -> None:
        """Nothing was wrong. Raises DatabaseError where something was: whoever can wait until it is
        looked at again need not try it, which may take many seconds."""
        if self.fault:
            raise DatabaseError(self.fault, AWAY)


LAST_LOOK = LastLook()


def held() -> Database:
    """The database that the settings name. Where it could not be opened before, it is tried again.
    Raises DatabaseError."""
    came = monotonic()
    with _LOCK:
        if not _HELD:
            settings = Settings()
            with _OPENING.attempt(came):
                _HELD.append(open_database(settings.database, settings))
        return _HELD[0]


def end() -> None:
    """Close it at the end of the process: whoever asks for it later is told that it is over."""
    for database in tuple(_HELD):
        database.close()


def release() -> None:
    """Close it and hold none: the next one is opened from the settings as they are then."""
    end()
    with _LOCK:
        _HELD.clear()
