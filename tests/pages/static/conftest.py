"""Streamlit's own files, kept once for all tests, and an application that serves them."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message
from streamlit.web.server.starlette.starlette_static_routes import (
    create_streamlit_static_assets_routes,
)

from pages.parts.static import CompressedStatic, Filling
from pages.parts.static.making import made
from pages.parts.static.shelf import Shelf, source_folder


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


Ask = Callable[..., Answer]


def asking(app: ASGIApp) -> Ask:
    """Asks as a server does, so that a path may be anything, and nothing is decompressed."""

    def ask(path: str, method: str = "GET", **headers: str) -> Answer:
        named = [
            (name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()
        ]
        scope = {"type": "http", "method": method, "path": path, "headers": named}
        scope |= {"query_string": b"", "root_path": "", "asgi": {"spec_version": "2.4"}}
        return asyncio.run(_asked(app, scope))

    return ask


async def _asked(app: ASGIApp, scope: dict) -> Answer:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Answer(sent[0]["status"], headers, b"".join(one.get("body", b"") for one in sent[1:]))


def without_shelf() -> Starlette:
    """Streamlit's own answers."""
    return Starlette(routes=create_streamlit_static_assets_routes(""))


def with_filling(filling: Filling) -> Starlette:
    return Starlette(
        routes=create_streamlit_static_assets_routes(""),
        middleware=[Middleware(CompressedStatic, filling)],
    )


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """All of Streamlit's files, compressed as fast as may be."""
    return made(tmp_path_factory.mktemp("kept"), source_folder(), quality=1)


@pytest.fixture(scope="session")
def ask(shelf: Shelf) -> Ask:
    """Asks the layer, with Streamlit behind it."""
    filling = Filling(None)
    filling.shelf = shelf
    return asking(with_filling(filling))


@pytest.fixture(scope="session")
def ask_streamlit() -> Ask:
    return asking(without_shelf())


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A few files like Streamlit's."""
    place = tmp_path / "source"
    for name, data in (
        ("js/index.abc.js", b"export const a = 1;\n" * 500),
        ("js/tiny.abc.js", b"x"),
        ("css/index.abc.css", b"p { margin: 0 }\n" * 500),
        ("media/letters.abc.woff2", bytes(range(256))),
    ):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(data)
    return place
