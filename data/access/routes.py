"""The table of rights for addresses: who may ask the server for what. What is not in it is not
served."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from data.access.rights import Right

WEBSOCKET = "WEBSOCKET"
"""Stands where a request has its method."""


class Door(StrEnum):
    """Who may pass besides those with a right."""

    EVERYBODY = "everybody, signed in or not"
    MACHINE = "a machine with a token, which is judged behind the layer"
    PRIVATE = "whoever has its private address, which is judged behind the layer"
    NOBODY = "nobody"


@dataclass(frozen=True)
class RouteRule:
    """Who may ask for an address. `own`: only somebody to whom the server gave this very address;
    `token`: or a machine that sends one, which is judged behind the layer; `kept`: a browser may
    keep what it gets, for it holds no figures; `quiet`: a browser asks for it by itself, so that it
    does not count as somebody being there."""

    who: Right | Door
    own: bool = False
    token: bool = False
    kept: bool = False
    quiet: bool = False

    @property
    def machine(self) -> bool:
        """No browser asks for it."""
        return self.who in (Door.MACHINE, Door.PRIVATE)


_CLOSED = RouteRule(Door.NOBODY)
_OPEN = RouteRule(Door.EVERYBODY)
_EDITION = RouteRule(Right.READ, token=True)
_UPLOADED = "/_stcore/upload_file/{session_id}/{file_id}"
_AGENT = ("interact", "openapi.json", "mcp")
_ANY_METHOD = ("DELETE", "GET", "OPTIONS", "PATCH", "POST", "PUT")

ROUTES: Mapping[tuple[str, str], RouteRule] = MappingProxyType(
    {
        ("GET", "/health"): _OPEN,
        ("GET", "/ready"): RouteRule(Right.READ, quiet=True),
        ("GET", "/sign-in"): _OPEN,
        ("GET", "/sign-in/start"): _OPEN,
        ("GET", "/sign-in/callback"): _OPEN,
        ("GET", "/sign-in/state"): _OPEN,
        ("GET", "/sign-out"): _OPEN,
        ("POST", "/sign-out"): _OPEN,
        ("GET", "/"): RouteRule(Right.READ),
        ("GET", "/{page}"): RouteRule(Right.READ),
        ("GET", "/{page}/"): RouteRule(Right.READ),
        ("GET", "/static/{path:path}"): RouteRule(Right.READ, kept=True),
        (WEBSOCKET, "/_stcore/stream"): RouteRule(Right.READ),
        ("GET", "/_stcore/health"): RouteRule(Right.READ, quiet=True),
        ("GET", "/_stcore/host-config"): RouteRule(Right.READ, quiet=True),
        ("GET", "/media/{file_id:path}"): RouteRule(Right.READ, own=True),
        ("PUT", _UPLOADED): RouteRule(Right.LOAD, own=True),
        ("DELETE", _UPLOADED): RouteRule(Right.LOAD, own=True),
        ("POST", "/api/extracts/{name}"): RouteRule(Door.MACHINE),
        ("GET", "/api/measures.json"): _EDITION,
        ("GET", "/api/measures.csv"): _EDITION,
        ("GET", "/api/milestones.csv"): _EDITION,
        ("GET", "/calendar/{secret}.ics"): RouteRule(Door.PRIVATE),
        # Streamlit answers to these, and nothing of ours uses them.
        ("OPTIONS", "/_stcore/health"): _CLOSED,
        ("OPTIONS", "/media/{file_id:path}"): _CLOSED,
        ("OPTIONS", _UPLOADED): _CLOSED,
        ("GET", "/_stcore/metrics"): _CLOSED,
        ("OPTIONS", "/_stcore/metrics"): _CLOSED,
        ("GET", "/component/{path:path}"): _CLOSED,
        ("OPTIONS", "/component/{path:path}"): _CLOSED,
        ("GET", "/_stcore/bidi-components/{path:path}"): _CLOSED,
        ("OPTIONS", "/_stcore/bidi-components/{path:path}"): _CLOSED,
        ("GET", "/auth/login"): _CLOSED,
        ("GET", "/auth/logout"): _CLOSED,
        ("GET", "/oauth2callback"): _CLOSED,
        **{(way, f"/_stcore/agent/{name}"): _CLOSED for name in _AGENT for way in _ANY_METHOD},
    }
)
"""By method and path, in which `{name}` stands for one part and `{name:path}` for the rest."""


def rule_of(method: str, path: str) -> RouteRule | None:
    """The rule for a request, the first that fits; none where there is none. What is asked for
    with HEAD is what GET would give."""
    way = "GET" if method == "HEAD" else method
    exact = ROUTES.get((way, path))
    if exact:
        return exact
    fitting = (rule for one, pattern, rule in _patterns() if one == way and pattern.match(path))
    return next(fitting, None)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str], RouteRule], ...]:
    return tuple(
        (method, re.compile(_expression(path)), rule) for (method, path), rule in ROUTES.items()
    )


def _expression(path: str) -> str:
    rest = re.sub(r"\{\w+:path\}", ".+", path.replace(".", r"\."))
    return re.sub(r"\{\w+\}", "[^/]+", rest) + r"\Z"
