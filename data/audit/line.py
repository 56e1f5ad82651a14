"""A line of the audit trail: what stands on it, and the code that chains it to the line before."""

import hmac
import re
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from pydantic import BaseModel

FIRST = b"0" * 64
"""What the first line is chained to."""
_SEALED = re.compile(rb'(\{.*),"mac":"([0-9a-f]{64})"\}\n', re.DOTALL)


class Kind(StrEnum):
    """What kind of thing was done, in the words of the Audit page."""

    SIGN_IN = "sign-in"
    SIGN_OUT = "sign-out"
    REFUSED = "refused attempt"
    UPLOAD = "upload"
    UNDO = "undo"
    REDO = "redo"
    CHANGE = "change"
    EDITION = "edition"
    EXPORT = "export"
    ROWS = "rows seen"
    TOKEN_ISSUED = "token issued"
    TOKEN_ENDED = "token ended"
    TOKEN_USED = "token used"
    BACKUP = "backup"
    RESTORE = "restore"
    MOVE = "move"
    RETENTION = "retention"
    PEOPLE = "people"
    MAIL = "mail"
    CALENDAR = "calendar"
    TRAIL = "audit trail"


class AuditLine(BaseModel, frozen=True):
    """What was done: the line's number from 1, the moment in UTC, the person and their roles, what
    it was done to (a name or number of the dashboard's own, never a value from a file), and how it
    ended. `kind` is a `Kind`, or one of a later version."""

    n: int
    at: datetime
    who: str
    role: str
    kind: str
    what: str
    outcome: str


class Sealed(NamedTuple):
    """The two parts of a written line: what the code is made from, and the code."""

    body: bytes
    mac: bytes


def seal(key: bytes, before: bytes, line: AuditLine) -> tuple[bytes, bytes]:
    """The line as it is written, chained to the code of the line before; and its own code."""
    body = line.model_dump_json(ensure_ascii=True).encode().removesuffix(b"}")
    mac = code(key, before, body)
    return body + b',"mac":"' + mac + b'"}\n', mac


def code(key: bytes, before: bytes, body: bytes) -> bytes:
    """The code of a line, in hexadecimal digits: HMAC-SHA256 over the code before and the body."""
    return hmac.digest(key, before + body, "sha256").hex().encode()


def code_of(written: bytes) -> bytes:
    """The code of the line before the next; of one that was spoilt what the first is chained to,
    for the trail goes on, and says that it is broken."""
    sealed = parts(written)
    return sealed.mac if sealed else FIRST


def parts(written: bytes) -> Sealed | None:
    """The parts of a line with its end; None where it is none."""
    found = _SEALED.fullmatch(written)
    return Sealed(found[1], found[2]) if found else None


def line_in(sealed: Sealed) -> AuditLine | None:
    """What the line says; None where it cannot be read."""
    try:
        return AuditLine.model_validate_json(sealed.body + b"}")
    except ValueError:
        return None
