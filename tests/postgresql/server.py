"""A running PostgreSQL as tests see it: its addresses, and databases that are made quickly and dropped
afterwards."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, LiteralString
from urllib.parse import quote, urlencode
from uuid import uuid4

import psycopg
from psycopg.sql import SQL, Composed, Identifier

HOST = "127.0.0.1"
TLS_HOST = "localhost"
"""The name in the server's certificate."""
ADMINISTRATOR, OWNER, APP = "postgres", "send_owner", "send_app"
"""Whose the server is; who may change tables; and as whom the dashboard connects."""
ROLES = (ADMINISTRATOR, OWNER, APP)


@dataclass(frozen=True)
class Server:
    """Where it listens. `folder` has its certificate authority, its socket, and the password of each
    role in a file of the role's name."""

    folder: Path
    port: int

    @property
    def authority(self) -> Path:
        """The certificate by which the server's own is known, for `sslrootcert`."""
        return self.folder / "authority.pem"

    def passwords(self, role: str) -> Path:
        """The password of a role, for `passfile`."""
        return self.folder / f"{role}.pgpass"

    def address(self, name: str, role: str = APP, host: str = HOST, **more: str) -> str:
        """The address of a database as a role: as in the settings, without the password."""
        options = urlencode({"passfile": str(self.passwords(role)), **more}, quote_via=quote)
        return f"postgresql://{role}@{quote(host, safe='')}:{self.port}/{name}?{options}"

    def sql(self, query: LiteralString, *values: object, database: str = "postgres") -> list[Any]:
        """What a query of the administrator gives."""
        with _connected(self.address(database, ADMINISTRATOR, str(self.folder))) as connection:
            found = connection.execute(query, values)
            return found.fetchall() if found.description else []

    def template(self, name: str, fill: Callable[["Fresh"], object]) -> None:
        """A database to copy, filled once however many processes ask for it."""
        with (self.folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not self.sql("SELECT datname FROM pg_database WHERE datname = %s", name):
                made = Fresh(self, _made_name())
                self._create(made.name, "template1")
                fill(made)
                self._do("ALTER DATABASE {} RENAME TO {}", made.name, name)

    @contextmanager
    def database(self, template: str = "template1") -> Iterator["Fresh"]:
        """A database for one test alone, dropped afterwards whoever is still connected."""
        made = Fresh(self, _made_name())
        self._create(made.name, template)
        try:
            yield made
        finally:
            self._do("DROP DATABASE {} WITH (FORCE)", made.name)

    def do(self, statement: Composed) -> None:
        """Have the administrator do what can be in no transaction."""
        with _connected(self.address("postgres", ADMINISTRATOR, str(self.folder))) as connection:
            connection.execute(statement)

    def _create(self, name: str, template: str) -> None:
        self._do("CREATE DATABASE {} OWNER {} TEMPLATE {}", name, OWNER, template)
        # As authority.sql does: a dashboard makes no table there, not even a temporary one.
        self._do("REVOKE TEMPORARY ON DATABASE {} FROM PUBLIC", name)

    def _do(self, statement: LiteralString, *names: str) -> None:
        self.do(SQL(statement).format(*map(Identifier, names)))


@dataclass(frozen=True)
class Fresh:
    """One database of a server."""

    server: Server
    name: str

    @property
    def owner(self) -> str:
        """Its address for whoever may change its tables."""
        return self.server.address(self.name, OWNER)

    @property
    def app(self) -> str:
        """Its address for the dashboard."""
        return self.server.address(self.name)

    def sql(self, query: LiteralString, *values: object) -> list[Any]:
        """What a query of the administrator gives."""
        return self.server.sql(query, *values, database=self.name)


def _made_name() -> str:
    return f"made_{uuid4().hex}"


def _connected(address: str) -> psycopg.Connection:
    return psycopg.connect(address, autocommit=True)
