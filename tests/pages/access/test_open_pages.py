"""A page that is open: it is asked about again with every message, and ends with the sign-in."""

import asyncio
import time
from collections.abc import Callable

import pytest
import time_machine
from starlette.testclient import TestClient
from starlette.types import Message
from starlette.websockets import WebSocketDisconnect
from streamlit.proto.BackMsg_pb2 import BackMsg

from data.sign_in import Ended
from data.sign_in.sessions import IDLE_SECONDS
from pages.parts.access import operations
from pages.parts.access.keepers import ByCookie
from pages.parts.access.operations import SIGNED_OUT, Wire
from tests.pages.access.conftest import ADDRESS, Layer, connected, cookie_of, handshake
from tests.pages.access.test_belongings import owner

JO = "jo@example.gov.uk"
HEARTBEAT = BackMsg(app_heartbeat=True).SerializeToString()


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(operations, "_LOOK_AGAIN_SECONDS", 0.02)


def rerun(by_itself: bool = False) -> bytes:
    message = BackMsg()
    message.rerun_script.is_auto_rerun = by_itself
    message.rerun_script.query_string = "a=b"
    return message.SerializeToString()


def role_taken_away(layer: Layer, _: str) -> None:
    assert layer.roles
    layer.roles.write_text("jo@example.gov.uk board\n")


def signed_out(layer: Layer, id: str) -> None:
    layer.sessions.end(id, Ended.SIGNED_OUT)


def revoked(layer: Layer, _: str) -> None:
    layer.sessions.revoke(JO)


@pytest.mark.parametrize("ending", [role_taken_away, signed_out, revoked])
def test_an_open_page_is_closed_though_nobody_touches_it(
    layer: Layer, ending: Callable[[Layer, str], None]
) -> None:
    browser, jo = layer.client(ADDRESS), cookie_of(layer, JO) | {"origin": ADDRESS}
    with connected(browser, jo) as page:
        page.send_bytes(HEARTBEAT)
        assert page.receive_bytes() == HEARTBEAT
        ending(layer, owner(layer, jo))
        with pytest.raises(WebSocketDisconnect) as closed:
            page.receive_bytes()
        assert closed.value.code == SIGNED_OUT
    assert handshake(browser, jo) == 401
    assert browser.get("/sign-in/state", headers=jo).status_code == 401


def test_nothing_more_is_sent_or_heard_once_it_has_ended(
    layer: Layer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(operations, "_LOOK_AGAIN_SECONDS", 60)
    browser, jo = layer.client(ADDRESS), cookie_of(layer, JO) | {"origin": ADDRESS}
    with connected(browser, jo) as page:
        signed_out(layer, owner(layer, jo))
        page.send_bytes(HEARTBEAT)
        with pytest.raises(WebSocketDisconnect) as closed:
            page.receive_bytes()
        assert closed.value.code == SIGNED_OUT


def test_what_is_being_drawn_when_it_ends_is_not_sent(layer: Layer) -> None:
    id = owner(layer, cookie_of(layer, JO))
    session, sent = layer.sessions.open(id), list[Message]()
    assert session

    async def heard() -> Message:
        return {"type": "websocket.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    wire = Wire(heard, send, ByCookie(layer.sessions), session, lambda _: None)
    figures: Message = {"type": "websocket.send", "text": "figures"}
    asyncio.run(wire.send(figures))
    signed_out(layer, id)
    asyncio.run(wire.send(figures))
    assert sent == [figures]


def test_only_what_a_reader_does_keeps_the_session(layer: Layer) -> None:
    browser = layer.client(ADDRESS)
    with time_machine.travel(1_800_000_000, tick=False) as clock:
        jo = cookie_of(layer, JO) | {"origin": ADDRESS}
        with connected(browser, jo) as page:
            for message, kept in ((HEARTBEAT, False), (rerun(by_itself=True), False)) + (
                (rerun(), True),
            ):
                clock.shift(IDLE_SECONDS / 4)
                page.send_bytes(message)
                assert page.receive_bytes() == message
                used = layer.sessions.session(owner(layer, jo))
                assert used and (used.used == time.time()) == kept
        for path in ("/sign-in/state", "/_stcore/health", "/_stcore/host-config", "/ready"):
            clock.shift(IDLE_SECONDS / 6)
            browser.get(path, headers=jo)
        assert layer.sessions.open(owner(layer, jo))
        clock.shift(IDLE_SECONDS / 3)
        assert browser.get("/", headers=jo).status_code == 401


@pytest.mark.parametrize("frame", ["text", b"x" * (operations._LARGEST + 1)])
def test_what_is_no_message_or_too_large_reaches_nothing(
    layer: Layer, browser: TestClient, frame: str | bytes
) -> None:
    jo = cookie_of(layer, JO) | {"origin": ADDRESS}
    with connected(browser, jo) as page:
        if isinstance(frame, str):
            page.send_text(frame)
            page.send_bytes(HEARTBEAT)
            assert page.receive_bytes() == HEARTBEAT
        else:
            page.send_bytes(frame)
            with pytest.raises(WebSocketDisconnect) as closed:
                page.receive_bytes()
            assert closed.value.code == 1009


@pytest.fixture
def browser(layer: Layer) -> TestClient:
    return layer.client(ADDRESS)
