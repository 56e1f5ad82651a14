"""What lies beside a file, carried into a server, in the transaction that carries the record."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from data.audit import Trail
from data.beside import TablesFile, TablesOpen
from data.moving.beside import LINES, Beside, tables_of
from data.moving.carried import CarriedTable, MoveError
from data.moving.counting import RunningDigest
from data.moving.digests import TableDigest, digest_of, named, refuse_altered
from data.sql import identifier
from data.store.server import Link, table_in

AT_ONCE = 10_000
"""Rows that are given to the engine together."""
Rows = Iterable[Sequence[object]]


def into_server(link: Link, beside: Beside) -> list[TableDigest]:
    """Carry all of it, and see that it is the same there. Raises MoveError."""
    return [_arrived(link, LINES, _lines(beside.source)), *_small(link, beside.files)]


def _lines(trail: Trail) -> Iterator[tuple[int, str]]:
    """The lines with their numbers, without their ends."""
    if trail.lines.there():
        for n, line in enumerate(trail.lines.forwards(), 1):
            yield n, line.removesuffix(b"\n").decode()


def _small(link: Link, files: Sequence[TablesFile]) -> Iterator[TableDigest]:
    for file in files:
        with file.opened() as opened:
            for table in tables_of(file):
                yield _arrived(link, table, rows_in(opened, table))
                if "id" in table.columns:
                    _go_on_after(link, table, last_given(opened, table))


def rows_in(opened: TablesOpen, table: CarriedTable) -> list[tuple[object, ...]]:
    """Every row of a table of SQLite, in the order of their keys."""
    columns = ", ".join(map(identifier, table.columns))
    return opened.execute(f"SELECT {columns} FROM {identifier(table.name)}").fetchall()


def last_given(opened: TablesOpen, table: CarriedTable) -> int:
    """The highest number that a row of it was ever given; 0 where none was."""
    found = opened.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table.name,))
    return max([0, *(seq for (seq,) in found.fetchall())])


def _go_on_after(link: Link, table: CarriedTable, last: int) -> None:
    # In the same transaction: unlike setval, it is taken back where that is.
    at = named(link.server, table)
    link.server.do(f"ALTER TABLE {at} ALTER COLUMN id RESTART WITH {last + 1}")


def _arrived(link: Link, table: CarriedTable, rows: Rows) -> TableDigest:
    counting, left = RunningDigest(table), iter(rows)
    while some := list(islice(left, AT_ONCE)):
        _refuse_nul(table, some)
        counting.add(some)
        _insert(link, table, some)
    held = counting.digest()
    refuse_altered(held, digest_of(link.server, table))
    return held


def _insert(link: Link, table: CarriedTable, rows: list[Sequence[object]]) -> None:
    columns = ", ".join(map(identifier, table.columns))
    values = ", ".join(f"unnest(CAST(? AS {kind}[]))" for kind in table.columns.values())
    link.root.execute(
        f"INSERT INTO {table_in(link.server, (table.schema, table.name))} ({columns}) "
        f"SELECT {values}",
        [list(column) for column in zip(*rows, strict=True)],
    )


def _refuse_nul(table: CarriedTable, rows: Rows) -> None:
    if any("\0" in value for row in rows for value in row if isinstance(value, str)):
        raise MoveError(
            f"The table {table.said} has the character NUL in a row, which PostgreSQL cannot keep: "
            "nothing was moved."
        )
