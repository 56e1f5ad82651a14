"""Reading the trail back, the newest line first."""

import os
from collections.abc import Iterator

from data.audit.faults import explained
from data.audit.line import AuditLine, line_in, parts
from data.audit.trail import Trail

_BLOCK = 1 << 16


def newest_first(trail: Trail) -> Iterator[AuditLine]:
    """Every line that can be read, the newest first, as far as it is asked for; none where there is
    no trail yet. Raises AuditError."""
    for written in _backwards(trail):
        sealed = parts(written + b"\n")
        line = line_in(sealed) if sealed else None
        if line:
            yield line


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
