"""Several dashboards behind the nginx of deploy/: all of an open page goes to the same one, and to
another where that is away, but nothing is done twice."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx2
import pytest

from tests.deploy.behind_nginx import Site, in_front
from tests.servers import free_ports

PLACE = "send_kpis_place"


class Stub:
    """What answers in the place of a dashboard with its name; and what it was asked for."""

    def __init__(self, name: str, port: int) -> None:
        self.asked: list[str] = []
        self.drops = False
        stub = self

        class Answers(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.rfile.read(int(self.headers.get("content-length", 0)))
                stub.asked.append(self.command)
                if stub.drops:
                    self.close_connection = True
                    return
                self.send_response(200)
                self.send_header("content-length", str(len(name)))
                self.send_header("set-cookie", "own=1")
                self.end_headers()
                self.wfile.write(name.encode())

            do_POST = do_PUT = do_GET

            def log_message(self, format: str, *_: object) -> None:
                """Nothing is written."""

        ThreadingHTTPServer.allow_reuse_address = True
        self._server = ThreadingHTTPServer(("127.0.0.1", port), Answers)
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def ends(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def ports() -> list[int]:
    return free_ports(2)


@pytest.fixture
def site(tmp_path: Path, project: Path, ports: list[int]) -> Iterator[Site]:
    with in_front(tmp_path, project / "deploy", *free_ports(2), *ports) as made:
        yield made


@contextmanager
def standing(ports: list[int]) -> Iterator[dict[str, Stub]]:
    stubs = {name: Stub(name, port) for name, port in zip("12", ports, strict=True)}
    try:
        yield stubs
    finally:
        for one in stubs.values():
            one.ends()


def reader(site: Site) -> httpx2.Client:
    return httpx2.Client(base_url=site.address, verify=site.trusted, trust_env=False)


def test_new_readers_are_shared_out_and_each_keeps_their_place(
    site: Site, ports: list[int]
) -> None:
    with standing(ports):
        assert {place_kept(site) for _ in range(20)} == {"1", "2"}


def place_kept(site: Site) -> str:
    """The place of a new reader, where all that they ask for goes."""
    with reader(site) as one:
        first = one.get("/")
        said = first.headers.get_list("set-cookie")
        assert f"{PLACE}={first.text}; Path=/; Secure; HttpOnly; SameSite=Lax" in said
        assert "own=1" in said
        again = [one.put("/_stcore/upload_file/a", content=b"a"), one.get("/media/a")]
        assert {answer.text for answer in again} == {first.text}
        assert all(PLACE not in answer.cookies for answer in again)
        return first.text


def test_who_loses_their_dashboard_moves_and_stays(site: Site, ports: list[int]) -> None:
    with standing(ports) as stubs, reader(site) as one:
        place = one.get("/").text
        other = {"1": "2", "2": "1"}[place]
        stubs[place].ends()
        moved = one.get("/")
        assert (moved.text, moved.cookies[PLACE]) == (other, other)
        back = Stub(place, ports[int(place) - 1])
        assert {one.get("/").text for _ in range(5)} == {other}
        back.ends()


def test_what_changes_something_is_not_sent_twice(site: Site, ports: list[int]) -> None:
    with standing(ports) as stubs, reader(site) as one:
        place = one.get("/").text
        for stub in stubs.values():
            stub.asked.clear()
        stubs[place].drops = True
        assert one.post("/api/extracts/meetings", content=b"a").status_code == 503
        assert one.put("/_stcore/upload_file/a", content=b"a").status_code == 503
        other = stubs[{"1": "2", "2": "1"}[place]]
        assert (stubs[place].asked, other.asked) == (["POST", "PUT"], [])
        assert one.get("/").text != place


def test_a_place_that_somebody_made_up_is_none(site: Site, ports: list[int]) -> None:
    with standing(ports), reader(site) as one:
        for made_up in ("3", "../1", "http://127.0.0.1:9"):
            found = one.get("/", headers={"cookie": f"{PLACE}={made_up}"})
            assert found.text in "12" and f"{PLACE}={found.text};" in found.headers["set-cookie"]


def test_where_all_are_away_that_is_said(site: Site) -> None:
    with reader(site) as one:
        assert one.get("/").status_code == 503
