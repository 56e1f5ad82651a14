"""Writing the trail: one line at a time, whole and on the disk before it is said to be recorded."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from data.access import ALL_ROLES
from data.address import Address
from data.audit.faults import explained
from data.audit.key import make_key, read_key
from data.audit.line import AuditLine, Kind, code_of, line_in, parts, seal
from data.lock import held
from data.reader import Reader
from data.settings import Settings, beside

DONE, REFUSED, FAILED = "done", "refused", "failed, and nothing was kept"
LONGEST_LINE = 8192
_LONGEST = 120
_TORN = "a line that was never finished was taken away"
_ANEW = (
    "this trail begins with a key that was there before: it was given, or an older trail is gone"
)
_Said = tuple[Reader, Kind, str, str]


@dataclass(frozen=True)
class Trail:
    """The audit trail in the file `path`, chained by the key in `key_file`. Both are made with the
    first line."""

    path: Path
    key_file: Path

    def record(self, by: Reader, kind: Kind, what: str, outcome: str = "") -> None:
        """Put a line on the trail; it is on the disk when this returns. `what` names things by the
        dashboard's own names and numbers, never by a value from a file; without an `outcome` it is
        done, and an attempt is refused.

        Raises AuditError: then what was to be recorded must not be done.
        """
        with explained(self.path), _opened(self.path) as file, held(file):
            ended = REFUSED if kind is Kind.REFUSED else DONE
            self._append(file, by, kind, what, outcome or ended)

    def told(self, by: Reader, kind: Kind, what: str = "") -> "Act":
        """An act that is recorded when it is kept."""
        return Act(self, by, kind, what)

    def last(self) -> tuple[int, str]:
        """The number of the last line and its code, the digest; 0 and nothing where there is none.
        Raises AuditError."""
        with explained(self.path):
            if not self.path.exists():
                return 0, ""
            with self.path.open("rb") as file:
                n, mac = _number_and_code(_last(file.fileno(), os.fstat(file.fileno()).st_size)[0])
        return n, mac.decode() if n else ""

    def _append(self, file: int, *said: *_Said) -> None:
        size = os.fstat(file).st_size
        news = [] if size or make_key(self.key_file) else [_note(_ANEW)]
        key = read_key(self.key_file, self.path)
        last, whole = _last(file, size)
        # What was cut off while it was written was not recorded, and so not done.
        news += [_note(_TORN)] if whole < size else []
        number, before = _number_and_code(last)
        text = b""
        for n, each in enumerate([*news, said], number + 1):
            written, before = seal(key, before, _line(n, *each))
            text += written
        _write(file, whole, text)


@dataclass
class Act:
    """An act within a transaction of the database: recorded last before it is kept, so that what
    cannot be recorded is not kept; and once more where keeping it failed."""

    trail: Trail
    by: Reader
    kind: Kind
    what: str = ""
    _recorded: bool = field(default=False, init=False)

    def done(self) -> None:
        """It is about to be kept. Raises AuditError."""
        self.trail.record(self.by, self.kind, self.what)
        self._recorded = True

    def failed(self) -> None:
        """It was not kept after all."""
        if self._recorded:
            self.trail.record(self.by, self.kind, self.what, FAILED)


def trail_of(database: Address, settings: Settings) -> Trail:
    """The trail of a database: where the settings say, else beside it."""
    path = settings.audit_file or beside(database, settings, "audit.jsonl")
    return Trail(path, settings.audit_key_file or path.with_name(f"{path.stem}.key"))


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


def _number_and_code(last: bytes) -> tuple[int, bytes]:
    sealed = parts(last)
    line = line_in(sealed) if sealed else None
    return line.n if line else 0, code_of(last)


def _note(what: str) -> _Said:
    return Reader("the dashboard", frozenset()), Kind.TRAIL, what, DONE


def _line(n: int, by: Reader, kind: Kind, what: str, outcome: str) -> AuditLine:
    role = "every role" if by.roles == ALL_ROLES else ", ".join(sorted(by.roles))
    words = {"who": by.name, "role": role, "kind": kind, "what": what, "outcome": outcome}
    short = {name: text[:_LONGEST] for name, text in words.items()}
    return AuditLine(n=n, at=datetime.now(UTC), **short)


def _write(file: int, at: int, text: bytes) -> None:
    """Write at the end, all of it or nothing."""
    os.lseek(file, at, os.SEEK_SET)
    try:
        os.ftruncate(file, at)
        if os.write(file, text) < len(text):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.fsync(file)
    except OSError:
        os.ftruncate(file, at)
        raise
