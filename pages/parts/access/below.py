"""A dashboard below a name of its host, as /westmorland/: everything further in is as at the top of
a host. Requests lose the name, and what answers say of addresses and cookies gets it."""

import re

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.parts.access.answers import answer, refuse

_WHOLE_HOST, _BELOW = "__Host-", "__Secure-"
"""With what the names of our cookies begin: a browser takes the first for a whole host alone."""
_PATH = re.compile(r"(;\s*path=)/(?=;|\Z)", re.IGNORECASE)


class Below:
    """ASGI middleware. `base` is the name with its stroke, as `/westmorland`; empty at the top."""

    def __init__(self, app: ASGIApp, base: str) -> None:
        self._app = app
        self._base = base
        self._ending = f"-{base.removeprefix('/')}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan" or not self._base:
            await self._app(scope, receive, send)
        elif scope["path"] == self._base and scope.get("method") in ("GET", "HEAD"):
            await answer(RedirectResponse(f"{self._base}/", 308), scope, receive, send)
        elif scope["path"].startswith(f"{self._base}/"):
            await self._app(self._inside(scope), receive, self._outside(send))
        else:
            await refuse(scope, receive, send, 404, "Nothing is served at this address.")

    def _inside(self, scope: Scope) -> Scope:
        """The request as it would be at the top of a host, with the cookies of this place alone."""
        told = [(name, value) for name, value in scope["headers"] if name != b"cookie"]
        if cookies := "; ".join(self._own_cookies(scope)):
            told.append((b"cookie", cookies.encode("latin-1")))
        paths = {"path": scope["path"].removeprefix(self._base)}
        if raw := scope.get("raw_path"):
            paths["raw_path"] = raw.removeprefix(self._base.encode())
        return {**scope, **paths, "headers": told}

    def _own_cookies(self, scope: Scope) -> list[str]:
        """A browser sends those of the longest path first; of another's name the first is taken, as
        scripts of the page do."""
        own: list[str] = []
        others: dict[str, str] = {}
        for line in Headers(scope=scope).getlist("cookie"):
            for part in line.split(";"):
                for name, value in cookie_parser(part).items():
                    if name.startswith(_BELOW) and name.endswith(self._ending):
                        plain = name.removeprefix(_BELOW).removesuffix(self._ending)
                        own.append(f"{_WHOLE_HOST}{plain}={value}")
                    elif not name.startswith(_WHOLE_HOST):
                        others.setdefault(name, f"{name}={value}")
        return [*own, *others.values()]

    def _outside(self, send: Send) -> Send:
        async def sending(message: Message) -> None:
            if message["type"].endswith("response.start"):
                message["headers"] = [self._told(*one) for one in message["headers"]]
            await send(message)

        return sending

    def _told(self, name: bytes, value: bytes) -> tuple[bytes, bytes]:
        text = value.decode("latin-1")
        if name.lower() == b"location" and text.startswith("/") and not text.startswith("//"):
            text = f"{self._base}{text}"
        elif name.lower() == b"set-cookie":
            text = self._cookie(text)
        return name, text.encode("latin-1")

    def _cookie(self, text: str) -> str:
        """A cookie that no browser sends to another place of the same host."""
        name, _, rest = _PATH.sub(rf"\g<1>{self._base}", text).partition("=")
        if name.startswith(_WHOLE_HOST):
            name = f"{_BELOW}{name.removeprefix(_WHOLE_HOST)}{self._ending}"
        return f"{name}={rest}"
