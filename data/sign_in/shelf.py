"""Where sessions are kept. Of the token that opens one only the digest is."""

import threading
from collections.abc import Collection
from typing import Protocol

from data.sign_in.session import Session


class SessionShelf(Protocol):
    """A place of sessions; any thread may ask. One that has ended stays ended, for the reason that
    it had first. Whatever is asked raises BesideError where nothing can be known or kept now."""

    def add(self, digest: str, session: Session) -> None:
        """Keep a new one, at once, wherever it is asked for."""
        ...

    def opened_by(self, digest: str) -> Session | None:
        """The one that a token opens, or opened."""
        ...

    def get(self, id: str) -> Session | None:
        """The one with this id."""
        ...

    def every(self) -> list[Session]:
        """All of them."""
        ...

    def keep(self, session: Session) -> None:
        """Keep what was seen of one: that it is used, its roles, that it is over; elsewhere it
        is known soon."""
        ...

    def end(self, session: Session) -> None:
        """Keep that somebody has ended it, at once."""
        ...

    def forget(self, ids: Collection[str]) -> None:
        """Keep nothing of these any more."""
        ...


class MemoryShelf:
    """The memory of the one server: a restart ends all sessions, and no copy of a file brings one
    back."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.sessions: dict[str, Session] = {}
        self.tokens: dict[str, str] = {}

    def add(self, digest: str, session: Session) -> None:
        """Keep a new one."""
        with self._lock:
            self.sessions[session.id] = session
            self.tokens[digest] = session.id

    def opened_by(self, digest: str) -> Session | None:
        """The one that a token opens, or opened."""
        return self.get(self.tokens.get(digest, ""))

    def get(self, id: str) -> Session | None:
        """The one with this id."""
        return self.sessions.get(id)

    def every(self) -> list[Session]:
        """All of them."""
        with self._lock:
            return list(self.sessions.values())

    def keep(self, session: Session) -> None:
        """Keep what was seen of one."""
        with self._lock:
            before = self.sessions.get(session.id)
            if before and not before.ended:
                self.sessions[session.id] = session

    def end(self, session: Session) -> None:
        """Keep that it has ended."""
        self.keep(session)

    def forget(self, ids: Collection[str]) -> None:
        """Keep nothing of these any more."""
        with self._lock:
            for id in ids:
                self.sessions.pop(id, None)
            self.tokens = {one: id for one, id in self.tokens.items() if id in self.sessions}
