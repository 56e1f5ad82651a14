"""What can be wrong with the audit trail's files, in words that say what to do."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data.incident import OutageError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class AuditError(OutageError):
    """The audit trail cannot be used now, so that nothing that belongs in it may be done. The
    message says what to do."""

    usual = "The audit trail cannot be used at the moment. What cannot be recorded is not done."


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what the system says of a file of the trail into an AuditError."""
    try:
        yield
    except OSError as error:
        full = error.errno in _FULL
        why = "the disk is full" if full else (error.strerror or type(error).__name__)
        what = (
            "free some space and repeat"
            if full
            else "give the user that runs the dashboard the right to write it, and repeat"
        )
        raise AuditError(
            f"The audit trail {path} cannot be used: {why}. What cannot be recorded is not done: "
            f"{what}."
        ) from error
