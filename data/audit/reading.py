"""Reading the trail back, the newest line first."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime

from data.audit.faults import explained
from data.audit.line import AuditLine, Kind, Sealed, line_in, parts
from data.audit.trail import DONE, Trail

_BLOCK = 1 << 16


def newest_first(trail: Trail) -> Iterator[AuditLine]:
    """Every line that can be read, the newest first, as far as it is asked for; none where there is
    no trail yet. Raises AuditError."""
    for line, _ in _read(trail):
        yield line


def code_at(trail: Trail, kind: Kind, what: str, since: datetime) -> tuple[int, str] | None:
    """The number and the code of the line that says that something was done: the first at or after
    a moment (naive UTC), before which no line is looked at. None where the trail has none. Raises
    AuditError."""
    found = None
    for line, sealed in _read(trail):
        if line.at < since.replace(tzinfo=UTC):
            break
        if (line.kind, line.what, line.outcome) == (kind, what, DONE):
            found = line.n, sealed.mac.decode()
    return found


def _read(trail: Trail) -> Iterator[tuple[AuditLine, Sealed]]:
    for written in _backwards(trail):
        sealed = parts(written + b"\n")
        line = line_in(sealed) if sealed else None
        if line and sealed:
            yield line, sealed


def _backwards(trail: Trail) -> Iterator[bytes]:
    """The lines from the last to the first, without their ends."""
    with explained(trail.path):
        if not trail.path.exists():
            return
        with trail.path.open("rb") as file:
            left, rest = file.seek(0, os.SEEK_END), b""
            while left:
                size = min(_BLOCK, left)
                left -= size
                file.seek(left)
                rest, *lines = (file.read(size) + rest).split(b"\n")
                yield from reversed(lines)
            yield rest
