"""Holding an open file for one writer at a time, among the threads and the processes of a
machine."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

if sys.platform == "win32":
    import msvcrt
    import os

    _FAR = 1 << 62  # a byte that nothing is ever written to: what is locked there cannot be read

    @contextmanager
    def held(file: int) -> Iterator[None]:
        """Hold the open file, which is then read from its beginning; whoever comes meanwhile
        waits."""
        _at_far(file, msvcrt.LK_LOCK)
        try:
            yield
        finally:
            _at_far(file, msvcrt.LK_UNLCK)

    def kept(file: int) -> bool:
        """Hold the open file until it is closed, unless somebody has it; whether it was free."""
        try:
            _at_far(file, msvcrt.LK_NBLCK)
        except OSError:
            return False
        return True

    def _at_far(file: int, how: int) -> None:
        os.lseek(file, _FAR, os.SEEK_SET)
        msvcrt.locking(file, how, 1)
        os.lseek(file, 0, os.SEEK_SET)

else:
    import fcntl

    @contextmanager
    def held(file: int) -> Iterator[None]:
        """Hold the open file; whoever comes meanwhile waits."""
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(file, fcntl.LOCK_UN)

    def kept(file: int) -> bool:
        """Hold the open file until it is closed, unless somebody has it; whether it was free."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
