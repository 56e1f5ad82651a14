"""A move: all of a record and of what lies beside it, or nothing, in one transaction at its new
place."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from data.address import Address, PostgresAddress
from data.audit import AuditError
from data.moving.beside import Beside, beside_both, on_server
from data.moving.carried import CarriedTable, MoveError, carried
from data.moving.closing import arrived, closed
from data.moving.digests import TableDigest, digest_of, of_record, refuse_altered
from data.moving.into_files import clear, into_files
from data.moving.into_server import into_server
from data.moving.refusing import (
    WORKED_OUT,
    Begun,
    refuse_full,
    refuse_moved_elsewhere,
    refuse_nul,
    refuse_used,
)
from data.moving.refusing_beside import refuse_broken, refuse_files
from data.settings import Settings
from data.sql import identifier
from data.store.server import Link, LinkedSide, linked, new_incarnation, table_in

Tell = Callable[[str], None]
MANY_ROWS = 20_000
"""From so many on a table is named while it is copied."""


@dataclass(frozen=True)
class Moved:
    """What a move did: where to, and each table with its rows. `before`: all of it was there
    already, for an earlier move had come to its end. `key`: the file with the key of the audit
    trail and where a copy of it is to be put, unless there is one."""

    source: str
    target: str
    tables: tuple[TableDigest, ...]
    before: bool = False
    key: tuple[Path, Path] | None = None


@dataclass(frozen=True)
class _Way:
    """From here to there."""

    link: Link
    here: LinkedSide
    there: LinkedSide
    beside: Beside


def move(
    source: Address,
    target: Address,
    settings: Settings,
    tell: Tell,
    record: Callable[[], None] = lambda: None,
) -> Moved:
    """Copy the record at `source`, and what lies beside it, to the empty place at `target`, and
    close the first to writing for good. `tell` is told how far it is; `record` puts it on the audit
    trail, and is called before anything is done. Raises MoveError, DatabaseError, AuditError and
    BesideError."""
    path, address = _pair(source, target)
    beside = beside_both(source, target, settings)
    with _unless_refused(path), linked(path, address, settings) as link:
        here, there = link.file, link.server
        if isinstance(source, PostgresAddress):
            here, there = there, here
            refuse_full(path, there=link.server)
        return _moved(_Way(link, here, there, beside), tell, record)


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


@contextmanager
def _unless_refused(path: Path) -> Iterator[None]:
    """A file that is made within it stays only where nothing is refused."""
    there = path.exists()
    try:
        yield
    except (MoveError, AuditError):
        for made in () if there else (path, Path(f"{path}.wal")):
            made.unlink(missing_ok=True)
        raise


def _moved(way: _Way, tell: Tell, record: Callable[[], None]) -> Moved:
    link, here, there = way.link, way.here, way.there
    tables = carried(link)
    begun = refuse_moved_elsewhere(here, there)
    held = tuple(digest_of(here, table) for table in tables)
    # Whoever has looked at the new place since may have worked out something anew there.
    before = begun.ended and all(
        digest_of(there, table) == counted
        for table, counted in zip(tables, held, strict=True)
        if table.name not in WORKED_OUT
    )
    if not before:
        _refuse(way, tables, begun)
        record()
        held += _carry(way, list(zip(tables, held, strict=True)), tell)
    _finish(way)
    return Moved(here.name, there.name, held, before, way.beside.key)


def _refuse(way: _Way, tables: list[CarriedTable], begun: Begun) -> None:
    """The new place is empty, and can have all that there is. Raises MoveError."""
    refuse_broken(way.beside)
    if way.there.is_server:
        refuse_used(way.there, [*tables, *on_server(way.beside)])
        refuse_nul(way.link, tables)
    else:
        refuse_used(way.there, tables)
        refuse_files(way.link, way.beside, ours=begun.killed)


def _carry(
    way: _Way, tables: list[tuple[CarriedTable, TableDigest]], tell: Tell
) -> tuple[TableDigest, ...]:
    """Copy everything; what was found of that which lies beside."""
    link = way.link
    with (
        closed(link, way.here, way.there, way.beside) as committing,
        ExitStack() as undoing,
    ):
        link.root.execute("BEGIN")
        for table, counted in tables:
            _copy(way, table, counted, tell)
        tell("Copying what lies beside the record …")
        if way.there.is_server:
            found = into_server(link, way.beside)
        else:
            found = into_files(link, way.beside, undoing)
        arrived(way.there)
        link.hold()
        committing()
        undoing.pop_all()
        link.root.execute("COMMIT")
    return tuple(found)


def _finish(way: _Way) -> None:
    """What follows the commit, and follows it once more where nobody saw that through."""
    if way.there.is_server:
        new_incarnation(way.there)
    else:
        way.link.root.execute("CHECKPOINT")
        clear(way.beside)


def _copy(way: _Way, table: CarriedTable, held: TableDigest, tell: Tell) -> None:
    """Copy a table, and see that it is the same there."""
    if held.rows >= MANY_ROWS:
        tell(f"Copying {held.rows:,} rows of {table.said} …")
    where = (table.schema, table.name)
    if table.name in WORKED_OUT:
        way.link.root.execute(f"DELETE FROM {table_in(way.there, where)}")
    columns = ", ".join(map(identifier, table.columns))
    way.link.root.execute(
        f"INSERT INTO {table_in(way.there, where)} ({columns}) "
        f"SELECT {columns} FROM {table_in(way.here, where)} WHERE {of_record(table)}"
    )
    refuse_altered(held, digest_of(way.there, table))
