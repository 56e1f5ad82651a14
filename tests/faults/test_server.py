"""The real dashboard: it starts when its database cannot be used, says so, and is backed up and
restored under way."""

import hashlib
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from data.store import open_database
from tests.data.commands.test_exit_statuses import held
from tests.faults.conftest import Command, opened_state
from tests.faults.states import State, loaded

PATIENCE = 60
"""Seconds after which a server that has not started is taken for one that never will."""


@contextmanager
def serving(project: Path, database: Path) -> Iterator[str]:
    """The address of a dashboard that answers, whether its database can be used or not."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    line = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.address", "127.0.0.1"]
    line += ["--server.port", str(port)]
    environment = os.environ | {"SEND_KPIS_DATABASE": str(database)}
    with (
        (database.parent / "server.log").open("wb") as log,
        subprocess.Popen(line, cwd=project, env=environment, stdout=log, stderr=log) as server,
    ):
        try:
            until(lambda: asked(f"http://127.0.0.1:{port}/health")[0] != 0)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def asked(address: str) -> tuple[int, dict[str, Any]]:
    """The status and the content of an answer; 0 while there is none."""
    try:
        with urlopen(address) as answer:
            return answer.status, json.load(answer)
    except HTTPError as error:
        return error.code, json.load(error)
    except (URLError, ConnectionError):
        return 0, {}


def until(holds: Callable[[], bool]) -> None:
    """Wait for something that a server does by itself."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.1)


def reminded(project: Path, database: Path) -> dict[str, Any]:
    """What `kpis remind` says, which the dashboard works out."""
    line = [sys.executable, "-m", "kpis", "remind", "--json", "--database", str(database)]
    ran = subprocess.run(line, cwd=project, check=True, capture_output=True, text=True)
    return json.loads(ran.stdout)


def test_it_starts_without_its_database_and_is_backed_up_and_restored_with_it(
    project: Path, own_database: Path, command: Command, states: Callable[[int], State]
) -> None:
    folder = own_database.parent
    first = open_database(own_database)
    loaded(first, folder, 1)
    first.close()
    command("backup", folder / "one.duckdb")
    first = open_database(own_database)
    loaded(first, folder, 2)
    first.close()
    others = ExitStack()
    others.enter_context(held(own_database))
    with others, serving(project, own_database) as address:
        status, said = asked(f"{address}/ready")
        assert (status, said["status"]) == (503, "the database cannot be used")
        assert "is in use by another process" in said["message"]
        until(lambda: asked(f"{address}/health") == (503, {"status": said["status"]}))
        others.close()
        until(lambda: asked(f"{address}/ready") == (200, {"status": "ok"}))
        until(lambda: asked(f"{address}/health") == (200, {"status": "ok"}))
        assert asked(f"{address}/_stcore/host-config")[1]["allowedOrigins"] == []
        assert own_database.stat().st_mode & 0o077 == 0
        copy = folder / "two.duckdb"
        assert command("backup", copy)["sha256"] == hashlib.sha256(copy.read_bytes()).hexdigest()
        assert opened_state(copy) == states(2)
        assert reminded(project, own_database)["status"] == "nothing"
        assert command("restore", folder / "one.duckdb")["batches"] == 1
        assert asked(f"{address}/ready") == (200, {"status": "ok"})
    log = (folder / "server.log").read_text(encoding="utf-8")
    assert "Traceback" not in log
    assert log.count("is in use by another process") == log.count("can be used again") == 1
    assert opened_state(own_database) == states(1)
