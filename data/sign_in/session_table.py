"""Sessions in a table of PostgreSQL, which all servers of one dashboard ask."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any, LiteralString

import psycopg

from data import clock
from data.address import PostgresAddress
from data.beside import BesideError
from data.code import code_of_dashboard
from data.postgresql import ServerError, connected, release, told
from data.sign_in.people import roles_named
from data.sign_in.session import Ended, Person, Session

USED_SECONDS = 60
"""That a session is used is written no more often."""
_EVERY = """SELECT digest, id, address, name, told, roles, over, used, ended, told_until
    FROM beside.sessions"""
_ADD = """INSERT INTO beside.sessions
    (digest, id, address, name, told, roles, over, used, told_until)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, 0)"""
_END = """UPDATE beside.sessions SET ended = %s, told_until = %s
    WHERE id = %s AND ended IS NULL"""
_USE = """UPDATE beside.sessions SET used = greatest(used, %s), roles = %s
    WHERE id = %s AND ended IS NULL"""
_FORGET = "DELETE FROM beside.sessions WHERE id = ANY(%s) AND ended IS NOT NULL"


class SessionTable:
    """The table of the database at `address`. Whatever is asked of it raises BesideError."""

    def __init__(self, address: PostgresAddress) -> None:
        self._address = address
        self._held = ExitStack()
        self._connection: psycopg.Connection[Any] | None = None

    def look(self) -> dict[str, Session]:
        """All sessions as they are now, by the digests of their tokens."""
        with self._connected() as connection:
            return _sessions(connection)

    def add(self, digest: str, session: Session) -> None:
        """A new one."""
        person = session.person
        who = (person.address, person.name, _joined(person.roles), _joined(session.roles))
        with self._connected() as connection:
            values = (digest, session.id, *who, session.over, session.used)
            connection.execute(_ADD, values)

    def end(self, session: Session) -> None:
        """That it has ended, unless it has already."""
        with self._connected() as connection:
            connection.execute(_END, (session.ended, session.told_until, session.id))

    def exchange(self, seen: Sequence[Session], gone: Collection[str]) -> dict[str, Session]:
        """Write what was seen of sessions, forget those that are `gone`, and look at all. For one
        thread, which has a connection of its own that stays open."""
        with self._told():
            connection = self._kept()
            try:
                for one in seen:
                    connection.execute(*_seen(one))
                if gone:
                    connection.execute(_FORGET, (list(gone),))
                return _sessions(connection)
            except BaseException:
                self.close()
                raise

    def close(self) -> None:
        """Give the thread's connection back."""
        self._connection = None
        self._held.close()

    def _kept(self) -> psycopg.Connection[Any]:
        if self._connection:
            return self._connection
        opened = self._held.enter_context(self._open(autocommit=True))
        # A pool between may give each statement another connection of the server.
        opened.prepare_threshold = None
        ((now,),) = opened.execute("SELECT clock_timestamp()").fetchall()
        clock.set_by(now)
        self._connection = opened
        return opened

    @contextmanager
    def _connected(self) -> Iterator[psycopg.Connection[Any]]:
        with self._told(), self._open() as connection:
            yield connection

    def _open(self, *, autocommit: bool = False) -> Any:  # noqa: ANN401 - a context of psycopg's
        return connected(self._address, release(code_of_dashboard()), autocommit=autocommit)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            with told(self._address):
                yield
        except ServerError as error:
            raise BesideError(str(error), error.public) from error


def _seen(one: Session) -> tuple[LiteralString, tuple[Any, ...]]:
    if one.ended:
        return _END, (one.ended, one.told_until, one.id)
    return _USE, (one.used, _joined(one.roles), one.id)


def _sessions(connection: psycopg.Connection[Any]) -> dict[str, Session]:
    return {digest: _session(*rest) for digest, *rest in connection.execute(_EVERY).fetchall()}


def _session(id: str, address: str, name: str, told: str, roles: str, *rest: Any) -> Session:  # noqa: ANN401
    over, used, ended, told_until = rest
    person = Person(address, name, roles_named(told.split()))
    why = Ended(ended) if ended else None
    return Session(id, person, roles_named(roles.split()), over, used, why, told_until)


def _joined(roles: frozenset[Any]) -> str:
    return " ".join(sorted(roles))
