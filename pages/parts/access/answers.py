"""How the layer in front of the pages says no: a status and a sentence, to a request or a
handshake."""

from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

CHALLENGE = 'Bearer, Basic realm="SEND dashboard", charset="UTF-8"'
"""How a machine may show a token where one is taken for reading."""
_DENIAL = "websocket.http.response"
_REFUSED = 1008
"""A websocket's code for what a server's rules forbid."""


async def refuse(scope: Scope, receive: Receive, send: Send, status: int, text: str) -> None:
    """Answer with a status and a sentence, and go no further."""
    response = PlainTextResponse(f"{text}\n", status, {"Cache-Control": "no-store"})
    await answer(response, scope, receive, send)


async def answer(response: Response, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer a request; a handshake gets the same, and no websocket."""
    if scope["type"] == "websocket":
        await receive()
        if _DENIAL not in scope.get("extensions", {}):
            await send({"type": "websocket.close", "code": _REFUSED})
            return
    await response(scope, receive, send)
