"""Puts our own scripts and rules into Streamlit's page, before anything is drawn: an element of the
page could not bring them, because it would come too late itself, and no script in it would be run
(docs/decisions/0009)."""

from collections.abc import Sequence
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.parts.static import coming

_FOLDER = Path(__file__).with_name("scripts")
NAMES = ("steady", "theme", "menu", "saving", "attend")
"""The scripts, in their order. They mark the places of the page that wait for the code that draws
them (`data-waits`); have the page coloured anew where it turns dark or light; take the role of a
list from the phone's menu; save a picture that was asked for; and move the focus to what a form
says, and from there to the field that it is about."""
WITH_SIGN_IN = (*NAMES, "leave")
"""Where people sign in, an open page also leaves when their sign-in has ended."""
EARLY = "early"
"""This one is run before Streamlit's own, which it keeps from asking for what no page needs; all
others are run after it."""
SCRIPTS = {
    name: (_FOLDER / f"{name}.js").read_text(encoding="utf-8") for name in (EARLY, *WITH_SIGN_IN)
}
_RULES = (_FOLDER / "steady.css").read_text(encoding="utf-8")
_END = b"</head>"


class PageScripts:
    """ASGI middleware that puts those with these names into Streamlit's own page."""

    def __init__(self, app: ASGIApp, names: Sequence[str] = NAMES) -> None:
        self._app = app
        modules = "".join(f'<script type="module">{SCRIPTS[name]}</script>' for name in names)
        early = f"<script>{SCRIPTS[EARLY]}</script>"
        self._added = f"<style>{_RULES}</style>{early}{modules}".encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        held: list[Message] = []

        async def send_with_scripts(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_page(message):
                held.append(message)
                return
            if held and message["type"] == "http.response.body":
                start = held.pop()
                _put_in(start, message, self._added + coming(scope["path"]))
                await send(start)
            await send(message)

        await self._app(_uncompressed(scope), receive, send_with_scripts)


def _uncompressed(scope: Scope) -> Scope:
    """The request, of which a page is to be answered as plain text: it is small, and is changed on
    its way."""
    if scope["type"] != "http" or "text/html" not in Headers(scope=scope).get("accept", ""):
        return scope
    return {
        **scope,
        "headers": [
            (name, value) for name, value in scope["headers"] if name != b"accept-encoding"
        ],
    }


def _is_page(start: Message) -> bool:
    headers = MutableHeaders(scope=start)
    return (
        headers.get("content-type", "").startswith("text/html")
        and "content-encoding" not in headers
    )


def _put_in(start: Message, body: Message, added: bytes) -> None:
    """They go to the end of the head. The page's mark is taken away: a browser must not keep one
    without them."""
    if _END not in body.get("body", b""):
        return
    body["body"] = body["body"].replace(_END, added + _END, 1)
    headers = MutableHeaders(scope=start)
    headers["content-length"] = str(int(headers["content-length"]) + len(added))
    for mark in ("etag", "last-modified"):
        del headers[mark]
