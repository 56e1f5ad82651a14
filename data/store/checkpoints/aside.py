"""What the engine overwrites while it brings the log into the file, kept beside it meanwhile.

The blocks that say where everything lies are written again in their own place, before the header by
which the new ones count. Whoever is killed while one of them is written leaves a file that opens no
more, with all that it holds (seen with DuckDB 1.5). With those blocks as they were it opens, and
its log has what was stored last.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

_HEADERS = 3 * 4096
_BLOCK = 262_144
_NUMBER = 8
"""Bytes of the number of a block, before it."""


def aside_of(path: Path) -> Path:
    """Where the blocks of the file at `path` are kept."""
    return path.with_name(f".{path.name}.aside")


def checkpoint(cursor: duckdb.DuckDBPyConnection) -> None:
    """Bring the log into the file that a cursor writes to. Raises duckdb.TransactionException while
    somebody reads what was changed, and OSError where there is no room."""
    ((path,),) = cursor.execute(
        "SELECT path FROM duckdb_databases() WHERE database_name = current_database()"
    ).fetchall()
    blocks = cursor.execute("SELECT block_id FROM pragma_metadata_info()").fetchall()
    with _aside(Path(path).resolve(), [block for (block,) in blocks]):
        cursor.execute("CHECKPOINT")


def put_back(path: Path) -> None:
    """Put the blocks of a file back where a process was ended before its new ones counted. Where
    somebody has the file open nothing is done."""
    path = path.resolve()
    aside = aside_of(path)
    if not aside.exists() or _opened(path) is not None:
        return
    with path.open("r+b") as file, suppress(OSError):
        _lock(file.fileno())
        kept = aside.read_bytes()
        if kept[:_HEADERS] == file.read(_HEADERS):
            for at in range(_HEADERS, len(kept), _NUMBER + _BLOCK):
                file.seek(_place(int.from_bytes(kept[at : at + _NUMBER], "little")))
                file.write(kept[at + _NUMBER : at + _NUMBER + _BLOCK])
            file.flush()
            os.fsync(file.fileno())
        aside.unlink()


@contextmanager
def _aside(path: Path, blocks: list[int]) -> Iterator[None]:
    """Keep these blocks until this is done; where it fails they stay, for the next one to open the
    file."""
    opened = _opened(path)
    if opened is None:  # a system that does not tell what this process has open
        yield
        return
    aside = aside_of(path)
    made = aside.with_suffix(".making")
    try:
        made.touch(mode=0o600)
        with made.open("wb") as file:
            file.write(os.pread(opened, _HEADERS, 0))
            for block in blocks:
                content = os.pread(opened, _BLOCK, _place(block))
                if len(content) == _BLOCK:  # else it is not on the disk yet
                    file.write(block.to_bytes(_NUMBER, "little") + content)
            file.flush()
            os.fsync(file.fileno())
        made.replace(aside)
        _sync(path.parent)
    finally:
        made.unlink(missing_ok=True)
    yield
    aside.unlink()


def _place(block: int) -> int:
    return _HEADERS + block * _BLOCK


def _opened(path: Path) -> int | None:
    """The number by which this process has the file open, if it has: opened once more and closed it
    would be locked no longer."""
    with suppress(OSError):
        for one in Path("/proc/self/fd").iterdir():
            with suppress(OSError):
                if one.readlink() == path:
                    return int(one.name)
    return None


def _sync(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _lock(file: int) -> None:
    """Lock the file as the engine does. Raises OSError where somebody has it."""
    if sys.platform != "win32":
        import fcntl

        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
