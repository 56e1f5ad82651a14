"""A zip of several files, as publishers give them to download: told as such, with the files in it
that are read."""

import csv
import io
import zipfile
from pathlib import PurePosixPath

from data.extract import Extract
from data.extracts import extracts
from data.problems import unreadable

_START = 64 * 1024
_LOOKED_INTO = 200
_NAMED = 8


def refuse_archive(archive: zipfile.ZipFile) -> None:
    """Raise RefusedError where this is no workbook but a zip of files: which to unpack and load."""
    names = [name for name in archive.namelist() if not name.startswith("__MACOSX/")]
    tables = [name for name in names if name.lower().endswith((".csv", ".txt", ".xlsx"))]
    if not tables or any(name.startswith("xl/") for name in names):
        return
    read = [name for name in tables[:_LOOKED_INTO] if _is_read(archive, name)]
    raise unreadable(_words(read, tables))


def _words(read: list[str], tables: list[str]) -> str:
    begin = "This is a zip of files, which cannot be loaded as one. "
    if not read:
        return (
            f"{begin}Nothing in it has the columns of an extract (it holds {_listed(tables)}). "
            "Unpack it and look, or take another."
        )
    one = len(read) == 1
    rest = " Nothing else in it is read." if len(read) < len(tables) else ""
    return f"{begin}Unpack it and load {_listed(read)}{'' if one else ', one by one'}.{rest}"


def _listed(names: list[str]) -> str:
    shown = [PurePosixPath(name).name for name in names[:_NAMED]]
    shown += [f"{len(names) - _NAMED:,} more"] * (len(names) > _NAMED)
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))


def _is_read(archive: zipfile.ZipFile, name: str) -> bool:
    """Whether a file has the columns of an extract. A workbook may have: it is not looked into."""
    if name.lower().endswith(".xlsx"):
        return True
    try:
        with archive.open(name) as file:
            start = file.read(_START)
    except (RuntimeError, OSError, NotImplementedError, zipfile.BadZipFile):
        return False
    return any(
        _fits(extract, header) for header in _headers(start) for extract in extracts().values()
    )


def _headers(start: bytes) -> list[list[str]]:
    text = start.decode("utf-8-sig", errors="replace").partition("\n")[0].rstrip("\r")
    return [next(csv.reader(io.StringIO(text), delimiter=mark), []) for mark in ",;\t"]


def _fits(extract: Extract, header: list[str]) -> bool:
    return not extract.lacking(header) or any(adapter.reads(header) for adapter in extract.adapters)
