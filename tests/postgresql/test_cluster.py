"""The PostgreSQL that tests use: a database for each, roles that are not the administrator, TLS that can
be checked, and an end however the run ends."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

import psycopg
import pytest
import trustme

from tests.postgresql.cluster import PATIENCE, Cluster
from tests.postgresql.fixtures import had
from tests.postgresql.programs import NoPostgresqlError
from tests.postgresql.server import APP, OWNER, TLS_HOST, Fresh, Server


def test_databases_share_nothing_and_are_gone_afterwards(postgresql: Server) -> None:
    with postgresql.database() as one, postgresql.database() as other:
        one.sql("CREATE TABLE here (is_one INT)")
        assert other.sql("SELECT to_regclass('here')") == [(None,)]
        assert {one.name, other.name} <= names(postgresql)
    assert not {one.name, other.name} & names(postgresql)


def names(server: Server) -> set[str]:
    """Of its databases."""
    return {name for (name,) in server.sql("SELECT datname FROM pg_database")}


def test_a_database_is_dropped_even_while_somebody_is_connected(postgresql: Server) -> None:
    with postgresql.database() as made:
        connected = psycopg.connect(made.app)
    with connected, pytest.raises(psycopg.OperationalError):
        connected.execute("SELECT 1")


def test_a_template_is_filled_once_by_its_owner_and_copied(postgresql: Server) -> None:
    filled: list[Fresh] = []

    def fill(made: Fresh) -> None:
        filled.append(made)
        with psycopg.connect(made.owner) as connection:
            connection.execute("CREATE TABLE copied AS SELECT 7 AS seven")

    name = f"filled_{os.getpid()}"
    for _ in range(2):
        postgresql.template(name, fill)
    with postgresql.database(name) as made:
        assert made.sql("SELECT seven FROM copied") == [(7,)]
    assert len(filled) == 1


def test_a_template_that_could_not_be_filled_is_none(postgresql: Server) -> None:
    name = f"broken_{os.getpid()}"
    with pytest.raises(psycopg.errors.DivisionByZero):
        postgresql.template(name, lambda made: made.sql("SELECT 1/0"))
    assert name not in names(postgresql)


@pytest.mark.parametrize("role", [OWNER, APP])
def test_roles_are_told_apart_by_password_and_are_no_administrators(
    postgresql: Server, role: str, tmp_path: Path
) -> None:
    with postgresql.database() as made:
        with psycopg.connect(postgresql.address(made.name, role)) as connection:
            assert connection.execute("SELECT current_user").fetchall() == [(role,)]
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute("CREATE ROLE other")
        wrong = tmp_path / "wrong"
        wrong.write_text("*:*:*:*:wrong")
        wrong.chmod(0o600)
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(postgresql.address(made.name, role, passfile=str(wrong)))


def test_the_owner_alone_makes_tables(postgresql: Server) -> None:
    with postgresql.database() as made:
        with psycopg.connect(made.owner) as connection:
            connection.execute("CREATE TABLE one (id INT)")
        refused = pytest.raises(psycopg.errors.InsufficientPrivilege)
        with psycopg.connect(made.app) as connection, refused:
            connection.execute("CREATE TABLE two (id INT)")


def test_tls_is_checked_by_name_and_authority(postgresql: Server, tmp_path: Path) -> None:
    other = tmp_path / "other.pem"
    trustme.CA().cert_pem.write_to_path(other)

    def connect(host: str, authority: Path) -> list[tuple[bool]]:
        checked = {"sslmode": "verify-full", "sslrootcert": str(authority)}
        with psycopg.connect(postgresql.address("postgres", APP, host, **checked)) as connection:
            found = connection.execute("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
            return found.fetchall()

    assert connect(TLS_HOST, postgresql.authority) == [(True,)]
    with pytest.raises(psycopg.OperationalError, match="does not match host name"):
        connect("127.0.0.1", postgresql.authority)
    with pytest.raises(psycopg.OperationalError, match="certificate verify failed"):
        connect(TLS_HOST, other)


def test_text_is_ordered_by_its_characters(postgresql: Server) -> None:
    assert postgresql.sql("SELECT 'Z' < 'a', 'z' < 'é', current_setting('server_encoding')") == [
        (True, True, "UTF8")
    ]


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGQUIT, signal.SIGKILL])
def test_a_cluster_can_be_stopped_killed_and_started_again(
    own_postgresql: Cluster, how: signal.Signals
) -> None:
    server = own_postgresql.server
    connected = psycopg.connect(server.address("postgres"))
    own_postgresql.stop(how)
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(server.address("postgres"))
    own_postgresql.start()
    with connected, pytest.raises(psycopg.OperationalError):
        connected.execute("SELECT 1")
    assert server.sql("SELECT 1") == [(1,)]


SLEEPS = """
import sys, time
from pathlib import Path
from tests.postgresql.keeper import shared
print(shared(Path(sys.argv[1])).folder, flush=True)
time.sleep(600)
"""


def test_nothing_is_left_of_a_run_that_was_killed(project: Path, tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if "XDIST" not in name}
    with subprocess.Popen(
        [sys.executable, "-c", SLEEPS, str(tmp_path)],
        cwd=project,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    ) as run:
        assert run.stdout
        folder = Path(run.stdout.readline().strip())
        server = int((folder / "data" / "postmaster.pid").read_text().splitlines()[0])
        run.kill()
    assert comes(lambda: not folder.exists())
    assert not Path(f"/proc/{server}").exists()


def comes(what: Callable[[], bool]) -> bool:
    until = monotonic() + PATIENCE
    while not what() and monotonic() < until:
        sleep(0.02)
    return what()


@pytest.mark.parametrize(
    ("ci", "outcome"), [("", pytest.skip.Exception), ("true", pytest.fail.Exception)]
)
def test_without_postgresql_tests_are_skipped_but_fail_in_ci(
    monkeypatch: pytest.MonkeyPatch, ci: str, outcome: type[BaseException]
) -> None:
    monkeypatch.setenv("CI", ci)
    either = (pytest.skip.Exception, pytest.fail.Exception)
    with pytest.raises(either, match="install it") as told, had():
        raise NoPostgresqlError("install it")
    assert told.type is outcome
