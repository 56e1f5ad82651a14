"""Whether the trail is whole: every line as it was written, none missing, moved or added."""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass

from data.audit.line import FIRST, code, code_of, line_in, parts
from data.audit.trail import Trail


@dataclass(frozen=True)
class Verified:
    """How many lines were found as they were written, and the code of the last of them, the
    digest. Where the trail is broken, `line` is the line where it breaks, and `fault` says how."""

    lines: int
    digest: str
    line: int | None = None
    fault: str = ""


def verify(trail: Trail, digest: str = "") -> Verified:
    """Go through the trail as it stands now. With the `digest` of an earlier day, also whether that
    line is still there. Raises AuditError where it cannot be read."""
    if not trail.lines.there():
        return _absent(trail, digest)
    return _through(trail.lines.forwards(), trail.key(), digest.strip().lower().encode())


def _absent(trail: Trail, digest: str) -> Verified:
    if not (digest or trail.key_file.exists()):
        return Verified(0, "")
    return Verified(0, "", 1, f"The audit trail {trail.lines.name} is gone.")


def _through(lines: Iterable[bytes], key: bytes, digest: bytes) -> Verified:
    n, before, seen = 0, FIRST, not digest
    for written in lines:
        fault = _fault(written, key, before, n + 1)
        if fault:
            return Verified(n, _shown(before), n + 1, fault)
        n, before = n + 1, code_of(written)
        seen = seen or hmac.compare_digest(before, digest)
    if not n:
        return Verified(0, "", 1, "The audit trail is empty: every line was taken away.")
    if not seen:
        return Verified(n, _shown(before), n + 1, _cut(n))
    return Verified(n, _shown(before))


def _fault(written: bytes, key: bytes, before: bytes, n: int) -> str:
    """What is wrong with the line that should be the n-th; empty where nothing is."""
    if not written.endswith(b"\n"):
        return f"Line {n} has no end: it was cut in the middle."
    sealed = parts(written)
    if sealed is None:
        return f"Line {n} is no line of the trail any more: it was edited."
    if hmac.compare_digest(sealed.mac, code(key, before, sealed.body)):
        return ""
    said = line_in(sealed)
    if said and said.n > n:
        gone = f"lines {n} to {said.n - 1} were" if said.n > n + 1 else f"line {n} was"
        return f"Where line {n} should be stands line {said.n}: {gone} taken away or moved."
    if said and said.n < n:
        return f"Where line {n} should be stands line {said.n}: it was moved or put in twice."
    return f"Line {n} is not as it was written: it was edited, or written with another key."


def _cut(n: int) -> str:
    return (
        f"The trail ends with line {n} and does not hold the line with that digest: lines after "
        f"line {n} were taken away, or the digest is of another trail."
    )


def _shown(before: bytes) -> str:
    return "" if before == FIRST else before.decode()
