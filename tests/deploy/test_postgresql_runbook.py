"""The commands of docs/postgresql.md do what it says: they are run as they stand there, for another
authority on another server."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import LiteralString
from uuid import uuid4

import pytest
from psycopg.sql import SQL, Identifier

from tests.postgresql.server import ADMINISTRATOR, HOST, Server

PASSWORD = "of-the-tests"


class Runbook:
    """What the page says, for an authority of this test alone."""

    def __init__(self, server: Server, project: Path, folder: Path) -> None:
        self.name = f"place_{uuid4().hex[:8]}"
        self._server, self._project = server, project
        text = (project / "docs" / "postgresql.md").read_text(encoding="utf-8")
        blocks = re.findall(r"^ *```sh\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL)
        self._lines = [line.strip() for block in blocks for line in block.splitlines()]
        passwords = folder / "pgpass"
        own = server.passwords(ADMINISTRATOR).read_text(encoding="utf-8")
        passwords.write_text(f"{own}*:*:*:*:{PASSWORD}\n", encoding="utf-8")
        passwords.chmod(0o600)
        self._variables = {
            **{name: text for name, text in os.environ.items() if not name.startswith("PG")},
            "PGHOST": HOST,
            "PGPORT": str(server.port),
            "PGPASSFILE": str(passwords),
            "SEND_KPIS_WORK_FOLDER": str(folder / "work"),
            "SEND_KPIS_DATABASE": str(folder / "dashboard.duckdb"),
            "PYTHONPATH": str(project),
        }
        self.folder = folder

    def run(self, *words: str) -> str:
        """Run the one command that has these words; what it printed."""
        (line,) = [one for one in self._lines if all(word in one for word in words)]
        for written, meant in (
            ("westmorland", self.name),
            ("@db.example.org/", f"@{HOST}:{self._server.port}/"),
            ("var/dashboard.duckdb", str(self.folder / "dashboard.duckdb")),
            ("deploy/", f"{self._project}/deploy/"),
            ("python -m", f"{sys.executable} -m"),
        ):
            line = line.replace(written, meant)
        done = subprocess.run(
            line, shell=True, cwd=self.folder, env=self._variables, capture_output=True, text=True
        )
        assert done.returncode == 0, f"{line}\n{done.stderr}"
        return done.stdout

    @property
    def server(self) -> str:
        """The database in use, as its owner."""
        return f"postgresql://{self.name}_owner@{HOST}:{self._server.port}/{self.name}"

    def figures(self, database: str) -> str:
        """All figures of a database."""
        command = [sys.executable, "-m", "kpis", "--json", "--database", database]
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self._variables,
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    def roles(self, name: str) -> list[str]:
        return [f"{name}_{role}" for role in ("owner", "app", "read")]

    def make(self, name: str, *words: str) -> None:
        """Make a database and give its roles passwords."""
        self.run("authority.sql", *words)
        for role in self.roles(name):
            self._do("ALTER ROLE {} PASSWORD 'of-the-tests'", role)

    def end(self) -> None:
        for name in (self.name, f"{self.name}_tried"):
            self._do("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
            for role in self.roles(name):
                self._do("DROP ROLE IF EXISTS {}", role)

    def _do(self, statement: LiteralString, name: str) -> None:
        self._server.do(SQL(statement).format(Identifier(name)))


@pytest.fixture
def runbook(postgresql: Server, project: Path, tmp_path: Path) -> Iterator[Runbook]:
    made = Runbook(postgresql, project, tmp_path)
    yield made
    made.end()


def test_moved_in_copied_tried_and_restored(runbook: Runbook, released_file: Path) -> None:
    shutil.copy(released_file, runbook.folder / "dashboard.duckdb")
    runbook.make(runbook.name, "name=westmorland -f")
    runbook.run("data migrate", "westmorland_owner@", "/westmorland")
    runbook.run("data move")
    runbook.run("pg_dump")
    tried = f"{runbook.name}_tried"
    runbook.make(tried, "name=westmorland_tried")
    runbook.run("pg_restore", "westmorland_tried")
    runbook.run("data migrate", "westmorland_tried")
    said = runbook.run("kpis --json", "westmorland_tried")
    assert json.loads(said)["kpis"]
    assert said == runbook.figures("dashboard.duckdb")
    runbook.run("pg_restore", "--clean")
    assert said == runbook.figures(runbook.server)
