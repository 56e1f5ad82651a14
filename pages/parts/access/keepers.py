"""Who asks: the session behind a request, by the way that people sign in here."""

import hmac
from typing import Protocol

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.types import Scope

from data.access import ALL_ROLES
from data.sign_in import Ended, Person, Session, Sessions, roles_named
from pages.parts.access.witness import Happened, Witness

COOKIE = "__Host-send-kpis"
"""Holds the token that opens a session."""
FROM_PROXY = tuple(f"x-send-kpis-{name}" for name in ("secret", "address", "name", "roles"))
"""What a proxy that signs people in says with each request."""
SESSION_HEADER = "x-send-kpis-session"
"""Tells the pages which session asks. Whatever comes in under these names is taken away."""

_NOBODY_IN_PARTICULAR = Session("", Person("", "", ALL_ROLES), ALL_ROLES, over=float("inf"), used=0)


class Keeper(Protocol):
    """Finds the session behind a request. A session that is found may have ended. `secure`: people
    sign in, and every cookie is for https alone."""

    secure: bool

    def asks(self, scope: Scope) -> Session | None:
        """The session of a request or handshake."""
        ...

    def now(self, session: Session) -> Session | None:
        """The session as it stands now, if it has not ended."""
        ...

    def use(self, session: Session) -> None:
        """Somebody is there."""
        ...


class NoSignIn:
    """Without sign-in: one and the same reader, who may do everything."""

    secure = False

    def asks(self, scope: Scope) -> Session | None:
        """The one session that there is."""
        del scope
        return _NOBODY_IN_PARTICULAR

    def now(self, session: Session) -> Session | None:
        """It never ends."""
        return session

    def use(self, session: Session) -> None:
        """Nothing comes of it."""


class _Kept:
    secure = True

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    def now(self, session: Session) -> Session | None:
        """The session as it stands now, if it has not ended."""
        return self._sessions.open(session.id)

    def use(self, session: Session) -> None:
        """Somebody is there."""
        self._sessions.use(session.id)


class ByCookie(_Kept):
    """The session that the token in a cookie opens."""

    def asks(self, scope: Scope) -> Session | None:
        """The session of a request or handshake."""
        token = token_of(scope)
        return self._sessions.known(token) if token else None


class ByProxy(_Kept):
    """The session of whoever a proxy says is asking, which must prove itself each time. What it
    says anew of somebody, such as other roles, ends the session before. At most `most` people are
    remembered."""

    def __init__(
        self, sessions: Sessions, secret: str, witness: Witness, most: int = 10_000
    ) -> None:
        super().__init__(sessions)
        self._secret = secret
        self._witness = witness
        self._known: dict[str, tuple[Person, str]] = {}
        self._most = most

    def asks(self, scope: Scope) -> Session | None:
        """The session of a request or handshake; a new one where theirs has ended."""
        headers = Headers(scope=scope)
        person = self._vouched_for(headers)
        if not person:
            return None
        before, token = self._known.pop(person.address, (person, ""))
        found = self._sessions.known(token)
        if found and before != person:
            self._sessions.end(found.id, Ended.ROLE)
        if not found or found.ended or before != person:
            token = self._begun(person)
        if token:
            self._remember(person, token)
        return self._sessions.known(token)

    def _begun(self, person: Person) -> str:
        token = self._sessions.begin(person, float("inf")) or ""
        if session := self._sessions.known(token):
            self._witness(session.reader, Happened.SIGN_IN, "at the proxy")
        return token

    def _remember(self, person: Person, token: str) -> None:
        while len(self._known) >= self._most:
            del self._known[next(iter(self._known))]
        self._known[person.address] = (person, token)

    def _vouched_for(self, headers: Headers) -> Person | None:
        said = [headers.getlist(name) for name in FROM_PROXY]
        if any(len(values) > 1 for values in said):
            return None
        secret, address, name, roles = (values[0] if values else "" for values in said)
        if not hmac.compare_digest(secret.encode(), self._secret.encode()):
            return None
        address = address.strip()
        if not address:
            return None
        return Person(address, name.strip() or address, roles_named(roles.split(",")))


def token_of(scope: Scope) -> str:
    """The token in the cookie; two cookies of the name are none."""
    found = [
        value
        for line in Headers(scope=scope).getlist("cookie")
        for part in line.split(";")
        for name, value in cookie_parser(part).items()
        if name == COOKIE
    ]
    return found[0] if len(found) == 1 else ""
