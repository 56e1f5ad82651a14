"""The sessions of the people who are signed in: when they begin, and when they end. What the
browser holds is a random token; kept is only its digest."""

import hashlib
import secrets
import threading
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from data.access import Right
from data.address import PostgresAddress
from data.clock import unix_now
from data.reader import Reader
from data.settings import Settings
from data.sign_in.people import RolesFile, RolesNow, as_told
from data.sign_in.session import Ended, Person, Session
from data.sign_in.settings import sign_in_settings
from data.sign_in.shelf import MemoryShelf, SessionShelf
from data.text import passes_for_another

IDLE_SECONDS = 30 * 60
"""A session ends when nobody has used it for so long."""
LONGEST_SECONDS = 8 * 3600
"""It ends so long after it began, whoever uses it."""
TOLD_SECONDS = 3600
"""So long after its end the reader is still told why it ended."""


class Sessions:
    """All sessions on a shelf; any thread may ask. `roles_now` is asked again each time. Whatever
    is asked raises BesideError where the shelf is out of reach: then nobody is let in."""

    def __init__(
        self,
        roles_now: RolesNow = as_told,
        clock: Callable[[], float] = unix_now,
        shelf: SessionShelf | None = None,
    ) -> None:
        self._roles_now = roles_now
        self._clock = clock
        self._lock = threading.RLock()
        self._shelf: SessionShelf = shelf or MemoryShelf()

    def begin(self, person: Person, until: float) -> str | None:
        """A new session, which ends with the proof of who it is (Unix time); the token that opens
        it. None where the person has no role now, or an address that would pass for another's."""
        roles = self._roles_now(person.address, person.roles)
        now = self._clock()
        if not roles or until <= now or passes_for_another(person.address):
            return None
        token, id = secrets.token_urlsafe(32), secrets.token_hex(16)
        self._sweep(now)
        over = min(until, now + LONGEST_SECONDS)
        self._shelf.add(_digest(token), Session(id, person, roles, over, used=now))
        return token

    def known(self, token: str) -> Session | None:
        """The session that a token opens, or opened: it may have ended."""
        found = self._shelf.opened_by(_digest(token)) if token else None
        return self.session(found.id) if found else None

    def session(self, id: str) -> Session | None:
        """The session with this id as it stands now: it may have ended. Asking does not use it."""
        with self._lock:
            found = self._shelf.get(id)
            if found is None or found.ended:
                return found
            seen = self._judged(found)
            if seen != found:
                self._shelf.keep(seen)
            return seen

    def open(self, id: str) -> Session | None:
        """The session with this id, if it has not ended."""
        found = self.session(id)
        return found if found and not found.ended else None

    def use(self, id: str) -> None:
        """Somebody is there: the session does not end for want of use yet."""
        with self._lock:
            if found := self.open(id):
                self._shelf.keep(replace(found, used=self._clock()))

    def end(self, id: str, why: Ended) -> None:
        """End a session everywhere."""
        if found := self.open(id):
            self._shelf.end(self._over(found, why))

    def revoke(self, address: str) -> None:
        """End all sessions of a person."""
        for found in self._shelf.every():
            if found.person.address.casefold() == address.casefold():
                self.end(found.id, Ended.REVOKED)

    def all_open(self) -> tuple[Session, ...]:
        """The sessions that have not ended."""
        return tuple(one for found in self._shelf.every() if (one := self.open(found.id)))

    def _judged(self, found: Session) -> Session:
        """The session as it is after a look at the clock and at the roles."""
        now = self._clock()
        roles = self._roles_now(found.person.address, found.person.roles)
        if now >= found.over:
            return self._over(found, Ended.OVER)
        if now >= found.used + IDLE_SECONDS:
            return self._over(found, Ended.IDLE)
        if found.roles - roles:
            return self._over(found, Ended.ROLE)
        return replace(found, roles=roles)

    def _over(self, found: Session, why: Ended) -> Session:
        return replace(found, ended=why, told_until=self._clock() + TOLD_SECONDS)

    def _sweep(self, now: float) -> None:
        """Forget what ended long ago, and end what nobody has asked for since it should have."""
        swept = [self.session(one.id) for one in self._shelf.every()]
        old = [one.id for one in swept if one and one.ended and now >= one.told_until]
        if old:
            self._shelf.forget(old)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@cache
def sessions() -> Sessions:
    """The sessions of this server, or those that it shares with others."""
    return Sessions(roles_file() or as_told, shelf=_shelf())


def _shelf() -> SessionShelf:
    database = Settings().database
    if isinstance(database, PostgresAddress):
        from data.sign_in.server_shelf import ServerShelf
        from data.sign_in.session_table import SessionTable

        return ServerShelf(SessionTable(database))
    return MemoryShelf()


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


def administers(session_id: str) -> bool:
    """Whoever asks by the session of this id may administer the dashboard; where nobody signs in,
    everybody who reaches it."""
    found = reader_of(session_id) if session_id else None
    return found.may(Right.ADMINISTER) if found else not sign_in_settings().configured


def address_of(session_id: str) -> str | None:
    """The address of who is signed in with the session of this id; None where there is no such
    session, or it has ended."""
    found = sessions().open(session_id)
    return found.person.address if found else None
