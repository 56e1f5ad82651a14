"""The turn to write on a server: among the threads of this process, and among all processes by a
lock that lasts as long as a transaction of a connection of its own. With that connection it ends,
however it ends."""

import re
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import Any

import psycopg
from psycopg.sql import SQL, Literal

from data import clock
from data.address import PostgresAddress
from data.postgresql import ServerError, connected, told
from data.store.engines import LOCK
from data.store.server.one_version import still_has
from data.store.turn import WAIT_SECONDS, Turn, WaitedError

_POLL_SECONDS = 0.1
_KEEPING = {
    "idle_in_transaction_session_timeout": "0",
    "tcp_keepalives_idle": "5",
    "tcp_keepalives_interval": "2",
    "tcp_keepalives_count": "3",
    "tcp_user_timeout": "10000",
}
"""How long the server keeps the turn for whoever has it: while the work lasts, and seconds where
nothing comes back from that machine any more (milliseconds in the last)."""
_HOLDER = """SELECT query, usename = session_user
    FROM pg_stat_activity JOIN pg_locks USING (pid)
    WHERE locktype = 'advisory' AND objid = %s AND classid = 0 AND granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"""
_SAID = re.compile(r"SELECT +(E?)'(.*)'", re.DOTALL)
"""How the driver writes words: after an E where they have a backslash, which stands twice then."""
_SOMEBODY = "Somebody else is changing what is stored"


class ServerTurn:
    """The turn of one database, for connections of this version of the dashboard."""

    def __init__(self, address: PostgresAddress, application: str) -> None:
        self._address = address
        self._application = application
        self._here = Turn()
        self.process = 0
        """Which of the server's processes holds it, or held it last, for this one."""

    @contextmanager
    def taken(self, who: str) -> Iterator[None]:
        """Hold it; `who` says who does what. Raises WaitedError, which says who has it and since
        when, and ServerError."""
        with self._here.taken(who), ExitStack() as ending:
            held = ExitStack()
            # That the server is gone by the end changes nothing of what was kept or not.
            ending.callback(_let_go, held)
            connection = held.enter_context(connected(self._address, self._application))
            # What fails here would else be the driver's own error, and no word of what to do.
            with told(self._address):
                self._take(connection)
            yield

    def _take(self, connection: psycopg.Connection[Any]) -> None:
        for name, value in _KEEPING.items():
            connection.execute("SELECT set_config(%s, %s, true)", [name, value])
        _wait(connection)
        still_has(connection, self._application)
        # Behind a pool the connection itself knows a number of the pool's, not the server's.
        asked = connection.execute("SELECT pg_backend_pid(), clock_timestamp()", binary=True)
        ((self.process, now),) = asked.fetchall()
        clock.set_by(now)
        _say(connection, self._here.said)

    def waited(self) -> WaitedError:
        """What is said to somebody of this process who has waited in vain."""
        return self._here.waited()


def _let_go(held: ExitStack) -> None:
    with suppress(ServerError):
        held.close()


def _wait(connection: psycopg.Connection[Any]) -> None:
    until = time.monotonic() + WAIT_SECONDS
    while not _free(connection):
        if time.monotonic() > until:
            raise WaitedError(
                f"{_holder(connection)}. Try again when that is done; nothing was changed."
            )
        time.sleep(_POLL_SECONDS)


def _free(connection: psycopg.Connection[Any]) -> bool:
    """Whether the turn was free, and is now this connection's."""
    found = connection.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK]).fetchall()
    return found == [(True,)]


def _say(connection: psycopg.Connection[Any], words: str) -> None:
    """Say who has the turn, in the last query of the connection: names of applications hold only 63
    letters, and none but English ones."""
    connection.execute(SQL("SELECT {}").format(Literal(words)))


def _holder(connection: psycopg.Connection[Any]) -> str:
    found = connection.execute(_HOLDER, [LOCK]).fetchall()
    query, same_role = found[0] if found else ("", True)
    if said := _SAID.fullmatch(query or ""):
        words = said[2].replace("''", "'")
        return words.replace("\\\\", "\\") if said[1] else words
    # What is said under another role a server shows to nobody but its administrators.
    return _SOMEBODY if same_role else f"{_SOMEBODY}, under another role of the database"
