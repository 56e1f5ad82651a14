"""Wrong tokens and wrong addresses of calendars, counted by the address that they come from: each
makes the next answer slower. A right one is never asked about, so that nobody can lock one out."""

import time
from collections import OrderedDict
from collections.abc import Callable

FREE = 5
"""So many wrong tokens are answered at once: a slip in a job's settings."""
LONGEST_SECONDS = 5.0
FORGOTTEN_SECONDS = 600.0
_ADDRESSES = 10_000


class Strangers:
    """How many wrong tokens each address has sent lately."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._seen: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def seconds(self, address: str) -> float:
        """Count one more; the seconds that its answer is to wait."""
        now = self._clock()
        count, last = self._seen.pop(address, (0, now))
        count = 1 if now - last > FORGOTTEN_SECONDS else count + 1
        self._seen[address] = (count, now)
        while len(self._seen) > _ADDRESSES:
            self._seen.popitem(last=False)
        return min(LONGEST_SECONDS, 0.25 * 2 ** min(count - FREE, 9)) if count > FREE else 0.0
