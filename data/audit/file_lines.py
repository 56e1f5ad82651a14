"""The lines of the trail in a file, one after the other."""

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from data.audit.faults import explained
from data.audit.lines import TrailPen
from data.lock import held

LONGEST_LINE = 8192
_BLOCK = 1 << 16


@dataclass(frozen=True)
class FileLines:
    """The file `path`, made with the first line."""

    path: Path

    @property
    def name(self) -> str:
        """The file."""
        return str(self.path)

    def there(self) -> bool:
        """Whether there is a file."""
        with explained(self.path):
            return self.path.exists()

    def state(self) -> tuple[int, ...]:
        """The size of the file, and when it was written."""
        with explained(self.path):
            if not self.path.exists():
                return ()
            found = self.path.stat()
            return found.st_size, found.st_mtime_ns

    @contextmanager
    def writing(self) -> Iterator[TrailPen]:
        """The end of the file. Raises AuditError."""
        with explained(self.path), _opened(self.path) as file, held(file):
            yield _FilePen(file)

    def last(self) -> bytes:
        """The last whole line."""
        with explained(self.path):
            if not self.path.exists():
                return b""
            with self.path.open("rb") as file:
                return _last(file.fileno(), os.fstat(file.fileno()).st_size)[0]

    def forwards(self) -> Iterator[bytes]:
        """The lines up to where the file ends now: none that is being written."""
        with explained(self.path), self.path.open("rb") as file:
            with held(file.fileno()):
                left = os.fstat(file.fileno()).st_size
            while left > 0:
                written = file.readline(min(left, LONGEST_LINE))
                left -= len(written)
                yield written

    def backwards(self) -> Iterator[bytes]:
        """The lines from the last to the first, without their ends."""
        with explained(self.path):
            if not self.path.exists():
                return
            with self.path.open("rb") as file:
                left, rest = file.seek(0, os.SEEK_END), b""
                while left:
                    size = min(_BLOCK, left)
                    left -= size
                    file.seek(left)
                    rest, *lines = (file.read(size) + rest).split(b"\n")
                    yield from reversed(lines)
                yield rest


class _FilePen:
    """The end of an open file."""

    def __init__(self, file: int) -> None:
        self._file = file
        size = os.fstat(file).st_size
        self.empty = not size
        self.last, self._whole = _last(file, size)
        self.torn = self._whole < size

    def proofs(self) -> Sequence[tuple[bytes, bytes]]:
        """None: one machine writes, which has one key."""
        return ()

    def write(self, lines: Sequence[bytes]) -> None:
        """Write at the end, all of it or nothing."""
        text = b"".join(lines)
        os.lseek(self._file, self._whole, os.SEEK_SET)
        try:
            os.ftruncate(self._file, self._whole)
            if os.write(self._file, text) < len(text):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(self._file)
        except OSError:
            os.ftruncate(self._file, self._whole)
            raise


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    path.parent.mkdir(parents=True, exist_ok=True)
    file = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    try:
        yield file
    finally:
        os.close(file)


def _last(file: int, size: int) -> tuple[bytes, int]:
    """The last whole line, and how many bytes there are up to its end."""
    start = max(0, size - 2 * LONGEST_LINE)
    os.lseek(file, start, os.SEEK_SET)
    tail = os.read(file, size - start)
    whole = tail.rfind(b"\n") + 1
    return tail[tail.rfind(b"\n", 0, max(0, whole - 1)) + 1 : whole], start + whole
