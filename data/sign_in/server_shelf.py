"""Sessions that several servers share, answered from memory: a thread looks at the table twice a
second, so that no request waits for the database, and nobody is let in by what is older than
`STALE_SECONDS`."""

import threading
import time
from collections.abc import Collection
from dataclasses import replace

from data.beside import BesideError
from data.sign_in.session import Session
from data.sign_in.session_table import USED_SECONDS, SessionTable

LOOK_SECONDS = 0.5
STALE_SECONDS = 2.0
"""What ended at another server holds here after that at the latest."""
LONGEST_WAIT = 6.0
"""Seconds that the first who asks waits for the first look, and whoever ends this for the last."""
MOST_UNKNOWN = 4
"""Tokens that are not known and are looked for between two looks of the thread, each once: whoever
sends such without end takes little time from those who are signed in."""
_LATE = "Who is signed in is not known just now: load the page again in a moment."


class ServerShelf:
    """What this server knows of the table: as it was when it was last looked at, and what was seen
    here since."""

    def __init__(self, table: SessionTable) -> None:
        self._table = table
        self._lock = threading.Lock()
        self._sessions: dict[str, Session] = {}
        self._tokens: dict[str, str] = {}
        self._written: dict[str, Session] = {}
        self._gone: set[str] = set()
        self._unknown: set[str] = set()
        self._writes = 0
        self._looked = float("-inf")
        self._fault = ""
        self._busy = False
        self._ending, self._tried = threading.Event(), threading.Event()
        self._thread: threading.Thread | None = None

    def add(self, digest: str, session: Session) -> None:
        """Keep a new one, and know it here from now on."""
        self._fresh()
        self._table.add(digest, session)
        with self._lock:
            self._writes += 1
            self._sessions[session.id] = self._written[session.id] = session
            self._tokens[digest] = session.id

    def opened_by(self, digest: str) -> Session | None:
        """The one that a token opens, or opened: it may have begun at another server just now."""
        self._fresh()
        if digest not in self._tokens and self._may_look_for(digest):
            self._look_here()
        return self._sessions.get(self._tokens.get(digest, ""))

    def get(self, id: str) -> Session | None:
        """The one with this id."""
        self._fresh()
        return self._sessions.get(id)

    def every(self) -> list[Session]:
        """All of them."""
        self._fresh()
        with self._lock:
            return list(self._sessions.values())

    def keep(self, session: Session) -> None:
        """Keep what was seen of one here; the thread writes it."""
        with self._lock:
            before = self._sessions.get(session.id)
            if before and not before.ended:
                self._sessions[session.id] = session

    def end(self, session: Session) -> None:
        """Keep that it has ended, here and in the table."""
        self._table.end(session)
        with self._lock:
            self._writes += 1
        self.keep(session)

    def forget(self, ids: Collection[str]) -> None:
        """Have the thread delete these."""
        with self._lock:
            self._gone |= set(ids)

    def close(self) -> None:
        """Look no more."""
        self._ending.set()
        if self._thread:
            self._thread.join(LONGEST_WAIT)
        self._table.close()

    def _fresh(self) -> None:
        """What is known is new enough. Raises BesideError."""
        if not (self._thread and self._thread.is_alive()):
            self._begin()
        if time.monotonic() - self._looked > STALE_SECONDS:
            self._look_here()

    def _may_look_for(self, digest: str) -> bool:
        with self._lock:
            if digest in self._unknown or len(self._unknown) >= MOST_UNKNOWN:
                return False
            self._unknown.add(digest)
            return True

    def _begin(self) -> None:
        with self._lock:
            if self._ending.is_set() or (self._thread and self._thread.is_alive()):
                return
            self._thread = threading.Thread(target=self._go_on, name="sessions", daemon=True)
            self._thread.start()
        self._tried.wait(LONGEST_WAIT)

    def _look_here(self) -> None:
        """Look for who asks, unless the server is known to be away, or the thread hangs at it:
        nobody else is to wait for it, too. Raises BesideError."""
        if self._fault or (self._busy and time.monotonic() - self._looked > STALE_SECONDS):
            raise BesideError(self._fault or _LATE, "" if self._fault else _LATE)
        begun, writes = time.monotonic(), self._writes
        try:
            self._take(self._table.look(), begun, writes)
        except BesideError as error:
            self._fault = str(error)
            raise

    def _go_on(self) -> None:
        while not self._ending.is_set():
            begun, writes, self._busy = time.monotonic(), self._writes, True
            try:
                self._take(self._table.exchange(self._news(), self._taken()), begun, writes)
                self._fault, self._unknown = "", set()
            except BesideError as error:
                self._fault = str(error)
            self._busy = False
            self._tried.set()
            self._ending.wait(LOOK_SECONDS)

    def _news(self) -> list[Session]:
        """What was seen here and is not yet written."""
        with self._lock:
            return [one for one in self._sessions.values() if _differs(one, self._written)]

    def _taken(self) -> set[str]:
        with self._lock:
            taken, self._gone = self._gone, set()
            return taken

    def _take(self, found: dict[str, Session], begun: float, writes: int) -> None:
        """Know this from now on, unless something was written here after it was looked at, or it
        is older than what is known."""
        with self._lock:
            if writes != self._writes or begun < self._looked:
                return
            self._sessions = {one.id: self._with_seen(one) for one in found.values()}
            self._tokens = {digest: one.id for digest, one in found.items()}
            self._written = {one.id: one for one in found.values()}
            self._looked = begun

    def _with_seen(self, one: Session) -> Session:
        """The session of the table, with what was seen here of it."""
        here = self._sessions.get(one.id)
        if one.ended or here is None:
            return one
        return here if here.ended else replace(here, used=max(here.used, one.used))


def _differs(one: Session, written: dict[str, Session]) -> bool:
    before = written.get(one.id)
    if before is None or before.ended:
        return False
    late = one.used >= before.used + USED_SECONDS
    return bool(one.ended) or late or one.roles != before.roles
