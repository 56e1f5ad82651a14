"""The right to write, which one at a time has: who waits for it in vain learns who has it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from data.clock import uk_now
from data.store.faults import DatabaseError

WAIT_SECONDS = 30
"""How long to wait for the one before."""


class WaitedError(DatabaseError):
    """Somebody else has the turn for too long. Nothing was changed."""


class Turn:
    """A lock with the name of whoever holds it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.said = ""
        """Who has it or had it last, doing what and since when."""

    @contextmanager
    def taken(self, who: str) -> Iterator[None]:
        """Hold it; `who` says who does what, as `Ann is loading meetings`. Raises WaitedError."""
        if not self._lock.acquire(timeout=WAIT_SECONDS):
            raise self.waited()
        self.said = f"{who} (since {uk_now():%H:%M})"
        try:
            yield
        finally:
            self._lock.release()

    def waited(self) -> WaitedError:
        """What is said to somebody who has waited in vain."""
        return WaitedError(f"{self.said}. Try again when that is done; nothing was changed.")
