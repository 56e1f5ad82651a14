"""Compresses Streamlit's files, once for each state of them: whole, or not at all."""

import gzip
import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import brotli

from data.lock import held
from pages.parts.static.encodings import IDENTITY
from pages.parts.static.shelf import (
    LIST,
    KeptFile,
    KeptList,
    Shelf,
    ShelfError,
    must_be_ours,
    opened,
    state_of,
    usable,
)

TEXT = frozenset({".js", ".css", ".svg"})
"""What becomes smaller. Letters and pictures are compressed already, and are kept as they are."""
ENDINGS = {"br": ".br", "gzip": ".gz", IDENTITY: ""}
_FOLDER, _FILE = 0o755, 0o644
_BEGUN = ".begun-"
_OLD = re.compile(r"[0-9a-f]{32}|\.begun-.+")
"""What we ourselves put into the folder: nothing else is ever removed from it."""


def made(folder: Path, source: Path, quality: int = 11) -> Shelf:
    """What `folder` keeps of `source`, which is compressed first where that has not been done: 25
    seconds of a processor at the best `quality`. What was begun and not ended, or made of earlier
    files, goes; whoever comes meanwhile waits. Raises ShelfError."""
    try:
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            folder.chmod(_FOLDER)
        with _alone(folder):
            return usable(folder, source) or _anew(folder, source, quality)
    except OSError as error:
        raise ShelfError(f"Nothing can be kept in {folder}: {error.strerror}.") from None


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    with (folder / ".lock").open("a+b") as file, held(file.fileno()):
        yield


def _anew(folder: Path, source: Path, quality: int) -> Shelf:
    state = state_of(source)
    for old in folder.iterdir():
        if _OLD.fullmatch(old.name):
            shutil.rmtree(old)
    begun = Path(tempfile.mkdtemp(prefix=_BEGUN, dir=folder.resolve()))
    try:
        must_be_ours(begun)
        _fill(begun, source, quality)
        begun.rename(folder / state)
    except BaseException:
        shutil.rmtree(begun, ignore_errors=True)
        raise
    shelf = opened(folder, source)
    if not shelf:
        raise ShelfError(f"{source} changed meanwhile.")
    return shelf


def _fill(begun: Path, source: Path, quality: int) -> None:
    files: dict[str, dict[str, KeptFile]] = {}
    for path in sorted(one for one in source.rglob("*") if one.is_file()):
        name = path.relative_to(source).as_posix()
        encodings = dict(_encodings(path, quality))
        files[name] = {
            encoding: _kept(begun, f"{name}{ENDINGS[encoding]}", data)
            for encoding, data in encodings.items()
        }
    _written(begun / LIST, KeptList(files=files).model_dump_json().encode())
    _readable(begun)


def _encodings(path: Path, quality: int) -> Iterator[tuple[str, bytes]]:
    """Those worth keeping of a file."""
    data = path.read_bytes()
    if path.suffix not in TEXT:
        yield IDENTITY, data
        return
    for encoding, smaller in (
        ("br", brotli.compress(data, quality=quality, lgwin=24)),
        ("gzip", gzip.compress(data, 9, mtime=0)),
    ):
        if len(smaller) < len(data):
            yield encoding, smaller


def _kept(begun: Path, name: str, data: bytes) -> KeptFile:
    _written(begun / name, data)
    return KeptFile(name=name, digest=hashlib.sha256(data).hexdigest(), size=len(data))


def _written(path: Path, data: bytes) -> None:
    """On the disk before anything says that it is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _readable(begun: Path) -> None:
    """A web server of another user may send the files, whatever this process's mask: there is
    nothing in them that is not in Streamlit's package. Only we write."""
    begun.chmod(_FOLDER)
    for path in begun.rglob("*"):
        path.chmod(_FOLDER if path.is_dir() else _FILE)
