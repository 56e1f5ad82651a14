"""Papers in a folder: all of them whole, or none."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from data.commands import UsageError, using_file
from presentation.papers import Paper


def make_room(folder: Path, papers: Sequence[Paper]) -> None:
    """Make the folder where there is none. Raises UsageError where it cannot be, or holds a file of
    a paper's name with something else in it: somebody may have written into it."""
    with using_file(folder):
        if folder.exists() and not folder.is_dir():
            raise UsageError(f"{folder} is a file: name a folder.")
        folder.mkdir(parents=True, exist_ok=True)
    for paper in papers:
        file = folder / paper.name
        with using_file(file):
            if file.exists() and (not file.is_file() or file.read_bytes() != paper.data):
                raise UsageError(
                    f"{file} is there already and holds something else, and nothing was written "
                    "over it: move it away, or name another folder."
                )


def write_papers(folder: Path, papers: Sequence[Paper]) -> None:
    """Write them for their owner alone. Raises UsageError, and DatabaseError where the disk is
    full."""
    with using_file(folder), staged(folder, ".papers-") as stage:
        for paper in papers:
            write_synced(stage / paper.name, paper.data)
        for paper in papers:
            (stage / paper.name).replace(folder / paper.name)


@contextmanager
def staged(folder: Path, prefix: str) -> Iterator[Path]:
    """A folder within it, in which files wait until all of them are written."""
    stage = Path(mkdtemp(dir=folder, prefix=prefix))
    try:
        yield stage
    finally:
        rmtree(stage, ignore_errors=True)


def write_synced(file: Path, data: bytes, mode: int = 0o600) -> None:
    """Write a file so that it survives a power cut."""
    with file.open("xb") as written:
        written.write(data)
        written.flush()
        os.fsync(written.fileno())
    file.chmod(mode)
