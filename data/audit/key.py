"""The key of the trail's chain: whoever has it can write a trail that passes for whole."""

import os
import re
import secrets
from pathlib import Path

from data.audit.faults import AuditError

_KEY = re.compile(r"[0-9a-f]{64}")


def read_key(path: Path, trail: str) -> bytes:
    """The key in that file, of the trail of this name. Raises AuditError where there is none."""
    try:
        text = path.read_text(encoding="ascii", errors="replace").strip()
    except FileNotFoundError as error:
        raise AuditError(
            f"The key of the audit trail, {path}, is missing. Put it back from where it is kept "
            "safe, or from another server of the same trail; if it is lost, move the audit trail "
            f"{trail} to where it is kept, and a new trail begins with a new key. Until then "
            "nothing that must be recorded is done."
        ) from error
    if not _KEY.fullmatch(text):
        raise AuditError(
            f"{path} holds no key of an audit trail (64 hexadecimal digits): put the right one "
            "back from where it is kept safe."
        )
    return bytes.fromhex(text)


def make_key(path: Path) -> bool:
    """Make a key where there is none, for its owner's eyes alone. False where there was one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return False
    try:
        os.write(file, f"{secrets.token_hex(32)}\n".encode())
        os.fsync(file)
    finally:
        os.close(file)
    return True
