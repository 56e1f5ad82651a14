"""A cluster that all processes of a run of pytest share: the first that needs one has it started by a
process of its own, which ends it when the run ends, however that ends."""

import fcntl
import json
import os
import select
import subprocess
import sys
from pathlib import Path

from tests.postgresql.cluster import cluster
from tests.postgresql.programs import programs, runs_as
from tests.postgresql.server import Server

PROJECT = Path(__file__).resolve().parents[2]


def shared(folder: Path) -> Server:
    """The server of this run, whose processes have this folder in common. Raises
    NoPostgresqlError."""
    runs_as()
    programs()
    said = folder / "postgresql.json"
    with (folder / "postgresql.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not said.exists():
            said.write_text(_kept_for(_run()), encoding="utf-8")
    place, port = json.loads(said.read_text(encoding="utf-8"))
    return Server(Path(place), port)


def _run() -> int:
    """The process that ends last: of several that share the tests, the one that started them."""
    return os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()


def _kept_for(process: int) -> str:
    command = [sys.executable, "-m", "tests.postgresql.keeper", str(process)]
    # Its own session: what is meant for pytest, as Ctrl-C, leaves it to end the server in order.
    keeper = subprocess.Popen(
        command, cwd=PROJECT, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    assert keeper.stdout
    with keeper.stdout as told:
        said = told.readline()
    assert said, "PostgreSQL was not started: what its keeper wrote says why."
    return said


def _keep(process: int) -> None:
    """Keep a cluster for as long as a process lives."""
    alive = os.pidfd_open(process)
    with cluster() as made:
        print(json.dumps([str(made.server.folder), made.server.port]), flush=True)
        select.select([alive], [], [])


if __name__ == "__main__":
    _keep(int(sys.argv[1]))
