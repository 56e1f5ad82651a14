"""A folder of this process's own, for rows about children on their way into a server: closed to
others, and removed by whoever comes next where a process was killed."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from data.lock import held, kept


class WorkFolder:
    """The folder, beside those of other processes in the same place. In `incoming` the engine may
    read; it lies apart from what else this process keeps."""

    def __init__(self, place: Path, stem: str) -> None:
        self._kin = f".work-{stem}-*"
        self._folder = place / f".work-{stem}-{uuid4().hex}"
        self.incoming = self._folder / "incoming"
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _alone(place):
            self.incoming.mkdir(mode=0o700, parents=True)
            self._folder.chmod(0o700)
            self._lock = _opened(self._folder)
            kept(self._lock)

    def clean(self) -> None:
        """Remove what killed processes have left behind."""
        with _alone(self._folder.parent):
            for other in self._folder.parent.glob(self._kin):
                if other != self._folder:
                    _remove_if_left(other)

    def passfile(self, password: str) -> Path:
        """A file from which libpq takes the password."""
        file = self._folder / "passfile"
        file.touch(mode=0o600)
        escaped = password.replace("\\", "\\\\").replace(":", "\\:")
        file.write_text(f"*:*:*:*:{escaped}\n", encoding="utf-8")
        return file.resolve()

    def end(self) -> None:
        """Remove it: the process needs it no more."""
        shutil.rmtree(self._folder, ignore_errors=True)
        with suppress(OSError):  # it was given back before
            os.close(self._lock)


@contextmanager
def _alone(place: Path) -> Iterator[None]:
    """Nobody else makes or removes a folder here meanwhile."""
    file = os.open(place / ".work.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        with held(file):
            yield
    finally:
        os.close(file)


def _opened(folder: Path) -> int:
    return os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)


def _remove_if_left(folder: Path) -> None:
    lock = _opened(folder)
    try:
        if kept(lock):
            shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(lock)
