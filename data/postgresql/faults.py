"""What can be wrong with a server, in words that say what to do. Drivers tell it in PostgreSQL's
own text alone, so that it is told by its signs."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from data.address import PostgresAddress
from data.incident import AWAY, NO_ROOM, OutageError


class ServerError(OutageError):
    """The server cannot be used now. The message says what to do; nothing is lost."""

    usual = AWAY


_GONE = "cannot be reached: wait until its server answers again"
_ROOM = "cannot grow because its server's disk is full: free some space there"
_RIGHTS = "may not be used so by this role: look at docs/postgresql.md, part 2"
_HOST = "is on a host whose name is not known here: mend the address, or wait until it is known"
_SERVICE = "is in no service file: look at PGSERVICEFILE, and at the name after service="
_SAME_MOMENT = "was changed by somebody else at the same moment: repeat"
_HELD = "was held by somebody else for too long: repeat"
_SLOW = "took too long to answer: repeat when less is going on"
_PUBLIC = {_ROOM: NO_ROOM} | {words: f"It {words}." for words in (_SAME_MOMENT, _HELD, _SLOW)}
"""What everybody is told where they can do something about it, or are kept from something."""
_SIGNS = (
    ("no space left", _ROOM),
    ("could not extend file", _ROOM),
    ("password authentication failed", "does not take this password or role: mend the passfile"),
    (
        "no password supplied",
        "asks for a password: name a passfile that has a line for this role and that nobody else "
        "may read (docs/postgresql.md, part 3)",
    ),
    (
        "no pg_hba.conf entry",
        "does not let this role in from this machine: add it to pg_hba.conf (docs/postgresql.md, "
        "part 1)",
    ),
    ("definition of service", _SERVICE),
    ("service file", _SERVICE),
    ("failed to resolve host", _HOST),
    ("could not translate host name", _HOST),
    ("certificate verify failed", "shows a certificate that is not trusted: set sslrootcert"),
    ("root certificate file", "cannot be trusted without a root certificate: set sslrootcert"),
    (
        "does not match host name",
        "shows a certificate of another host: use the name it was made for",
    ),
    ("does not support ssl", "offers no TLS, which is required: turn it on there"),
    ("remaining connection slots", "has no connection left: raise max_connections, or use a pool"),
    ("too many connections", "has no connection left: raise max_connections, or use a pool"),
    ("too many clients", "has no connection left: raise max_connections, or use a pool"),
    ("read-only transaction", "is a copy that is only read: name the server that writes"),
    (
        "does not exist",
        "is not there, or not as this version needs it: make it, and run python -m data migrate "
        "(docs/postgresql.md, part 1)",
    ),
    ("permission denied", _RIGHTS),
    ("no schema has been selected to create in", _RIGHTS),
    ("is not permitted to log in", _RIGHTS),
    ("must be owner", _RIGHTS),
    ("duplicate key", _SAME_MOMENT),
    ("could not serialize", _SAME_MOMENT),
    ("deadlock detected", _SAME_MOMENT),
    ("lock timeout", _HELD),
    ("statement timeout", _SLOW),
    ("canceling statement due to user request", "was told there to give up what it did: repeat"),
    (
        "idle-in-transaction timeout",
        "did not wait while we worked something out: set idle_in_transaction_session_timeout to 0 "
        "there for our role",
    ),
    ("temp_file_limit", "may not use as much of its disk as this needs: raise temp_file_limit"),
)
LOST = (
    "server closed the connection",
    "connection refused",
    "connection reset",
    "connection timed out",
    "connection to server",
    "could not connect",
    "could not receive data",
    "could not send data",
    "failed to resolve host",
    "could not translate host name",
    "connection timeout expired",
    "terminating connection",
    "no connection to the server",
    "connection is closed",
    "the connection is lost",
    "the database system is",
    "unable to connect",
    "ssl syscall error",
    "ssl connection has been closed",
    "eof detected",
    "broken pipe",
)
"""Signs that the connection is gone: another one is needed, and perhaps the server, too."""


def server_words(text: str) -> str | None:
    """What the server's text means, after the name of the database; None where it has no sign."""
    lower = text.lower()
    signs = (*_SIGNS, *((sign, _GONE) for sign in LOST))
    return next((words for sign, words in signs if sign in lower), None)


def server_fault(address: PostgresAddress, text: str) -> ServerError | None:
    """The same as an error of the database at an address."""
    words = server_words(text)
    return _fault(address, words) if words else None


@contextmanager
def told(address: PostgresAddress) -> Iterator[None]:
    """Turn the driver's errors into a ServerError."""
    try:
        yield
    except psycopg.Error as error:
        fault = server_fault(address, str(error))
        raise fault or _fault(address, "met a fault of its server: look into its log") from error


def _fault(address: PostgresAddress, words: str) -> ServerError:
    return ServerError(f"The database {address.name} {words}.", _PUBLIC.get(words, AWAY))
