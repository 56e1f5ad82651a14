"""One after the other: printing takes all of a processor for some seconds, and memory, and many
readers may ask for papers at once."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_TURN = threading.Lock()


@contextmanager
def turn(wait: Callable[[], None]) -> Iterator[None]:
    """Within it nobody else on this server makes papers. `wait` says so to whoever has to wait."""
    if not _TURN.acquire(blocking=False):
        wait()
        _TURN.acquire()
    try:
        yield
    finally:
        _TURN.release()
