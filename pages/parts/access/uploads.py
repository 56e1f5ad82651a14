"""How much a person may have uploaded at once: what is held for them, and what is on its way."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from starlette.datastructures import Headers
from starlette.types import Scope

LIMIT_FILES = 5
"""Files of the largest size that a person may have on the server at once."""

Held = Callable[[list[str]], int]
"""The bytes of the uploads that are held for these of Streamlit's sessions."""


class QuotaError(Exception):
    """No more may be uploaded now; the words say why, `status` what it is to a browser."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status


class Quota:
    """Counts the bytes of each session's uploads; `largest` is the size of the largest file."""

    def __init__(self, held: Held, largest: int) -> None:
        self._held = held
        self._most = LIMIT_FILES * largest
        self._coming: Counter[str] = Counter()

    @contextmanager
    def taken(self, scope: Scope, session_id: str, runs: list[str]) -> Iterator[None]:
        """Room for one upload while it comes. Raises QuotaError."""
        size = Headers(scope=scope).get("content-length", "")
        if not size.isdecimal():
            raise QuotaError(411, "Say how large the file is.")
        if self._held(runs) + self._coming[session_id] + int(size) > self._most:
            raise QuotaError(429, "Remove the files that you have added before you add another.")
        self._coming[session_id] += int(size)
        try:
            yield
        finally:
            self._coming[session_id] -= int(size)
            self._coming += Counter()  # forgets those who have nothing on its way
