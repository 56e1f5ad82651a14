"""The script of roles makes what the runbook says, as often as it is run; and a server refuses each
role whatever it is not for."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg import Connection, errors
from psycopg.sql import SQL, Identifier

from data.address import PostgresAddress, address_of
from data.store.server import migrated
from tests.postgresql.server import ADMINISTRATOR, Server

PASSWORD = "of the tests"
ALLOWED = (
    "SELECT * FROM entries",
    "INSERT INTO entries VALUES (2, 'k', 's', '{}', 'a', now(), NULL)",
    "INSERT INTO stored.meetings (batch) VALUES (1)",
    "DELETE FROM points",
    "DELETE FROM computed",
    "UPDATE properties SET content = content",
)
REFUSED = (
    *(
        f"{statement} {table}{rest}"
        for table in ("entries", "events", "editions", "removals", "stored.meetings")
        for statement, rest in (("DELETE FROM", ""), ("TRUNCATE", ""), ("DROP TABLE", ""))
    ),
    "INSERT INTO schema_version VALUES (9999)",
    "INSERT INTO not_rewritten VALUES (1)",
    "INSERT INTO removals SELECT * FROM removals",
    "INSERT INTO kept_points SELECT * FROM kept_points",
    "UPDATE entries SET author = 'b'",
    "UPDATE events SET by_name = 'b'",
    "UPDATE points SET value = 1",
    "UPDATE stored.meetings SET batch = 2",
    "UPDATE schema_version SET number = 1",
    "DELETE FROM properties",
    "TRUNCATE points",
    "ALTER TABLE entries DROP COLUMN author",
    "ALTER TABLE entries DISABLE TRIGGER ALL",
    "CREATE TABLE mine (one INT)",
    "CREATE TABLE stored.mine (one INT)",
    "CREATE TEMP TABLE mine (one INT)",
    "CREATE SCHEMA mine",
    "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE EXTENSION file_fdw",
    "CREATE ROLE mine",
    "COPY entries TO PROGRAM 'cat'",
    "COPY entries FROM PROGRAM 'true'",
    "COPY entries TO '/dev/null'",
    "SELECT * FROM pg_authid",
    "SELECT pg_read_file('PG_VERSION')",
    "SELECT pg_ls_dir('.')",
    "SET ROLE postgres",
    "SET session_replication_role = 'replica'",
)
READ_ALONE = (
    "SELECT id, name, month, sha256 FROM editions",
    "SELECT * FROM released.content",
    "SELECT * FROM edition_events",
)
NOT_READ = (
    "SELECT content FROM editions",
    "SELECT findings FROM editions",
    *(f"SELECT * FROM {name}" for name in ("entries", "events", "batches", "points", "packs")),
    "SELECT * FROM stored.meetings",
    "INSERT INTO editions (id) VALUES (9)",
    "DELETE FROM edition_events",
    "UPDATE properties SET content = ''",
    "CREATE TEMP TABLE mine (one INT)",
)


class Authority:
    """A database and its roles, made by the script."""

    def __init__(self, server: Server, script: Path) -> None:
        self.name = f"place-{uuid4().hex[:8]}"
        self._server, self._script = server, script
        self.make()
        for role in ("owner", "app", "read"):
            self.do(f"ALTER ROLE {{}} PASSWORD '{PASSWORD}'", f"{self.name}_{role}")
        owner = address_of(self.address("owner"))
        assert isinstance(owner, PostgresAddress)
        migrated(owner)

    def make(self) -> None:
        """Run the script."""
        at = self._server.address("postgres", ADMINISTRATOR, str(self._server.folder))
        command = ["psql", "-X", "-q", "-d", at, "-v", f"name={self.name}", "-f", self._script]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")

    def address(self, role: str, database: str = "") -> str:
        """The address of a database as one of the roles."""
        who = f"{self.name}_{role}:{PASSWORD.replace(' ', '%20')}"
        return f"postgresql://{who}@127.0.0.1:{self._server.port}/{database or self.name}"

    def do(self, statement: str, *names: str) -> None:
        """Have the administrator do something."""
        self._server.do(SQL(statement).format(*map(Identifier, names)))  # type: ignore[arg-type]

    def end(self) -> None:
        """Remove all of it."""
        self.do("DROP DATABASE {} WITH (FORCE)", self.name)
        for role in ("owner", "app", "read"):
            self.do("DROP ROLE {}", f"{self.name}_{role}")


@pytest.fixture(scope="module")
def script(project: Path) -> Path:
    return project / "deploy" / "postgresql" / "authority.sql"


@pytest.fixture(scope="module")
def authority(postgresql: Server, script: Path) -> Iterator[Authority]:
    made = Authority(postgresql, script)
    made.make()
    yield made
    made.end()


def tried(connection: Connection, statement: str) -> None:
    """Try it, and take it back."""
    connection.execute("BEGIN")
    try:
        connection.execute(statement.encode())
    finally:
        connection.execute("ROLLBACK")


@pytest.fixture(scope="module")
def app(authority: Authority) -> Iterator[Connection]:
    with psycopg.connect(authority.address("app"), autocommit=True) as connection:
        yield connection


@pytest.fixture(scope="module")
def read(authority: Authority) -> Iterator[Connection]:
    with psycopg.connect(authority.address("read"), autocommit=True) as connection:
        yield connection


@pytest.mark.parametrize("statement", ALLOWED)
def test_the_dashboard_may_read_and_add(app: Connection, statement: str) -> None:
    tried(app, statement)


@pytest.mark.parametrize("statement", REFUSED)
def test_the_dashboard_may_do_nothing_else(app: Connection, statement: str) -> None:
    with pytest.raises(errors.InsufficientPrivilege):
        tried(app, statement)


@pytest.mark.parametrize("statement", READ_ALONE)
def test_who_only_reads_has_the_editions(read: Connection, statement: str) -> None:
    tried(read, statement)


@pytest.mark.parametrize("statement", NOT_READ)
def test_who_only_reads_has_nothing_else(read: Connection, statement: str) -> None:
    with pytest.raises(errors.InsufficientPrivilege):
        tried(read, statement)


def test_no_role_of_one_authority_reaches_another(
    authority: Authority, postgresql: Server, script: Path
) -> None:
    other = Authority(postgresql, script)
    try:
        for role in ("owner", "app", "read"):
            with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
                psycopg.connect(authority.address(role, other.name))
    finally:
        other.end()


def test_a_right_that_was_given_by_hand_is_taken_again(authority: Authority) -> None:
    app = f"{authority.name}_app"
    authority.do("GRANT ALL ON DATABASE {} TO {}", authority.name, app)
    authority.do("ALTER ROLE {} CREATEDB", app)
    authority.make()
    with psycopg.connect(authority.address("app"), autocommit=True) as connection:
        for statement in ("CREATE TEMP TABLE mine (one INT)", "CREATE DATABASE mine"):
            with pytest.raises(errors.InsufficientPrivilege):
                connection.execute(statement.encode())


def test_nobody_is_ended_while_the_engine_works_something_out(app: Connection) -> None:
    own = (
        "SELECT setconfig FROM pg_db_role_setting JOIN pg_roles ON setrole = pg_roles.oid "
        "WHERE rolname = current_user AND setdatabase <> 0"
    )
    assert app.execute(own).fetchall() == [(["idle_in_transaction_session_timeout=0"],)]


def test_without_a_name_it_says_what_it_wants(postgresql: Server, script: Path) -> None:
    at = postgresql.address("postgres", ADMINISTRATOR, str(postgresql.folder))
    command = ["psql", "-X", "-q", "-d", at, "-f", script]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "Say whose it is" in done.stderr
