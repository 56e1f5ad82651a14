"""Writing the trail: one line at a time, whole and on the disk before it is said to be recorded."""

import hmac
from dataclasses import dataclass, field
from datetime import UTC
from pathlib import Path

from data.access import ALL_ROLES
from data.address import Address, PostgresAddress
from data.audit.faults import AuditError, explained
from data.audit.file_lines import FileLines
from data.audit.key import make_key, read_key
from data.audit.line import AuditLine, Kind, code, code_of, line_in, parts, seal
from data.audit.lines import TrailLines, TrailPen
from data.clock import utc_now
from data.reader import Reader
from data.settings import Settings, beside

DONE, REFUSED, FAILED = "done", "refused", "failed, and nothing was kept"
_UNSURE = "failed, and whether it was kept is not known"
_LONGEST = 120
_TORN = "a line that was never finished was taken away"
_ANEW = (
    "this trail begins with a key that was there before: it was given, or an older trail is gone"
)
_Said = tuple[Reader, Kind, str, str]


@dataclass(frozen=True)
class Trail:
    """The audit trail, its `lines` chained by the key in `key_file`. Both are made with the first
    line."""

    lines: TrailLines
    key_file: Path

    def record(self, by: Reader, kind: Kind, what: str, outcome: str = "") -> None:
        """Put a line on the trail; it is on the disk when this returns. `what` names things by the
        dashboard's own names and numbers, never by a value from a file; without an `outcome` it is
        done, and an attempt is refused.

        Raises AuditError: then what was to be recorded must not be done.
        """
        with self.lines.writing() as pen:
            ended = REFUSED if kind is Kind.REFUSED else DONE
            self._append(pen, by, kind, what, outcome or ended)

    def told(self, by: Reader, kind: Kind, what: str = "") -> "Act":
        """An act that is recorded when it is kept."""
        return Act(self, by, kind, what)

    def last(self) -> tuple[int, str]:
        """The number of the last line and its code, the digest; 0 and nothing where there is none.
        Raises AuditError."""
        n, mac = _number_and_code(self.lines.last())
        return n, mac.decode() if n else ""

    def key(self) -> bytes:
        """The key. Raises AuditError where there is none."""
        with explained(self.key_file):
            return read_key(self.key_file, self.lines.name)

    def _append(self, pen: TrailPen, *said: *_Said) -> None:
        with explained(self.key_file):
            news = [] if not pen.empty or make_key(self.key_file) else [_note(_ANEW)]
        key = self.key()
        self._must_be_shared(key, pen)
        # What was cut off while it was written was not recorded, and so not done.
        news += [_note(_TORN)] if pen.torn else []
        number, before = _number_and_code(pen.last)
        lines = []
        for n, each in enumerate([*news, said], number + 1):
            written, before = seal(key, before, _line(n, *each))
            lines.append(written)
        pen.write(lines)

    def _must_be_shared(self, key: bytes, pen: TrailPen) -> None:
        """Others who write the same trail have the same key. Raises AuditError."""
        proofs = pen.proofs()
        if proofs and not any(_made_with(key, *proof) for proof in proofs):
            raise AuditError(
                f"{self.key_file} is not the key by which the audit trail {self.lines.name} was "
                "begun: put there the key that its other servers have (docs/audit.md). Until then "
                "nothing that must be recorded is done."
            )


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

    def failed(self, *, known: bool = True) -> None:
        """It was not kept after all; or that is not `known`, because the server fell silent. Raises
        AuditError."""
        if self._recorded:
            self.trail.record(self.by, self.kind, self.what, FAILED if known else _UNSURE)


def trail_of(database: Address, settings: Settings) -> Trail:
    """The trail of a database: where a server keeps it, where the settings say, else beside it."""
    if isinstance(database, PostgresAddress):
        from data.audit.server_lines import ServerLines

        key = settings.audit_key_file or beside(database, settings, "audit.key")
        return Trail(ServerLines(database), key)
    path = settings.audit_file or beside(database, settings, "audit.jsonl")
    key = settings.audit_key_file or path.with_name(f"{path.stem}.key")
    return Trail(FileLines(path), key)


def _made_with(key: bytes, before: bytes, written: bytes) -> bool:
    sealed = parts(written)
    return bool(sealed) and hmac.compare_digest(sealed.mac, code(key, before, sealed.body))


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
    return AuditLine(n=n, at=utc_now().replace(tzinfo=UTC), **short)
