"""The lines of the trail in a table of PostgreSQL, which all servers of one dashboard add to. Their
role may read it and add to it, and change nothing."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, LiteralString

import psycopg

from data import clock
from data.address import PostgresAddress
from data.audit.faults import AuditError
from data.audit.line import FIRST, code_of
from data.audit.lines import TrailPen
from data.code import code_of_dashboard
from data.postgresql import ServerError, connected, release

LOCK = 7_303_015
"""The number of the lock under which one writes, and nobody else."""
_BEGUN = """SELECT set_config('lock_timeout', '20s', true),
    set_config('idle_in_transaction_session_timeout', '10s', true),
    set_config('synchronous_commit', 'on', true)"""
"""Whoever was cut off in the middle holds others up no longer than that; and a commit lasts, even
where the server would answer before it is on its disk."""
_STATE = """SELECT count(*), max(n), max(xmin::text::bigint)
    FROM beside.audit_lines HAVING count(*) > 0"""
"""By the transaction that wrote it last an edited line is known, too."""
_ADD = "INSERT INTO beside.audit_lines VALUES (%s, %s)"
_AT_ONCE = 1000


@dataclass(frozen=True)
class ServerLines:
    """The table of the database at `address`."""

    address: PostgresAddress

    @property
    def name(self) -> str:
        """The database."""
        return f"of the database {self.address.name}"

    def there(self) -> bool:
        """Whether there is a line."""
        with self._connected() as connection:
            return bool(_newest(connection))

    def state(self) -> tuple[int, ...]:
        """How many lines there are, the last number, and the last transaction that wrote any."""
        with self._connected() as connection:
            found = connection.execute(_STATE).fetchone()
            return found or ()

    @contextmanager
    def writing(self) -> Iterator[TrailPen]:
        """The end of the table, in a transaction of its own: what is recorded lasts even where
        what it tells of is not kept. Raises AuditError."""
        with self._connected() as connection:
            connection.execute(_BEGUN)
            connection.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
            ((now,),) = connection.execute("SELECT clock_timestamp()", binary=True).fetchall()
            clock.set_by(now)
            yield _TablePen(connection)

    def last(self) -> bytes:
        """The newest line."""
        with self._connected() as connection:
            return next((line for _, line in _newest(connection)), b"")

    def forwards(self) -> Iterator[bytes]:
        """The lines in the order of their numbers, as they are at one moment."""
        for line in self._all("SELECT line FROM beside.audit_lines ORDER BY n"):
            yield line + b"\n"

    def backwards(self) -> Iterator[bytes]:
        """The lines from the last to the first, without their ends."""
        yield from self._all("SELECT line FROM beside.audit_lines ORDER BY n DESC")

    def _all(self, query: LiteralString) -> Iterator[bytes]:
        with self._connected() as connection, connection.cursor("lines") as cursor:
            cursor.itersize = _AT_ONCE
            cursor.execute(query)
            for (line,) in cursor:
                yield line.encode()

    @contextmanager
    def _connected(self) -> Iterator[psycopg.Connection[Any]]:
        try:
            with connected(self.address, release(code_of_dashboard())) as connection:
                yield connection
        except ServerError as error:
            raise AuditError(
                f"The audit trail {self.name} cannot be used. {error} What cannot be recorded is "
                "not done."
            ) from error


class _TablePen:
    """The end of the table, in a transaction that has the lock."""

    torn = False

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._connection = connection
        self._newest = _newest(connection)
        self.empty = not self._newest
        self.last = self._newest[0][1] if self._newest else b""

    def proofs(self) -> Sequence[tuple[bytes, bytes]]:
        """The first line and the last: one of them may have been spoilt."""
        if not self._newest:
            return ()
        before = code_of(self._newest[1][1]) if len(self._newest) > 1 else FIRST
        query = "SELECT line FROM beside.audit_lines ORDER BY n LIMIT 1"
        ((first,),) = self._connection.execute(query).fetchall()
        return (FIRST, first.encode() + b"\n"), (before, self.last)

    def write(self, lines: Sequence[bytes]) -> None:
        """Add lines after the last; that they are kept is known once the transaction has ended."""
        n = self._newest[0][0] if self._newest else 0
        texts = [line.removesuffix(b"\n").decode() for line in lines]
        self._connection.cursor().executemany(_ADD, list(enumerate(texts, n + 1)))


def _newest(connection: psycopg.Connection[Any]) -> list[tuple[int, bytes]]:
    """The last line and the one before, each with its number and its end."""
    query = "SELECT n, line FROM beside.audit_lines ORDER BY n DESC LIMIT 2"
    return [(n, line.encode() + b"\n") for n, line in connection.execute(query).fetchall()]
