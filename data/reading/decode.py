"""Turning bytes into clean UTF-8 text: the encodings of the contract, one kind of line end, nothing unreadable."""

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from data.problems import unreadable

_CHUNK = 4 * 1024 * 1024
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CONTROLS = re.compile(rb"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]")
_NOT_TEXT = "This is not a text file or a workbook that can be read. Export it again as CSV (UTF-8) or as .xlsx."
_MIXED = (
    "Line {line} mixes two encodings, so its accents cannot be trusted. Export the file again as CSV (UTF-8), "
    "without joining files of different kinds."
)


@dataclass
class Decoded:
    """A file as UTF-8 with LF line ends. `plain` is set where a line is a row: no quotes and no blank line inside."""

    path: Path
    encoding: str
    plain: bool
    has_controls: bool


def decode(source: Path, target: Path) -> Decoded:
    """Write `source` to `target` as clean UTF-8. Raises RefusedError where its text cannot be trusted."""
    with source.open("rb") as file:
        start = file.read(4)
    if start.startswith(_UTF16):
        return _written(source, target, "utf-16", "utf-16")
    try:
        return _written(source, target, "utf-8-sig", "utf-8")
    except UnicodeDecodeError:
        _refuse_mixed(source)
    return _written(source, target, "cp1252", "windows-1252")


def _refuse_mixed(source: Path) -> None:
    """Windows-1252 would read anything: where some sequences are good UTF-8, the accents of the rest are a guess."""
    with source.open("rb") as file:
        for line, content in enumerate(file, start=1):
            if not content.isascii() and _UTF8_SEQUENCE.search(content):
                raise unreadable(_MIXED.format(line=line))


def _written(source: Path, target: Path, codec: str, encoding: str) -> Decoded:
    result = Decoded(target, encoding, plain=True, has_controls=False)
    last = b""
    with target.open("wb") as out:
        for content in _pieces(source, codec):
            if b"\0" in content:
                raise unreadable(_NOT_TEXT)
            result.plain = result.plain and b'"' not in content and b"\n\n" not in last + content
            result.has_controls = result.has_controls or _CONTROLS.search(content) is not None
            last = content[-1:]
            out.write(content)
    return result


def _pieces(source: Path, codec: str) -> Iterator[bytes]:
    """The file as UTF-8 with LF line ends, piece by piece. Raises UnicodeDecodeError for UTF-8 that is not."""
    decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder(codec)(), translate=True)
    try:
        with source.open("rb") as file:
            while chunk := file.read(_CHUNK):
                yield decoder.decode(chunk).encode()
            yield decoder.decode(b"", final=True).encode()
    except UnicodeError as error:
        if codec == "utf-8-sig":
            raise
        raise unreadable(_NOT_TEXT) from error
