"""Which machine asks: the token that it sends is looked up, judged and counted."""

import asyncio
import binascii
from base64 import b64decode
from collections.abc import Callable
from functools import partial
from typing import Literal

from starlette.requests import Request

from data.clock import uk_time
from data.tokens import READING, Token, Tokens
from pages.parts.access import CHALLENGE
from pages.parts.api.answers import TurnedAwayError
from pages.parts.api.strangers import Strangers
from presentation.words import joined

Scheme = Literal["bearer", "basic"]
WhyNot = Callable[[Token], TurnedAwayError | None]
"""Why a token that is known may not do what it is sent for; None where it may."""
_UNKNOWN = "This token is not known here: give the one that an administrator issued, whole."
_NO_TOKEN = "Send a token in the header `Authorization: Bearer TOKEN`, and nowhere else."
_NO_PASSWORD = (
    "Send a token as the password beside any name, or in the header `Authorization: Bearer TOKEN`."
)


class Machines:
    """Those that ask, of whom wrong tokens, and wrong addresses of calendars, are counted by where
    they come from, whatever they are sent for."""

    def __init__(self) -> None:
        self._strangers = Strangers()

    async def token(
        self, request: Request, tokens: Tokens, why_not: WhyNot, *schemes: Scheme
    ) -> Token:
        """The token of a request, sent by one of these schemes, which may do what it is sent for.
        Raises TurnedAwayError."""
        sent = _sent(request, schemes)
        token = await asyncio.to_thread(tokens.known, sent) if sent else None
        if token is None:
            await self.count(request, partial(_refuse, tokens))
            wanted = _NO_PASSWORD if "basic" in schemes else _NO_TOKEN
            headers = {"WWW-Authenticate": CHALLENGE if "basic" in schemes else "Bearer"}
            raise TurnedAwayError(401, _UNKNOWN if sent else wanted, headers)
        if why := _ended(token) or why_not(token):
            await asyncio.to_thread(tokens.refuse, token, f"token {token.id}", why.args[0][:80])
            raise why
        return token

    async def count(self, request: Request, refuse: Callable[[str], None]) -> None:
        """Count what is wrong by the address that it comes from, have it recorded by `refuse`,
        which is told that address, and make whoever sent it wait. Raises AuditError."""
        address = request.client.host if request.client else ""
        seconds = self._strangers.seconds(address)
        await asyncio.to_thread(refuse, address)
        await asyncio.sleep(seconds)


def _refuse(tokens: Tokens, address: str) -> None:
    tokens.refuse(None, f"a token, from {address}", "not known")


def may_words(token: Token) -> str:
    """What a token may do, in a sentence."""
    loads = [f"load {joined(token.extracts)}"] if token.extracts else []
    return f"This token may {joined([*loads, *[f'read {READING}'] * token.reads])}."


def _ended(token: Token) -> TurnedAwayError | None:
    if not token.ended:
        return None
    ended = f"This token was ended on {uk_time(token.ended):%d/%m/%Y}."
    return TurnedAwayError(401, f"{ended} Ask an administrator for another.")


def _sent(request: Request, schemes: tuple[Scheme, ...]) -> str:
    """The token that a request brings; the password, where it brings a name with one."""
    scheme, _, sent = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() not in schemes:
        return ""
    return sent.strip() if scheme.lower() == "bearer" else _password(sent)


def _password(sent: str) -> str:
    try:
        return b64decode(sent, validate=True).decode().partition(":")[2]
    except (binascii.Error, UnicodeDecodeError):
        return ""
