"""A file and a database of PostgreSQL behind one engine, for what goes from one to the other while
nobody else writes to either."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import duckdb
import psycopg

from data.address import PostgresAddress
from data.beside import IN_USE
from data.code import code_of_dashboard
from data.postgresql import connected, release
from data.settings import Settings
from data.sql import identifier, literal
from data.store.engines import ServerAsked
from data.store.opening import open_file
from data.store.properties import ARRIVING, MOVED_TO, set_property
from data.store.server.attaching import attach, look
from data.store.server.explaining import explained_server
from data.store.server.incarnation import INCARNATION, KEEP
from data.store.server.one_version import RELEASE
from data.store.server.turn import ServerTurn
from data.store.server.work_folder import WorkFolder

SERVER = "server_of_a_move"
"""Under this name the server is attached: no file is called so."""
OWN = (MOVED_TO, ARRIVING, INCARNATION, RELEASE)
"""The properties that say something of a copy, and nothing of what it is a copy of."""


@dataclass(frozen=True)
class LinkedSide:
    """One of the two: `name` in a sentence, its `catalog` to the engine, the schema of its tables
    beside `stored`; `ask` has a query done by the database itself, in its own SQL, and `do` a
    statement, within the engine's transaction; `mark` keeps a property for good."""

    name: str
    catalog: str
    schema: str
    ask: Callable[[str], list[tuple[Any, ...]]]
    do: Callable[[str], object]
    mark: Callable[[str, str], None]

    @property
    def is_server(self) -> bool:
        """Whether it is PostgreSQL."""
        return self.catalog == SERVER


@dataclass(frozen=True)
class Link:
    """Both, of this version and counted, and the engine that has them. `hold`, before a commit:
    the turn on the server was not lost. Raises DatabaseError."""

    root: duckdb.DuckDBPyConnection
    file: LinkedSide
    server: LinkedSide
    hold: Callable[[], object]


@contextmanager
def linked(path: Path, address: PostgresAddress, settings: Settings) -> Iterator[Link]:
    """Both behind one engine, nobody else writing. A file is made if it is not there, and waits
    from its beginning for what comes from the server. Raises DatabaseError."""
    application = release(code_of_dashboard())
    with explained_server(address, "that is moved"), ExitStack() as ending:
        look(address, application)
        turn = ServerTurn(address, application)
        ending.enter_context(turn.taken("The record is being moved"))
        folder = WorkFolder(settings.work_folder, address.stem)
        ending.callback(folder.end)
        waits = partial(set_property, name=ARRIVING, content=address.name)
        root = ending.enter_context(closing(open_file(path, waits)))
        root.execute(f"SET temp_directory = {literal(str(folder.incoming.resolve()))}")
        root.execute(f"SET memory_limit = '{settings.memory_mb}MiB'")
        root.execute(f"SET threads = {settings.threads}")
        attach(root, address, folder, SERVER)
        asked = ServerAsked(root, SERVER)
        yield Link(
            root, _file(root, path), _server(asked, address), partial(asked.hold, turn.process)
        )


def _file(root: duckdb.DuckDBPyConnection, path: Path) -> LinkedSide:
    ((catalog,),) = root.execute("SELECT current_database()").fetchall()

    def mark(name: str, content: str) -> None:
        set_property(root, name, content)
        root.execute("CHECKPOINT")

    def ask(sql: str) -> list[tuple[Any, ...]]:
        return root.execute(sql).fetchall()

    return LinkedSide(str(path), catalog, "main", ask, root.execute, mark)


def _server(asked: ServerAsked, address: PostgresAddress) -> LinkedSide:
    def mark(name: str, content: str) -> None:
        with connected(address, release(code_of_dashboard())) as connection:
            _keep(connection, name, content)

    def ask(sql: str) -> list[tuple[Any, ...]]:
        return asked.execute(sql).fetchall()

    return LinkedSide(address.name, SERVER, "public", ask, asked.do, mark)


def new_incarnation(side: LinkedSide) -> None:
    """Say of a server that it holds another copy than before."""
    side.mark(INCARNATION, uuid4().hex)


@contextmanager
def marked(
    address: PostgresAddress, name: str
) -> Iterator[tuple[str | None, Callable[[str], None]]]:
    """A property of a database that is not open, and what keeps another in its place, while nobody
    else writes: whoever moves it has come to an end. Raises DatabaseError."""
    application = release(code_of_dashboard())
    with (
        explained_server(address, "that is moved"),
        ServerTurn(address, application).taken("It is being said where the record is"),
        connected(address, application) as connection,
    ):
        found = connection.execute("SELECT content FROM properties WHERE name = %s", [name])
        content = found.fetchall()
        yield content[0][0] if content else None, lambda text: _keep(connection, name, text)


def _keep(connection: psycopg.Connection[Any], name: str, content: str) -> None:
    # Whoever uses the tables beside the record has come to an end, and the next one sees it.
    connection.execute("SELECT pg_advisory_xact_lock(%s)", [IN_USE])
    connection.execute(KEEP, [name, content])


def table_in(side: LinkedSide, table: tuple[str, str]) -> str:
    """SQL for a table of one side, by its schema (empty for that of the side) and name."""
    schema, name = table
    return ".".join(map(identifier, (side.catalog, schema or side.schema, name)))
