"""The layer in front of the real server, on an address that any page may send requests to."""

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx2
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from benchmarks.served import serving


class Outside:
    """Stands for every host outside: whoever is sent through it was asked for something. It never
    answers, as where a firewall drops what goes out."""

    def __init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.asked: list[socket.socket] = []
        threading.Thread(target=self._take, daemon=True).start()

    def _take(self) -> None:
        while True:
            try:
                self.asked.append(self._listening.accept()[0])
            except OSError:
                return

    @property
    def settings(self) -> dict[str, str]:
        address = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        return {"HTTP_PROXY": address, "HTTPS_PROXY": address, "http_proxy": address}

    def close(self) -> None:
        self._listening.close()


@pytest.fixture(scope="module")
def outside() -> Iterator[Outside]:
    made = Outside()
    yield made
    made.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, outside: Outside) -> Iterator[str]:
    """The address of a dashboard without sign-in."""
    folder = tmp_path_factory.mktemp("server")
    settings = {**outside.settings, "NO_PROXY": ""}
    with serving(folder / "test.duckdb", folder / "log", settings=settings) as address:
        yield address


def stream(address: str, origin: str) -> ClientConnection:
    return connect(
        f"{address.replace('http', 'ws', 1)}/_stcore/stream",
        origin=Origin(origin),
        subprotocols=[Subprotocol("streamlit")],
        proxy=None,
    )


def refused(address: str, origin: str) -> int:
    with pytest.raises(InvalidStatus) as found:
        stream(address, origin)
    return found.value.response.status_code


def test_pages_of_other_sites_neither_stop_the_server_nor_make_it_ask_outside(
    server: str, outside: Outside
) -> None:
    with ThreadPoolExecutor(5) as others, httpx2.Client(trust_env=False) as browser:
        tried = [others.submit(refused, server, "http://evil.example") for _ in range(5)]
        read = others.submit(browser.get, server, headers={"origin": "http://evil.example"})
        began = time.monotonic()
        assert browser.get(f"{server}/health").json() == {"status": "ok"}
        assert time.monotonic() - began < 0.5
        assert {one.result() for one in tried} == {403}
        assert read.result().status_code == 403
    assert outside.asked == []


def test_nobody_empties_what_is_kept_for_all(server: str, outside: Outside) -> None:
    """Finding 1: what a page may not ask for is not even heard; what it may is answered."""
    with stream(server, server) as open_page:
        open_page.send(BackMsg(clear_cache=True).SerializeToString())
        open_page.send(BackMsg(debug_shutdown_runtime=True).SerializeToString())
        run = BackMsg()
        run.rerun_script.query_string = ""
        open_page.send(run.SerializeToString())
        assert open_page.recv(timeout=30)
    assert outside.asked == []


def test_without_sign_in_it_does_not_start_for_others(project: Path) -> None:
    line = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.address", "0.0.0.0"]
    line += ["--server.port", "0"]
    ran = subprocess.run(line, cwd=project, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.split("\n")[1:3] == [
        "There is no sign-in, so that the dashboard serves this machine alone: it does not start "
        "on 0.0.0.0. Start it with --server.address 127.0.0.1, or set up sign-in "
        "(docs/security.md).",
        "",
    ]
