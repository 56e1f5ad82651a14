"""A server that has had many readers and many uploads holds no more than one that has had a
tenth of them."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from benchmarks.served import PROJECT, until_ready
from data.access import Role
from data.reader import Reader
from data.settings import Settings
from data.tokens import tokens_of
from tests.browser.kit.windows import free_port
from tests.data.samples import file_of
from tests.pages.access.conftest import SECRET, vouched
from tests.sampling import sample

WARM, READERS = sample(8, 30), sample(20, 300)
"""After the first of them it is counted what is held, and after all of them."""
ADDED = 3
"""Files that each reader adds on the page; a machine loads one more."""
FILE = b"a" * 256 * 1024
Counted = Callable[[], dict[str, int]]
MOST = {
    "kilobytes": sample(8, 12) * 1024,
    "open files": 2,
    "threads": 2,
    "open pages": 0,
    "uploads held": 0,
}
"""How much more may be held in the end. 900 readers were seen to hold no more than 300."""
ASKED = sample(1, 3)
"""How often it is counted each time, with a visit between: what is free inside of what the system
gave, up to 12 MB, changes with each."""


@contextmanager
def counted(folder: Path, address: str) -> Iterator[Counted]:
    """A dashboard at this address behind a proxy that signs people in; what it holds."""
    port, log = address.rpartition(":")[2], folder / "log"
    ours = {"SEND_KPIS_ADDRESS": address, "SEND_KPIS_PROXY_SECRET": SECRET}
    environment = {**os.environ, **ours, "PYTHONPATH": str(PROJECT)}
    line = [sys.executable, "-m", "tests.pages.access.counted", port]
    pipe = subprocess.PIPE
    with (
        log.open("wb") as out,
        subprocess.Popen(
            line, cwd=PROJECT, env=environment, stdin=pipe, stdout=pipe, stderr=out, text=True
        ) as run,
    ):
        assert run.stdin and run.stdout

        def ask() -> dict[str, int]:
            assert run.stdin and run.stdout
            run.stdin.write("\n")
            run.stdin.flush()
            while not (said := run.stdout.readline()).startswith("{"):
                assert said or run.poll() is None, log.read_text(encoding="utf-8")
            return json.loads(said)

        try:
            until_ready(int(port), lambda: run.poll() is None, log)
            yield ask
        finally:
            run.terminate()


def visit(address: str, who: dict[str, str], token: str) -> None:
    """Open a page, add files to it, have a machine load one, and leave."""
    ours = {**who, "origin": address}
    with (
        httpx2.Client(base_url=address, headers=ours, trust_env=False) as client,
        connect(
            f"{address.replace('http', 'ws', 1)}/_stcore/stream",
            origin=Origin(address),
            subprotocols=[Subprotocol("streamlit")],
            additional_headers=who,
            proxy=None,
        ) as page,
    ):
        run = drawn(page)
        assert client.get("/_stcore/health").status_code == 200
        xsrf = client.cookies["_streamlit_xsrf"]
        ours = {"x-xsrftoken": xsrf, "cookie": f"_streamlit_xsrf={xsrf}"}  # it is for https alone
        for number in range(ADDED):
            path = f"/_stcore/upload_file/{run}/{number}"
            sent = client.put(path, files={"file": ("a.csv", FILE)}, headers=ours)
            assert sent.status_code == 204
        loaded = client.post(
            "/api/extracts/meetings",
            params={"as_at": "2026-10-31", "file": "meetings.csv"},
            content=file_of("meetings", {}, {}, {}),
            headers={"Authorization": f"Bearer {token}"},
        )
        assert loaded.status_code == 200


def drawn(page: ClientConnection) -> str:
    """The name of the Streamlit session of a page, once it stands."""
    run = BackMsg()
    run.rerun_script.query_string = ""
    page.send(run.SerializeToString())
    name = ""
    while True:
        data = page.recv(timeout=60)
        message = ForwardMsg.FromString(data if isinstance(data, bytes) else data.encode())
        kind = message.WhichOneof("type")
        if kind == "new_session":
            name = message.new_session.initialize.session_id
        elif kind == "script_finished":
            return name


@pytest.mark.long
def test_a_thousand_uploads_and_three_hundred_readers_leave_nothing_behind(
    own_database: Path, tmp_path: Path
) -> None:
    ada = Reader("Ada", frozenset({Role.ADMINISTRATOR}))
    token = tokens_of(own_database, Settings()).issue("nightly", ["meetings"], ada)
    address = f"http://127.0.0.1:{free_port()}"
    with counted(tmp_path, address) as held:

        def least() -> dict[str, int]:
            found = []
            for _ in range(ASKED):
                visit(address, vouched("p0@example.gov.uk", "analyst"), token)
                found.append(held())
            return {**found[-1], "kilobytes": min(one["kilobytes"] for one in found)}

        for number in range(WARM):
            visit(address, vouched(f"p{number}@example.gov.uk", "analyst"), token)
        early = least()
        for number in range(WARM, READERS):
            visit(address, vouched(f"p{number}@example.gov.uk", "analyst"), token)
        late = least()
    print(early, late)
    more = {name: late[name] - early[name] for name in MOST}
    assert {name: count for name, count in more.items() if count > MOST[name]} == {}
    assert late["sign-ins"] == READERS
    assert late["pages that belong to somebody"] == READERS + 2 * ASKED  # one a visit
