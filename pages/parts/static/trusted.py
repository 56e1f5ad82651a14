"""Whether a folder may be served from: nobody but its user and root could have changed it."""

import os
import stat
from pathlib import Path

_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


def distrusted(place: Path) -> Path | None:
    """The first of a folder, all in it and the folders above it that others could have changed;
    none if there is none. A link in it counts, for it may lead anywhere. Raises OSError. Systems
    other than POSIX have no such rights to read."""
    if os.name != "posix":
        return None
    own = (place.parent, place, *sorted(place.rglob("*")))
    changed = (
        *(one for one in own if not _ours(one.lstat())),
        *(one for one in place.parent.parents if _anybodys(one.stat())),
    )
    return next(iter(changed), None)


def _ours(found: os.stat_result) -> bool:
    """A file or folder of our own, or of root, that nobody else writes to."""
    plain = stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)
    return plain and found.st_uid in (0, os.geteuid()) and not found.st_mode & _OTHERS_WRITE


def _anybodys(found: os.stat_result) -> bool:
    """Anybody may take away what lies there, and put something else in its place."""
    return bool(found.st_mode & stat.S_IWOTH) and not found.st_mode & stat.S_ISVTX
