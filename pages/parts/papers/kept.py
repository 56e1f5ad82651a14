"""The files of papers between making and saving, on this server alone: the newest, up to a size.

Nobody has them by an address: a reader's page holds their key.
"""

import hashlib
import threading
from collections import OrderedDict

from presentation.papers import MadePapers

MOST = 100_000_000
"""Bytes of all that is kept: room for about twenty packs of a whole plan in all forms."""


class KeptPapers:
    """Papers by their digest: the same ones are kept once, whoever had them made. Any thread may
    ask."""

    def __init__(self, most: int = MOST) -> None:
        self._lock, self._most = threading.Lock(), most
        self._held: OrderedDict[str, MadePapers] = OrderedDict()

    def put(self, made: MadePapers) -> str:
        """Keep these, and forget the oldest where it is too much; their key."""
        key = _digest(made)
        with self._lock:
            self._held[key] = made
            self._held.move_to_end(key)
            while len(self._held) > 1 and sum(map(_size, self._held.values())) > self._most:
                self._held.popitem(last=False)
        return key

    def get(self, key: str) -> MadePapers | None:
        """The papers of that key; None once they are forgotten."""
        with self._lock:
            return self._held.get(key)


KEPT = KeptPapers()
"""Those of this server."""


def _digest(made: MadePapers) -> str:
    told = "\n".join(f"{one.sha256} {one.name}" for one in made.papers)
    return hashlib.sha256(told.encode()).hexdigest()


def _size(made: MadePapers) -> int:
    return sum(len(one.data) for one in made.papers)
