"""Files and folders that only the user who runs the dashboard may use: they hold rows about
children."""

import logging
import os
from pathlib import Path

_OTHERS = 0o077
_LOG = logging.getLogger("dashboard")


def keep_private() -> None:
    """From now on what this process makes is its user's alone, whatever makes it: the engine makes
    its log and what it spills by itself."""
    os.umask(_OTHERS)


def made_private(path: Path) -> None:
    """Make an empty file that is its owner's alone from its first moment, with its folder, where
    there is none. Raises OSError."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))


def make_private(path: Path) -> bool:
    """Take from everybody else what they may do with a file or folder; whether they could do
    anything. What is not there is passed over. Where it cannot be done, the log says so: a backup
    on a disk that knows no such rights is better than none."""
    if os.name != "posix" or not path.exists() or not path.stat().st_mode & _OTHERS:
        return False
    try:
        path.chmod(path.stat().st_mode & 0o7700)
    except OSError as error:
        _LOG.warning("Other users may be able to read %s: %s.", path.name, error.strerror)
        return False
    return True


def close_to_others(path: Path) -> None:
    """The same for a file that may be from before all were private. The log says it once, for
    whoever has read it under another name must be given rights anew."""
    if make_private(path):
        _LOG.warning("Other users could read %s: its rights are now its owner's alone.", path.name)
