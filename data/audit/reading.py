"""Reading the trail back, the newest line first."""

from collections.abc import Iterator
from datetime import UTC, datetime

from data.audit.line import AuditLine, Kind, Sealed, line_in, parts
from data.audit.trail import DONE, Trail


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
    for written in trail.lines.backwards():
        sealed = parts(written + b"\n")
        line = line_in(sealed) if sealed else None
        if line and sealed:
            yield line, sealed
