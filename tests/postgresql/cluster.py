"""A PostgreSQL of the tests' own: made in a folder, started and stopped on this machine alone. It is
as fast as one can be whose content nobody will miss."""

import os
import secrets
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from signal import SIGINT, SIGQUIT, Signals

import trustme
from psycopg.sql import SQL, Identifier, Literal

from tests.postgresql.programs import line, programs, runs_as
from tests.postgresql.server import ADMINISTRATOR, APP, HOST, OWNER, ROLES, TLS_HOST, Server
from tests.servers import free_ports

PATIENCE = 60
"""Seconds after which a server that has not started, or ended, is taken for one that never will."""
MEMORY = Path("/dev/shm")
ROOM = 2**30
"""Bytes; a hundred databases of a few rows each."""
FIRST = "administrator"
"""The file with the password that the administrator has from the beginning."""
SETTINGS = {
    "listen_addresses": HOST,
    "max_connections": "200",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    # Else a template may be in use just when it is to be copied.
    "autovacuum": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "64MB",
    "ssl": "on",
    "ssl_cert_file": "../server.pem",
    "ssl_key_file": "../server.key",
}


class Cluster:
    """A server that can be stopped, killed and started again, on the same port."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        folder, port = self.server.folder, str(self.server.port)
        settings = {**SETTINGS, "port": port, "unix_socket_directories": str(folder)}
        options = [f"--{name}={value}" for name, value in settings.items()]
        with (folder / "server.log").open("ab") as log:
            command = line("postgres", "-D", folder / "data", *options)
            self._process = subprocess.Popen(command, stdout=log, stderr=log, env=_environment())
        until = time.monotonic() + PATIENCE
        while not self._ready():
            given_up = self._process.poll() is not None or time.monotonic() > until
            assert not given_up, (folder / "server.log").read_text(encoding="utf-8")
            time.sleep(0.01)

    def stop(self, signal: Signals = SIGINT) -> None:
        """End it: in order, whoever is connected, or as another signal to it has it."""
        if self._process:
            self._process.send_signal(signal)
            self._process.wait(PATIENCE)
            self._process = None

    def restart(self, signal: Signals = SIGINT) -> None:
        """Stop it and start it again."""
        self.stop(signal)
        self.start()

    def _ready(self) -> bool:
        """What `pg_ctl start --wait` looks at."""
        try:
            told = (self.server.folder / "data" / "postmaster.pid").read_text(encoding="utf-8")
        except FileNotFoundError:
            return False
        lines = told.splitlines()
        own = self._process and lines[:1] == [str(self._process.pid)]
        return bool(own) and [one.strip() for one in lines[7:8]] == ["ready"]


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A new one, running; afterwards nothing is left of it. Raises NoPostgresqlError."""
    programs()
    with tempfile.TemporaryDirectory(
        prefix="send-pg-", dir=_place(), ignore_cleanup_errors=True
    ) as folder:
        made = Cluster(Server(Path(folder), *free_ports(1)))
        passwords = {role: secrets.token_urlsafe() for role in ROLES}
        _fill(made.server, passwords)
        _initialise(made.server.folder)
        made.start()
        try:
            _add_roles(made.server, passwords)
            yield made
        finally:
            made.stop(SIGQUIT)


def _place() -> Path:
    """Where to make it: in memory where there is room, since copying a database is making some
    hundred files. Never below pytest's own folders: nobody but their owner may go through those."""
    roomy = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free >= ROOM
    return MEMORY if roomy else Path(tempfile.gettempdir())


def _fill(server: Server, passwords: dict[str, str]) -> None:
    """Certificates and passwords, which only the server and we may read."""
    authority = trustme.CA()
    certificate = authority.issue_cert(TLS_HOST)
    authority.cert_pem.write_to_path(server.authority)
    certificate.cert_chain_pems[0].write_to_path(server.folder / "server.pem")
    certificate.private_key_pem.write_to_path(server.folder / "server.key")
    for role, password in passwords.items():
        server.passwords(role).write_text(f"*:*:*:{role}:{password}\n", encoding="utf-8")
    (server.folder / FIRST).write_text(passwords[ADMINISTRATOR], encoding="utf-8")
    user = runs_as()
    for path in (server.folder, *server.folder.iterdir()):
        path.chmod(0o700 if path.is_dir() else 0o600)
        os.chown(path, user.pw_uid, user.pw_gid)


def _initialise(folder: Path) -> None:
    """The server's own folder, `data`."""
    options = ["--no-sync", "--no-instructions", "--encoding=UTF8", "--locale=C.UTF-8"]
    as_whom = ["--auth=scram-sha-256", f"--username={ADMINISTRATOR}", f"--pwfile={folder / FIRST}"]
    command = line("initdb", "-D", folder / "data", *options, *as_whom)
    done = subprocess.run(command, env=_environment(), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def _add_roles(server: Server, passwords: dict[str, str]) -> None:
    for role in (OWNER, APP):
        made = SQL("CREATE ROLE {} LOGIN PASSWORD {}")
        server.do(made.format(Identifier(role), Literal(passwords[role])))


def _environment() -> dict[str, str]:
    """This process's, without what would change what the server does."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_"))}
