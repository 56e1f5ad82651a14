"""The layer around a small application in the place of the pages, which says what reaches it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient, WebSocketDenialResponse, WebSocketTestSession
from starlette.websockets import WebSocket

from data.reader import Reader
from data.sign_in import Person, RolesFile, Sessions, SignInSettings
from pages.parts.access import Belongings, Happened, Quota, gate
from pages.parts.access.keepers import COOKIE

ADDRESS = "https://send.example.gov.uk"
SECRET = "only the proxy and the dashboard know this"
Reached = list[dict[str, Any]]
METHODS = ["DELETE", "GET", "OPTIONS", "PATCH", "POST", "PUT"]


class Layer:
    """The layer for an installation, and what reached the pages behind it."""

    def __init__(self, sessions: Sessions, **settings: str) -> None:
        self.sessions = sessions
        self.belongings = Belongings()
        self.held = 0
        self.seen: list[tuple[Reader, Happened, str]] = []
        self.greeting = b""
        self.roles: Path | None = None
        self.reached: Reached = []
        pages = [
            Route("/{path:path}", self._answer, methods=METHODS),
            WebSocketRoute("/{path:path}", self._talk),
        ]
        made = gate(
            SignInSettings(**settings),  # pyright: ignore[reportArgumentType]
            sessions,
            self.belongings,
            Quota(lambda _: self.held, 100),
            lambda *seen: self.seen.append(seen),
        )
        self.app = Starlette(routes=pages, middleware=made)

    def client(self, address: str, host: str = "127.0.0.1") -> TestClient:
        """A browser that goes to an address, from a machine."""
        return TestClient(self.app, address, client=(host, 5000), follow_redirects=False)

    async def _answer(self, request: Request) -> JSONResponse:
        self.reached.append({"path": request.url.path, **request.headers})
        cookie = "_streamlit_xsrf=a; Path=/"
        return JSONResponse({}, headers={"Cache-Control": "public", "Set-Cookie": cookie})

    async def _talk(self, socket: WebSocket) -> None:
        self.reached.append({"path": socket.url.path, **socket.headers})
        await socket.accept()
        if self.greeting:
            await socket.send_bytes(self.greeting)
        async for data in socket.iter_bytes():
            await socket.send_bytes(data)


@pytest.fixture(scope="module")
def local() -> Iterator[TestClient]:
    """A browser on the machine of a dashboard without sign-in."""
    with Layer(Sessions()).client("http://127.0.0.1:8501") as browser:
        yield browser


@pytest.fixture
def roles(tmp_path: Path) -> Path:
    """The file that says who has which role."""
    path = tmp_path / "roles.txt"
    path.write_text(
        "jo@example.gov.uk analyst\nkim@example.gov.uk board\nbo@example.gov.uk analyst\n"
    )
    return path


@pytest.fixture
def layer(roles: Path) -> Layer:
    """The layer where people sign in with a service."""
    made = Layer(
        Sessions(RolesFile(roles)),
        address=ADDRESS,
        oidc_issuer="http://127.0.0.1:9",
        oidc_client_id="dashboard",
        oidc_client_secret="secret",
    )
    made.roles = roles
    return made


def cookie_of(layer: Layer, address: str, until: float = float("inf")) -> dict[str, str]:
    """The header of a browser in which somebody has signed in."""
    token = layer.sessions.begin(Person(address, address, frozenset()), until)
    return {"cookie": f"{COOKIE}={token}"}


@pytest.fixture
def through_proxy() -> Layer:
    """The layer behind a proxy that signs people in."""
    return Layer(Sessions(), address=ADDRESS, proxy_secret=SECRET)


def vouched(address: str, roles: str, secret: str = SECRET) -> dict[str, str]:
    """What such a proxy says with a request."""
    return {
        "x-send-kpis-address": address,
        "x-send-kpis-roles": roles,
        "x-send-kpis-secret": secret,
    }


def connected(browser: TestClient, headers: dict[str, str]) -> WebSocketTestSession:
    """A websocket that an open page has."""
    address = str(browser.base_url).replace("http", "ws", 1).rstrip("/")
    return browser.websocket_connect(f"{address}/_stcore/stream", headers=headers)


def handshake(browser: TestClient, headers: dict[str, str]) -> int:
    """The status with which a handshake is refused; 101 where it is not."""
    try:
        with connected(browser, headers):
            return 101
    except WebSocketDenialResponse as refused:
        return refused.status_code
