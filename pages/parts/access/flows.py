"""Sign-ins that have begun and not ended: what was said to the sign-in service, and where the
reader wanted to go. Each is used once."""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from data.access import PAGES, Right
from data.clock import unix_now
from data.reader import Reader

FLOW_COOKIE = "__Host-send-kpis-sign-in"
"""Says in which browser a sign-in was begun."""
FLOW_SECONDS = 600


@dataclass(frozen=True)
class Flow:
    """A sign-in under way: what Authlib remembers of it, where it leads, when it is too late."""

    wanted: str
    until: float
    said: dict[str, Any] = field(default_factory=dict)


class Flows:
    """The sign-ins under way, `most` at once: then the oldest is forgotten."""

    def __init__(self, clock: Callable[[], float] = unix_now, most: int = 10_000) -> None:
        self._clock = clock
        self._most = most
        self._flows: dict[str, Flow] = {}

    def begin(self, wanted: str) -> tuple[str, Flow]:
        """A new one, and the token that the browser shows when it comes back."""
        token, flow = secrets.token_urlsafe(32), Flow(wanted, self._clock() + FLOW_SECONDS)
        while len(self._flows) >= self._most:
            del self._flows[next(iter(self._flows))]
        self._flows[_digest(token)] = flow
        return token, flow

    def take(self, token: str) -> Flow | None:
        """The one that a browser began, if it is not too late; nobody can take it again."""
        flow = self._flows.pop(_digest(token), None)
        return flow if flow and self._clock() < flow.until else None


def page_wanted(address: str) -> str:
    """Where a reader is led after the sign-in: to a page of the dashboard, and to the overview from
    any other address."""
    if not address.isprintable() or "\\" in address:
        return "/"
    parts = urlsplit(address)
    ours = parts.path == "/" or parts.path.removeprefix("/") in PAGES
    if parts.scheme or parts.netloc or not parts.path.startswith("/") or not ours:
        return "/"
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def first_page(wanted: str, reader: Reader) -> str:
    """Where somebody arrives who has signed in: at the page that they wanted. Who asked for none
    arrives at the month's round if they report, and at the overview if not."""
    return "/round" if wanted == "/" and reader.may(Right.REPORT) else wanted


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
