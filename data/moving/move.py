"""A move: all of a record or nothing, in one transaction at its new place."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data.address import Address, PostgresAddress
from data.moving.carried import CarriedTable, MoveError, carried
from data.moving.digests import TableDigest, digest_of, of_record
from data.moving.refusing import (
    WORKED_OUT,
    refuse_full,
    refuse_moved_elsewhere,
    refuse_nul,
    refuse_used,
)
from data.settings import Settings
from data.sql import identifier
from data.store import MOVED_TO, DatabaseError
from data.store.server import Link, LinkedSide, linked, new_incarnation, table_in

Tell = Callable[[str], None]
_UNKNOWN = (
    "did not say whether the record arrived, so that this is not known: repeat the command, which "
    "finds out. Until then nothing is written to the old one."
)
MANY_ROWS = 20_000
"""From so many on a table is named while it is copied."""


@dataclass(frozen=True)
class Moved:
    """What a move did: where to, and each table with its rows. `before`: all of it was there
    already, for an earlier move had come to its end."""

    source: str
    target: str
    tables: tuple[TableDigest, ...]
    before: bool = False


def move(source: Address, target: Address, settings: Settings, tell: Tell) -> Moved:
    """Copy the record at `source` to the empty one at `target`, and close the first to writing for
    good. `tell` is told how far it is. Raises MoveError and DatabaseError."""
    path, address = _pair(source, target)
    with linked(path, address, settings) as link:
        here, there = link.file, link.server
        if isinstance(source, PostgresAddress):
            here, there = there, here
            refuse_full(path, there=link.server)
        return _moved(link, here, there, tell)


def _pair(source: Address, target: Address) -> tuple[Path, PostgresAddress]:
    match source, target:
        case (Path() as path, PostgresAddress() as address) | (
            PostgresAddress() as address,
            Path() as path,
        ):
            return path, address
    raise MoveError(
        "A move goes from a file into PostgreSQL or back: a file is copied by backup and restore, "
        "and a database of PostgreSQL by its server (docs/postgresql.md, part 4)."
    )


def _moved(link: Link, here: LinkedSide, there: LinkedSide, tell: Tell) -> Moved:
    tables = carried(link)
    begun = refuse_moved_elsewhere(here, there)
    held = tuple(digest_of(here, table) for table in tables)
    # Whoever has looked at the new place since may have worked out something anew there.
    if begun and all(
        digest_of(there, table) == counted
        for table, counted in zip(tables, held, strict=True)
        if table.name not in WORKED_OUT
    ):
        _finish(link, there)
        return Moved(here.name, there.name, held, before=True)
    refuse_used(there, tables)
    if there.is_server:
        refuse_nul(link, tables)
    with _closed(link, here, there) as committing:
        link.root.execute("BEGIN")
        for table, counted in zip(tables, held, strict=True):
            _copy(link, here, there, table, counted, tell)
        link.hold()
        committing()
        link.root.execute("COMMIT")
    _finish(link, there)
    return Moved(here.name, there.name, held)


def _finish(link: Link, there: LinkedSide) -> None:
    """What follows the commit, and follows it once more where nobody saw that through."""
    if there.is_server:
        new_incarnation(there)
    else:
        link.root.execute("CHECKPOINT")


@contextmanager
def _closed(link: Link, here: LinkedSide, there: LinkedSide) -> Iterator[Callable[[], None]]:
    """The source says where its record is before the record is there, so that there are never two
    that go on; and says so no more where it did not come to that. From the call of what is given
    on nobody can know which, until the move is repeated."""
    unknown = False

    def committing() -> None:
        nonlocal unknown
        unknown = True

    here.mark(MOVED_TO, there.name)
    try:
        yield committing
    except BaseException as error:
        with suppress(duckdb.Error):  # the commit itself may have ended it
            link.root.execute("ROLLBACK")
        if unknown:
            raise DatabaseError(f"{there.name} {_UNKNOWN}") from error
        here.mark(MOVED_TO, "")
        raise


def _copy(
    link: Link,
    here: LinkedSide,
    there: LinkedSide,
    table: CarriedTable,
    held: TableDigest,
    tell: Tell,
) -> None:
    """Copy a table, and see that it is the same there."""
    if held.rows >= MANY_ROWS:
        tell(f"Copying {held.rows:,} rows of {table.said} …")
    where = (table.schema, table.name)
    if table.name in WORKED_OUT:
        link.root.execute(f"DELETE FROM {table_in(there, where)}")
    columns = ", ".join(map(identifier, table.columns))
    link.root.execute(
        f"INSERT INTO {table_in(there, where)} ({columns}) "
        f"SELECT {columns} FROM {table_in(here, where)} WHERE {of_record(table)}"
    )
    found = digest_of(there, table)
    if found != held:
        raise MoveError(
            f"The table {table.said} did not arrive as it was: {held.rows:,} rows with the digest "
            f"{held.digest} became {found.rows:,} with {found.digest}. Nothing was moved."
        )
