"""Answers for Streamlit's files with what is kept of them, before Streamlit does."""

from collections.abc import AsyncIterator
from mimetypes import guess_type
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response, StreamingResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.parts.static.encodings import IDENTITY, chosen
from pages.parts.static.filling import Filling
from pages.parts.static.shelf import KeptFile, Shelf, ShelfError

PREFIX = "/static/"
FOREVER = "public, immutable, max-age=31536000"
"""As Streamlit has it: the name of a file is another once its contents are."""
BY_PROXY = "x-sendfile-type"
"""In which a proxy says that it sends files itself, if it is told which."""
NGINX = "X-Accel-Redirect"
"""What it says, and the header in which it is told."""
INSIDE = "/kept-static/"
"""The address, for nginx alone, of the folder where all states are kept."""
_VARIES = "Accept-Encoding"
_PIECE = 64 * 1024
"""Bytes that are handed on at once: a slow reader holds no more than that."""


class CompressedStatic:
    """ASGI middleware. Whoever may not have the files must have been refused before. Of what is
    not kept, or only in an encoding that was not asked for, and of parts of files, Streamlit
    gives the file as it is."""

    def __init__(self, app: ASGIApp, filling: Filling) -> None:
        self._app = app
        self._filling = filling

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or not scope["path"].startswith(PREFIX):
            await self._app(scope, receive, send)
        elif answer := self._answer(scope):
            await answer(scope, receive, send)
        else:
            await self._app(scope, receive, _varying(send))

    def _answer(self, scope: Scope) -> Response | None:
        if not self._filling.shelf:
            return None
        try:
            return _of_shelf(self._filling.shelf, scope)
        except ShelfError as error:
            self._filling.without(error)
            return None


def _of_shelf(shelf: Shelf, scope: Scope) -> Response | None:
    headers = Headers(scope=scope)
    encodings = shelf.files.get(scope["path"].removeprefix(PREFIX), {})
    encoding = chosen(", ".join(headers.getlist("accept-encoding")), encodings)
    kept = encodings.get(encoding)
    if not kept or scope["method"] not in ("GET", "HEAD") or "range" in headers:
        return None
    told = _told(kept, encoding)
    if _known(headers, kept):
        return Response(status_code=304, headers=told)
    kind = guess_type(scope["path"])[0] or "application/octet-stream"
    if headers.get(BY_PROXY) == NGINX:
        return Response(headers=told | _told_nginx(shelf, kept), media_type=kind)
    told["content-length"] = str(kept.size)
    if scope["method"] == "HEAD":
        return Response(headers=told, media_type=kind)
    return StreamingResponse(_pieces(shelf.read(kept)), headers=told, media_type=kind)


def _told(kept: KeptFile, encoding: str) -> dict[str, str]:
    told = {"cache-control": FOREVER, "etag": kept.etag, "vary": _VARIES}
    return told if encoding == IDENTITY else told | {"content-encoding": encoding}


def _told_nginx(shelf: Shelf, kept: KeptFile) -> dict[str, str]:
    """Where the file lies. No cache in between may take this answer for the file."""
    where = quote(f"{INSIDE}{shelf.folder.name}/{kept.name}")
    return {NGINX: where, "vary": f"{_VARIES}, {BY_PROXY}"}


def _known(headers: Headers, kept: KeptFile) -> bool:
    """The browser has these bytes."""
    named = ", ".join(headers.getlist("if-none-match")).split(",")
    return not {"*", kept.etag}.isdisjoint(one.strip().removeprefix("W/") for one in named)


async def _pieces(data: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(data), _PIECE):
        yield data[start : start + _PIECE]


def _varying(send: Send) -> Send:
    """Another answer than ours, which is the file as it is for whoever asks so."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).add_vary_header(_VARIES)
        await send(message)

    return sending
