"""Whether the record behind an open database is still the same one: what was read of another, even
of an older copy of it, is never shown as this one's."""

import time
from collections.abc import Callable

LOOK_SECONDS = 1
"""For so long an answer holds, so that looking costs the pages nothing."""


class Recognised:
    """The identity by which a record was last recognised, as its engine gives it."""

    def __init__(self) -> None:
        self._known: str | None = None
        self._until = float("-inf")

    def another(self, identity: Callable[[], str]) -> bool:
        """Whether it is another record than when it was last looked at."""
        now = time.monotonic()
        if now < self._until:
            return False
        known, self._known = self._known, identity()
        self._until = now + LOOK_SECONDS
        return known not in (None, self._known)
