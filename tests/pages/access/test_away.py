"""While nobody can know who is signed in, nobody passes; what is asked for says so, and open pages
come back by themselves."""

import asyncio
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient
from starlette.types import Message
from starlette.websockets import WebSocketDisconnect

from data.beside import BesideError
from data.incident import AWAY as PUBLIC
from data.sign_in import Sessions
from pages.parts.access import operations
from pages.parts.access.keepers import ByCookie
from pages.parts.access.operations import AWAY, Wire
from tests.pages.access.conftest import ADDRESS, Layer, connected, cookie_of, handshake
from tests.pages.access.test_belongings import owner
from tests.pages.access.test_open_pages import HEARTBEAT, JO, rerun

WORDS = "The database send on db cannot be reached: wait until its server answers again."


@pytest.fixture
def goes(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """From then on this of the sessions is out of reach."""

    def gone(name: str = "session") -> None:
        def away(*_: object) -> None:
            raise BesideError(WORDS)

        monkeypatch.setattr(Sessions, name, away)

    return gone


def told(browser: TestClient, headers: dict[str, str], path: str, accept: str) -> str:
    answer = browser.get(path, headers=headers | {"accept": accept})
    assert answer.status_code == 503
    assert answer.headers["cache-control"] == "no-store"
    return answer.text


@pytest.mark.parametrize("path", ["/", "/measure?measure=ehc_20_weeks", "/sign-in"])
def test_a_page_says_so_to_whoever_follows_a_link(
    layer: Layer, goes: Callable[..., None], path: str
) -> None:
    browser, jo = layer.client(ADDRESS), cookie_of(layer, JO)
    goes()
    page = told(browser, jo, path, "text/html")
    assert PUBLIC in page and "cannot be used just now" in page and "Try again" in page
    assert told(browser, jo, path, "*/*") == f"{PUBLIC}\n"
    assert "send on db" not in page


def test_nobody_passes_by_any_other_way(layer: Layer, goes: Callable[..., None]) -> None:
    browser, jo = layer.client(ADDRESS), cookie_of(layer, JO) | {"origin": ADDRESS}
    assert handshake(browser, jo) == 101
    goes()
    assert handshake(browser, jo) == 503
    assert browser.post("/sign-out", headers=jo).status_code == 503
    assert browser.get("/sign-in/state", headers=jo).status_code == 503
    assert browser.get("/health", headers=jo).status_code == 200


@pytest.mark.parametrize("name", ["open", "use"])
def test_an_open_page_is_closed_so_that_it_opens_anew(
    layer: Layer, goes: Callable[..., None], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(operations, "_LOOK_AGAIN_SECONDS", 0.02)
    browser, jo = layer.client(ADDRESS), cookie_of(layer, JO) | {"origin": ADDRESS}
    with connected(browser, jo) as page:
        page.send_bytes(HEARTBEAT)
        assert page.receive_bytes() == HEARTBEAT
        goes(name)
        page.send_bytes(rerun())
        with pytest.raises(WebSocketDisconnect) as closed:
            all(iter(page.receive_bytes, b""))
        assert closed.value.code == AWAY


def test_what_is_drawn_meanwhile_is_not_sent_though_it_comes_back(
    layer: Layer, goes: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    id = owner(layer, cookie_of(layer, JO))
    session, sent = layer.sessions.open(id), list[Message]()
    assert session

    async def heard() -> Message:
        return {"type": "websocket.receive", "bytes": HEARTBEAT}

    async def send(message: Message) -> None:
        sent.append(message)

    wire = Wire(heard, send, ByCookie(layer.sessions), session, lambda _: None)
    with monkeypatch.context() as patch:
        patch.setattr(Sessions, "open", lambda *_: (_ for _ in ()).throw(BesideError(WORDS)))
        asyncio.run(wire.send({"type": "websocket.send", "text": "figures"}))
    assert sent == []
    asyncio.run(wire.receive())
    assert [(one["type"], one["code"]) for one in sent] == [("websocket.close", AWAY)]
