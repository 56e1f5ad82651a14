"""The sessions of the people who are signed in: who they are, since when, and when it ends.

They live in the server's memory alone: a restart ends them all, and no copy of a file brings one
back. What the browser holds is a random token; kept here is only its digest.
"""

import hashlib
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from data.access import Role
from data.reader import Reader
from data.sign_in.people import RolesFile, RolesNow, as_told
from data.sign_in.settings import sign_in_settings
from data.text import passes_for_another

IDLE_SECONDS = 30 * 60
"""A session ends when nobody has used it for so long."""
LONGEST_SECONDS = 8 * 3600
"""It ends so long after it began, whoever uses it."""
TOLD_SECONDS = 3600
"""So long after its end the reader is still told why it ended."""


class Ended(StrEnum):
    """Why a session ended, as the reader is told."""

    SIGNED_OUT = "You have signed out."
    IDLE = "You were signed out because the dashboard was not used for 30 minutes."
    OVER = "You were signed out because a sign-in lasts so long and no longer."
    ROLE = "You were signed out because a role was taken away from you."
    REVOKED = "You were signed out by an administrator."
    ANEW = "You have signed in again."


@dataclass(frozen=True)
class Person:
    """Who signed in: their address at work, the name that is shown, and the roles that came with
    the sign-in."""

    address: str
    name: str
    roles: frozenset[Role]


@dataclass(frozen=True)
class Session:
    """A sign-in: `id` may be known to the pages and opens nothing, `roles` are those of now, `over`
    is when it ends at the latest (Unix time), `used` when somebody last used it."""

    id: str
    person: Person
    roles: frozenset[Role]
    over: float
    used: float
    ended: Ended | None = None
    told_until: float = 0

    @property
    def reader(self) -> Reader:
        """Who stands before the pages."""
        return Reader(self.person.name, self.roles)


class Sessions:
    """All sessions of this server; any thread may ask. `roles_now` is asked again each time."""

    def __init__(
        self, roles_now: RolesNow = as_told, clock: Callable[[], float] = time.time
    ) -> None:
        self._roles_now = roles_now
        self._clock = clock
        self._lock = threading.RLock()
        self._sessions: dict[str, Session] = {}
        self._tokens: dict[str, str] = {}

    def begin(self, person: Person, until: float) -> str | None:
        """A new session, which ends with the proof of who it is (Unix time); the token that opens
        it. None where the person has no role now, or an address that would pass for another's."""
        roles = self._roles_now(person.address, person.roles)
        now = self._clock()
        if not roles or until <= now or passes_for_another(person.address):
            return None
        token, id = secrets.token_urlsafe(32), secrets.token_hex(16)
        with self._lock:
            self._sweep(now)
            self._tokens[_digest(token)] = id
            self._sessions[id] = Session(
                id, person, roles, min(until, now + LONGEST_SECONDS), used=now
            )
        return token

    def known(self, token: str) -> Session | None:
        """The session that a token opens, or opened: it may have ended."""
        with self._lock:
            return self.session(self._tokens.get(_digest(token), ""))

    def session(self, id: str) -> Session | None:
        """The session with this id as it stands now: it may have ended. Asking does not use it."""
        with self._lock:
            found = self._sessions.get(id)
            return self._judged(found) if found and not found.ended else found

    def open(self, id: str) -> Session | None:
        """The session with this id, if it has not ended."""
        found = self.session(id)
        return found if found and not found.ended else None

    def use(self, id: str) -> None:
        """Somebody is there: the session does not end for want of use yet."""
        with self._lock:
            if found := self.open(id):
                self._sessions[id] = replace(found, used=self._clock())

    def end(self, id: str, why: Ended) -> None:
        """End a session everywhere."""
        with self._lock:
            if found := self.open(id):
                self._end(found, why)

    def revoke(self, address: str) -> None:
        """End all sessions of a person."""
        with self._lock:
            for found in list(self._sessions.values()):
                if found.person.address.casefold() == address.casefold():
                    self.end(found.id, Ended.REVOKED)

    def all_open(self) -> tuple[Session, ...]:
        """The sessions that have not ended."""
        with self._lock:
            return tuple(one for id in list(self._sessions) if (one := self.open(id)))

    def _judged(self, found: Session) -> Session:
        """The session as it is after a look at the clock and at the roles."""
        now = self._clock()
        roles = self._roles_now(found.person.address, found.person.roles)
        if now >= found.over:
            return self._end(found, Ended.OVER)
        if now >= found.used + IDLE_SECONDS:
            return self._end(found, Ended.IDLE)
        if found.roles - roles:
            return self._end(found, Ended.ROLE)
        if roles != found.roles:
            found = self._sessions[found.id] = replace(found, roles=roles)
        return found

    def _end(self, found: Session, why: Ended) -> Session:
        ended = replace(found, ended=why, told_until=self._clock() + TOLD_SECONDS)
        self._sessions[found.id] = ended
        return ended

    def _sweep(self, now: float) -> None:
        """Forget what ended long ago, and end what nobody has asked for since it should have."""
        for id in list(self._sessions):
            found = self.session(id)
            if found and found.ended and now >= found.told_until:
                del self._sessions[id]
        self._tokens = {one: id for one, id in self._tokens.items() if id in self._sessions}


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@cache
def sessions() -> Sessions:
    """The sessions of this server."""
    return Sessions(roles_file() or as_told)


def roles_file() -> RolesFile | None:
    """Who has which role now, also of those who are not signed in; None where the roles come with
    the sign-in."""
    file = sign_in_settings().roles_file
    return RolesFile(file) if file else None


def reader_of(session_id: str) -> Reader | None:
    """Who is signed in with the session of this id, with their roles of now; None where there is no
    such session, or it has ended."""
    found = sessions().open(session_id)
    return found.reader if found else None


def address_of(session_id: str) -> str | None:
    """The address of who is signed in with the session of this id; None where there is no such
    session, or it has ended."""
    found = sessions().open(session_id)
    return found.person.address if found else None
