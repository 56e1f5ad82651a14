"""What lies beside a record on a server, carried into files: each is made whole under another name
before any has its own."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

from data.beside import TablesFile
from data.moving.beside import LINES, Beside, tables_of
from data.moving.carried import CarriedTable, MoveError
from data.moving.counting import RunningDigest
from data.moving.digests import TableDigest, digest_of, named, refuse_altered
from data.moving.into_server import AT_ONCE, rows_in
from data.private import made_private
from data.sql import identifier, literal
from data.store.server import Link


def into_files(link: Link, beside: Beside, undoing: ExitStack) -> list[TableDigest]:
    """Carry all of it, and see that it is the same there; `undoing` takes it away again. Raises
    MoveError where a file has come into the place of one meanwhile."""
    made = {_unfinished(path): path for path in beside.every_file}
    with ExitStack() as ending:
        clear(beside)
        ending.callback(clear, beside)
        found = [_trail(link, _unfinished(beside.trail_file))]
        for file in beside.files:
            found += _small(link, file.at(_unfinished(file.path)))
        for path, place in made.items():
            _put(path, place)
            undoing.callback(place.unlink, missing_ok=True)
    return found


def clear(beside: Beside) -> None:
    """Remove what was not finished, of a move that was killed, too."""
    for path in beside.every_file:
        _unfinished(path).unlink(missing_ok=True)


def _unfinished(path: Path) -> Path:
    return path.with_name(f".{path.name}.moving")


def _trail(link: Link, path: Path) -> TableDigest:
    counting = RunningDigest(LINES)
    made_private(path)
    with path.open("wb") as file:
        for n, lines in _lines(link):
            counting.add(enumerate(lines, n))
            file.writelines(f"{line}\n".encode() for line in lines)
        file.flush()
        os.fsync(file.fileno())
    held = digest_of(link.server, LINES)
    refuse_altered(held, counting.digest())
    return held


def _lines(link: Link) -> Iterator[tuple[int, list[str]]]:
    """The lines in pieces, each with the place of its first one, from 1."""
    last, place = 0, 1
    while rows := link.server.ask(
        f"SELECT n, line FROM {named(link.server, LINES)} WHERE n > {last} "
        f"ORDER BY n LIMIT {AT_ONCE}"
    ):
        yield place, [line for _, line in rows]
        last, place = rows[-1][0], place + len(rows)


def _small(link: Link, file: TablesFile) -> list[TableDigest]:
    with file.opened() as opened:
        for table in tables_of(file):
            columns = ", ".join(map(identifier, table.columns))
            marks = ", ".join("?" * len(table.columns))
            for row in link.server.ask(f"SELECT {columns} FROM {named(link.server, table)}"):
                opened.execute(f"INSERT INTO {table.name} ({columns}) VALUES ({marks})", row)
            if "id" in table.columns:
                opened.execute("DELETE FROM sqlite_sequence WHERE name = ?", (table.name,))
                given = (table.name, _last_given(link, table))
                opened.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", given)
    held = digests_on_server(link, file)
    for one, other in zip(held, digests_in(file), strict=True):
        refuse_altered(one, other)
    return held


def _last_given(link: Link, table: CarriedTable) -> int:
    """The highest number that a row of it was ever given."""
    at = named(link.server, table)
    ((sequence,),) = link.server.ask(f"SELECT pg_get_serial_sequence({literal(at)}, 'id')")
    ((last,),) = link.server.ask(f"SELECT last_value - (NOT is_called)::int AS n FROM {sequence}")
    ((highest,),) = link.server.ask(f"SELECT coalesce(max(id), 0) AS n FROM {at}")
    return max(last, highest)


def digests_on_server(link: Link, file: TablesFile) -> list[TableDigest]:
    """What the server says of the tables that a file has, too."""
    return [digest_of(link.server, table) for table in tables_of(file)]


def digests_in(file: TablesFile) -> list[TableDigest]:
    """What a file's own rows give. Raises BesideError."""
    found = []
    with file.opened() as opened:
        for table in tables_of(file):
            counting = RunningDigest(table)
            counting.add(rows_in(opened, table))
            found.append(counting.digest())
    return found


def _put(made: Path, place: Path) -> None:
    """Give a finished file its name, but never that of another. Raises MoveError."""
    try:
        os.link(made, place)
    except FileExistsError:
        raise MoveError(
            f"{place} has come into being meanwhile: see who uses it. Nothing was moved."
        ) from None
    except OSError:  # this disk knows no links
        made.rename(place)
    with suppress(OSError):  # nor can a folder be opened everywhere
        folder = os.open(place.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
