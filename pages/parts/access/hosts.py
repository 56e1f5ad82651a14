"""Which addresses the server answers to, and from whose pages: judged before anything else reads
a request, because a page of another site may send one in a reader's name, or under a name that it
has made point here."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from data.access import rule_of
from data.sign_in import LOOPBACK
from pages.parts.access.answers import refuse

_SAFE = frozenset({"GET", "HEAD"})
"""What changes nothing: a browser sends it without an origin where a reader follows a link."""
_TLS = frozenset({"https", "wss"})


class Hosts:
    """ASGI middleware. `address` is the public one; the names of this machine are always answered
    to, on the port that is served. Nobody but this machine is, where there is no sign-in."""

    def __init__(self, app: ASGIApp, address: str, alone: bool) -> None:
        self._app = app
        self._address = address
        self._alone = alone

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif self._alone and not _local(scope):
            await refuse(scope, receive, send, 403, "This dashboard serves its own machine only.")
        elif not (origin := self._names(scope).get(_one(scope, "host").lower())):
            await refuse(scope, receive, send, 421, "No dashboard is served at this address.")
        elif not _may_come_from(scope, origin):
            await refuse(scope, receive, send, 403, "Open the dashboard's own page for this.")
        else:
            await self._app(_without_origin(scope), receive, send)

    def _names(self, scope: Scope) -> Mapping[str, str]:
        """The origin of each name that is answered to."""
        scheme = "https" if scope["scheme"] in _TLS else "http"
        _, port = scope.get("server") or ("", None)
        local = [f"[{name}]:{port}" if ":" in name else f"{name}:{port}" for name in LOOPBACK]
        names = {name: f"{scheme}://{name}" for name in local} if port else {}
        return names | ({urlsplit(self._address).netloc: self._address} if self._address else {})


def _local(scope: Scope) -> bool:
    """It came from this machine. A proxy that says for whom it asks has changed the client to
    theirs by now."""
    client = scope.get("client")
    return client is None or client[0] in LOOPBACK or client[0].startswith("127.")


def _one(scope: Scope, name: str) -> str:
    """The value of a header that stands there once; else nothing."""
    values = Headers(scope=scope).getlist(name)
    return values[0] if len(values) == 1 else ""


def _may_come_from(scope: Scope, origin: str) -> bool:
    """It comes from a page of ours; what changes nothing may come from no page at all, and what a
    machine sends with its token comes from none."""
    if "origin" in Headers(scope=scope):
        return _one(scope, "origin") == origin
    rule = rule_of(scope.get("method", "WEBSOCKET"), scope["path"])
    return scope.get("method") in _SAFE or bool(rule and rule.machine)


def _without_origin(scope: Scope) -> Scope:
    """What goes on has been judged. Streamlit would judge it once more, and ask a host outside for
    this machine's address to do so."""
    kept = [(name, value) for name, value in scope["headers"] if name != b"origin"]
    return {**scope, "headers": kept}
