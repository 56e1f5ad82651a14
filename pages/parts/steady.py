"""Keeps a page from jumping while it loads, its colours together, and the focus where something was
just said, by scripts and rules that the browser has before anything is drawn: an element of the
page could not bring them, because it would come too late itself, and no script in it would be run.
"""

from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Streamlit makes these visible itself, whatever they lie in. They are named: a rule about
# everything inside would be tried on each mark of each chart that is drawn, and a click on the
# measure page then takes 80 ms more.
_ITSELF_VISIBLE = ':is([data-testid="stWidgetLabel"], [data-testid="stMarkdown"] > div)'
_WHOLE = '[data-testid="stMainBlockContainer"]'
_RULES = (
    f"[data-waits] ~ *, [data-waits] ~ * {_ITSELF_VISIBLE} {{visibility: hidden}}"
    # As wide as the layout of every page will be: until its script runs, Streamlit takes it for a
    # narrow one.
    f"{_WHOLE} {{max-width: none !important}}"
    f"@media screen and (min-width: 864px) {{{_WHOLE} {{padding-inline: 5rem !important}}}}"
)
SCRIPTS = tuple(
    Path(__file__).with_name(f"{name}.js").read_text(encoding="utf-8")
    for name in ("steady", "theme", "menu", "saving", "attend")
)
"""Marks the places of the page that wait for the code that draws them (`data-waits`); has the page
coloured anew where it turns dark or light; takes the role of a list from the phone's menu; saves a
picture that was asked for; and moves the focus to what a form says, and from there to the field
that it is about."""
_MODULES = "".join(f'<script type="module">{script}</script>' for script in SCRIPTS)
_ADDED = f"<style>{_RULES}</style>{_MODULES}".encode()
_END = b"</head>"


class Steady:
    """ASGI middleware that puts both into Streamlit's own page."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        held: list[Message] = []

        async def send_steady(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_page(message):
                held.append(message)
                return
            if held and message["type"] == "http.response.body":
                start = held.pop()
                _put_in(start, message)
                await send(start)
            await send(message)

        await self._app(_uncompressed(scope), receive, send_steady)


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


def _put_in(start: Message, body: Message) -> None:
    """They go to the end of the head. The page's mark is taken away: a browser must not keep one
    without them."""
    if _END not in body.get("body", b""):
        return
    body["body"] = body["body"].replace(_END, _ADDED + _END, 1)
    headers = MutableHeaders(scope=start)
    headers["content-length"] = str(int(headers["content-length"]) + len(_ADDED))
    for mark in ("etag", "last-modified"):
        del headers[mark]
