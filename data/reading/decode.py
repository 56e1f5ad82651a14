"""Turning bytes into clean UTF-8 text: the encodings of the contract, one kind of line end, nothing
unreadable."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from data.problems import unreadable
from data.reading.counting import has_blank_line, occurrences

_CHUNK = 256 * 1024
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF8_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
_CONTROL_BYTES = bytes({*range(1, 32), 127} - set(b"\t\n"))
_CONTROL_SEQUENCE = re.compile(rb"\xc2[\x80-\x9f]")
_UNSEEN = re.compile(
    rb"\xe2\x80[\x8b-\x8f\xaa-\xae]|\xe2\x81[\xa0-\xa4\xa6-\xa9]|\xef\xbb\xbf|\xc2\xad|\xd8\x9c|\xe1\xa0\x8e"
)
"""What `INVISIBLE` is in UTF-8."""
_ERROR = re.compile(rb"#(N/A|##|[A-Z0-9/]+[!?])")
_NOT_TEXT = (
    "This is neither text nor a workbook. Export the list again as CSV (UTF-8) or as a workbook "
    "(.xlsx)."
)
_NUL = (
    "This line holds a NUL byte, which no text has: the file was damaged, or is Unicode (UTF-16) "
    "that does not say so. Export it again as CSV (UTF-8) or as a workbook (.xlsx)."
)
_MIXED = (
    "Accents and signs such as £ are in UTF-8 on line {good} and in another encoding on line "
    "{bad}, so that neither can be trusted. Export the file again as CSV (UTF-8), rather than "
    "joining files of different kinds."
)
_UNKNOWN = (
    "This line holds a character that no encoding has which can be read. Export the file again as "
    "CSV (UTF-8) or as a workbook (.xlsx)."
)
_UNDEFINED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
"""What Windows-1252 has no letter for."""


@dataclass
class Decoded:
    """A file as UTF-8 with LF line ends and no blank line at its end.

    `simple` is set where it has nothing but ASCII, without tabs; `lines` counts its lines. `rough`
    are the parts, from byte to byte, with quotation marks or a blank line between others. The rest
    says whether it may hold control characters, a spreadsheet's errors, and what nobody sees.
    """

    path: Path
    encoding: str
    simple: bool = True
    has_controls: bool = False
    has_errors: bool = False
    has_unseen: bool = False
    lines: int = 1
    rough: list[tuple[int, int]] = field(default_factory=list)

    def is_plain(self, start: int, stop: int) -> bool:
        """Whether each line is a row between these bytes, of which the first begins a line: no
        quotation marks, and no blank line between others."""
        with self.path.open("rb") as file:
            for begin, end in self.rough:
                if start <= begin and end <= stop:
                    return False
                # The end of the line before is looked at too: a blank line may follow it.
                file.seek(max(begin, start - 1))
                if _is_rough(file.read(max(min(end, stop) - file.tell(), 0)).rstrip(b"\n")):
                    return False
        return True


def decode(source: Path, target: Path) -> Decoded:
    """Write `source` to `target` as clean UTF-8. Raises RefusedError where its text cannot be
    trusted."""
    with source.open("rb") as file:
        start = file.read(4)
    if start.startswith(_UTF16):
        return _written(_recoded(source, "utf-16"), target, "utf-16")
    try:
        return _written(_utf8(source), target, "utf-8")
    except UnicodeDecodeError:
        _refuse_mixed(source)
    return _written(_recoded(source, "cp1252"), target, "windows-1252")


def _refuse_mixed(source: Path) -> None:
    """Windows-1252 would read almost anything: where some sequences are good UTF-8, the accents of
    the rest are a guess."""
    good = bad = unknown = None
    with source.open("rb") as file:
        for line, content in enumerate(file, start=1):
            if b"\0" in content:
                raise unreadable(_NOT_TEXT)
            if content.isascii():
                continue
            good = good or (line if _UTF8_SEQUENCE.search(content) else None)
            bad = bad or (None if _is_utf8(content) else line)
            unknown = unknown or (line if _UNDEFINED.search(content) else None)
    if good:
        raise unreadable(_MIXED.format(good=good, bad=bad))
    if unknown:
        raise unreadable(_UNKNOWN if unknown > 1 else _NOT_TEXT, unknown if unknown > 1 else None)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _utf8(source: Path) -> Iterator[bytes]:
    """The file in pieces that end with a line. Raises UnicodeDecodeError where it is not UTF-8."""
    with source.open("rb") as file:
        if file.read(len(codecs.BOM_UTF8)) != codecs.BOM_UTF8:
            file.seek(0)
        while content := file.read(_CHUNK):
            content += file.readline()
            if not content.isascii():
                content.decode()
            yield (
                content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
                if b"\r" in content
                else content
            )


def _recoded(source: Path, codec: str) -> Iterator[bytes]:
    with source.open(encoding=codec) as file:
        try:
            for text in iter(partial(file.read, _CHUNK), ""):
                yield text.encode()
        except UnicodeError as error:
            raise unreadable(_NOT_TEXT) from error


def _written(pieces: Iterator[bytes], target: Path, encoding: str) -> Decoded:
    result = Decoded(target, encoding)
    ends = b""
    with target.open("wb") as out:
        for piece in pieces:
            if b"\0" in piece:
                raise unreadable(
                    _NUL,
                    result.lines + ends.count(b"\n") + piece.count(b"\n", 0, piece.index(b"\0")),
                )
            text = (ends + piece).rstrip(b"\n") if ends else piece.rstrip(b"\n")
            if _is_rough(text):
                result.rough.append((out.tell(), out.tell() + len(text)))
            result.simple = result.simple and text.isascii() and b"\t" not in text
            result.has_controls = result.has_controls or _controls(text)
            result.has_errors = result.has_errors or _has_errors(text)
            result.has_unseen = result.has_unseen or _has_unseen(text)
            out.write(text)
            result.lines += occurrences(text, "\n")
            ends = (ends + piece)[len(text) :]
        out.write(ends[:1])
    return result


def _is_rough(text: bytes) -> bool:
    return b'"' in text or has_blank_line(text)


def _has_errors(text: bytes) -> bool:
    return b"#" in text and _ERROR.search(text) is not None


def _has_unseen(text: bytes) -> bool:
    return not text.isascii() and _UNSEEN.search(text) is not None


def _controls(text: bytes) -> bool:
    if len(text.translate(None, _CONTROL_BYTES)) < len(text):
        return True
    return not text.isascii() and _CONTROL_SEQUENCE.search(text) is not None
