"""`load --server`: the same output and exit statuses as the local command, over a connection that
nobody can listen to."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from socket import socket

import pytest
import uvicorn
from starlette.applications import Starlette

from data.access import Role
from data.commands import send
from data.reader import Reader
from data.settings import Settings
from data.store import Database
from data.tokens import tokens_of
from pages.parts.api import api_routes
from tests.data.commands.conftest import Command
from tests.data.samples import file_of

ADA = Reader("Ada", frozenset({Role.ADMINISTRATOR}))


@pytest.fixture
def token(tmp_path: Path, own_database: Path) -> Path:
    path = tmp_path / "token"
    token = tokens_of(own_database, Settings()).issue("nightly", ["meetings"], ADA)
    path.write_text(f"{token}\n")
    path.chmod(0o600)
    return path


@pytest.fixture
def server(database: Database) -> Iterator[str]:
    """The address of a server over this test's database."""
    app = Starlette(routes=api_routes(lambda: database))
    listening = socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen()  # whoever is quicker than the server waits for it
    running = uvicorn.Server(uvicorn.Config(app, log_level="error", ws="none"))
    thread = threading.Thread(target=running.run, args=([listening],))
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    running.should_exit = True
    thread.join()
    listening.close()


def test_it_prints_and_ends_as_the_local_command_does(
    here: Command, server: str, token: Path, meetings: Path, tmp_path: Path
) -> None:
    there, local = (
        ("--server", server, "--token-file", token),
        ("--database", tmp_path / "l.duckdb"),
    )
    bad = tmp_path / "bad.csv"
    bad.write_text(file_of("meetings", {"meeting_date": "31/02/2026"}))
    tries = [
        ("meetings", meetings, "--dry-run"),
        ("meetings", meetings, "--json"),
        ("meetings", meetings),
        ("meetings", bad),
        ("meetings", bad, "--json"),
        ("meetings", meetings, "--mapping", "None"),
        ("meetings", meetings, "--missing", "left"),
        ("meetings", tmp_path / "none.csv"),
    ]
    for one in tries:
        options = (*one, "--as-at", "2026-10-31")
        assert here("load", *options, *there) == here("load", *options, *local), one


def test_what_the_token_may_not_do_is_told_with_the_status_of_wrong_usage(
    here: Command, server: str, token: Path, meetings: Path, own_database: Path
) -> None:
    there = ("--server", server, "--token-file", token)
    ran = here("load", "nd_waits", meetings, *there)
    assert (ran.status, ran.out) == (2, "")
    assert "may not load nd_waits" in ran.err
    tokens_of(own_database, Settings()).end(1, ADA)
    ran = here("load", "meetings", meetings, *there)
    assert (ran.status, ran.out) == (2, "")
    assert "was ended on" in ran.err and token.read_text().strip() not in ran.err


@pytest.mark.parametrize(
    ("url", "status", "said"),
    [
        ("http://example.org", 2, "write https://"),
        ("http://127.0.0.1.example.org", 2, "write https://"),
        ("ftp://localhost", 2, "no address"),
        ("localhost:8501", 2, "no address"),
        ("https://user:secret@localhost", 2, "no address"),
        ("http://127.0.0.1:9", 3, "cannot be reached"),
        ("https://127.0.0.1:9", 3, "cannot be reached"),
    ],
)
def test_an_address_that_will_not_do_is_told_before_anything_is_sent(
    here: Command, token: Path, meetings: Path, url: str, status: int, said: str
) -> None:
    ran = here("load", "meetings", meetings, "--server", url, "--token-file", token)
    assert (ran.status, ran.out) == (status, "")
    assert said in ran.err


@pytest.mark.parametrize(
    ("content", "said"),
    [("", "holds no token"), ("a b", "holds no token"), ("é", "holds no token")],
)
def test_a_file_without_a_token_is_told(
    here: Command, token: Path, meetings: Path, content: str, said: str
) -> None:
    token.write_text(content)
    ran = here(
        "load", "meetings", meetings, "--server", "http://localhost:9", "--token-file", token
    )
    assert (ran.status, ran.out) == (2, "") and said in ran.err
    ran = here("load", "meetings", meetings, "--server", "http://localhost:9")
    assert ran.status == 2 and "--token-file" in ran.err


def test_a_token_that_others_may_read_is_warned_of(
    here: Command, token: Path, meetings: Path
) -> None:
    token.chmod(0o644)
    ran = here(
        "load", "meetings", meetings, "--server", "http://127.0.0.1:9", "--token-file", token
    )
    assert "chmod 600" in ran.err


class Elsewhere(BaseHTTPRequestHandler):
    """A server that is no dashboard, and would have the token sent on."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(307)
        self.send_header("Location", "http://127.0.0.1:9/api/extracts/meetings")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def test_no_token_follows_a_redirect(here: Command, token: Path, meetings: Path) -> None:
    with HTTPServer(("127.0.0.1", 0), Elsewhere) as other:
        thread = threading.Thread(target=other.handle_request)
        thread.start()
        url = f"http://127.0.0.1:{other.server_port}"
        ran = here("load", "meetings", meetings, "--server", url, "--token-file", token)
        thread.join()
    assert (ran.status, ran.out) == (3, "")
    assert "the status 307, which is no answer of this dashboard" in ran.err


def test_a_certificate_that_cannot_be_trusted_is_told(
    here: Command, token: Path, meetings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def untrusted(_: object) -> None:
        error = send.ssl.SSLCertVerificationError("refused")
        error.verify_message = "self-signed certificate"
        raise error

    monkeypatch.setattr(send.HTTPSConnection, "connect", untrusted)
    ran = here("load", "meetings", meetings, "--server", "https://localhost", "--token-file", token)
    assert (ran.status, ran.out) == (3, "")
    assert "cannot be trusted: self-signed certificate. Nothing was sent." in ran.err


def test_a_token_belongs_to_a_server_and_not_to_a_database(
    here: Command, token: Path, meetings: Path
) -> None:
    more = ("--server", "http://localhost:9", "--token-file", token, "--database", "x.duckdb")
    assert here("load", "meetings", meetings, *more).status == 2
