"""What a place offers to all: its newest approved edition, where it has agreed to that. It is read
under a role that may read nothing else, over a connection that ends within a given time."""

import os
import socket
import zlib
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from threading import Event, Timer
from typing import Any

import psycopg
from psycopg import IsolationLevel
from psycopg.rows import DictRow, dict_row

from data.address import PostgresAddress
from data.postgresql import connected
from data.record import Edition, EditionEvent, released
from data.store.properties import NATIONAL

PATIENCE_SECONDS = 10
"""How long a place may take to answer, once it has let us in."""
_APPLICATION = "send-national"
"""Not a dashboard's: nobody who brings a place to a new version waits for us."""
_MOST = 64 * 1024 * 1024
"""Bytes of an edition; one of every measure has about one million."""


class NotOfferedError(Exception):
    """The place offers nothing; the words say why, as the end of a sentence about it."""


@dataclass(frozen=True)
class Offered:
    """The edition, and what it shows as it was stored."""

    edition: Edition
    content: bytes


def offered(address: PostgresAddress, seconds: float = PATIENCE_SECONDS) -> Offered:
    """What the place offers. Raises NotOfferedError and ServerError."""
    with connected(address, _APPLICATION) as connection, _within(connection, seconds):
        connection.isolation_level = IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        _refuse_more_rights(connection)
        if _property(connection, NATIONAL) != "true":
            raise NotOfferedError("has not agreed")
        newest = released(_editions(connection))
        if not newest:
            raise NotOfferedError("has no approved edition")
        return Offered(newest[0], _content(connection, newest[0]))


def _refuse_more_rights(connection: psycopg.Connection[Any]) -> None:
    """Who may see rows about children asks for none in the name of a table for everybody."""
    query = "SELECT has_schema_privilege(current_user, 'stored', 'USAGE')"
    if connection.execute(query).fetchall() != [(False,)]:
        raise NotOfferedError("is asked under a role that may read more than its editions")


@contextmanager
def _within(connection: psycopg.Connection[Any], seconds: float) -> Iterator[None]:
    """End the connection where the server keeps silent or is too slow, whatever it waits for."""
    late = Event()  # set before: the timer itself may be running still when we notice
    with socket.socket(fileno=os.dup(connection.fileno())) as line:

        def cut() -> None:
            late.set()
            line.shutdown(socket.SHUT_RDWR)

        timer = Timer(seconds, cut)
        timer.start()
        try:
            yield
        except psycopg.OperationalError as error:
            if late.is_set():
                raise NotOfferedError(f"did not answer within {seconds:g} seconds") from error
            raise
        finally:
            timer.cancel()


def _property(connection: psycopg.Connection[Any], name: str) -> str:
    query = "SELECT content FROM properties WHERE name = %s"
    found = connection.execute(query, [name]).fetchall()
    return found[0][0] if found else ""


def _editions(connection: psycopg.Connection[Any]) -> list[Edition]:
    events: dict[int, list[EditionEvent]] = defaultdict(list)
    for one in _rows(
        connection,
        "SELECT edition, action, moment AS at, by_name AS by, reason FROM edition_events "
        "ORDER BY id",
    ):
        events[one.pop("edition")].append(EditionEvent.model_validate(one))
    return [
        Edition.model_validate(one | {"events": tuple(events[one["id"]])})
        for one in _rows(
            connection,
            "SELECT id, name, month, known_at, threshold, note, corrects, by_name AS by, "
            "moment AS at, sha256 FROM editions ORDER BY id",
        )
    ]


def _rows(connection: psycopg.Connection[Any], query: str) -> list[DictRow]:
    with connection.cursor(row_factory=dict_row) as cursor:
        return cursor.execute(query.encode()).fetchall()


def _content(connection: psycopg.Connection[Any], edition: Edition) -> bytes:
    ((packed,),) = connection.execute(
        "SELECT content FROM released.content WHERE id = %s", [edition.id]
    ).fetchall()
    with suppress(zlib.error):
        text = zlib.decompressobj().decompress(packed, _MOST)
        if sha256(text).hexdigest() == edition.sha256:
            return text
    raise NotOfferedError(f"has an edition {edition.id} that is not as it was stored")
