"""The letters of the paper: which characters they hold, and text that keeps to these.

An archive's PDF may not hold a character without its shape, so what the letters lack is left out.
"""

import re
import struct
from functools import cache
from importlib.resources import files
from pathlib import Path

FONTS = Path(str(files("font_source_sans_pro"))) / "files"
"""The folder of the letters, as files."""
_BREAK = "\u200b"
_TOO_LONG = re.compile(r"[^\s\u200b]{25,}")
"""More letters without a blank than the narrowest column holds."""
_PIECE = re.compile(r".{8}(?=.)", re.DOTALL)
_EMPTY_LINES = re.compile(r"\n(?:[^\S\n]*\n){2,}")
_LINES = re.compile(r"\r\n|[\r\u2028\u2029\x0b\x0c\x85]")


def typed(text: str) -> str:
    """A text as it is set: without characters that the letters lack, with one empty line where
    there are several, and with places to break where it has no blanks."""
    lines = held(_LINES.sub("\n", text).replace("\t", " "))
    once = _EMPTY_LINES.sub("\n\n", lines)
    return _TOO_LONG.sub(lambda found: _PIECE.sub(rf"\g<0>{_BREAK}", found[0]), once)


def held(text: str) -> str:
    """A text without the characters that the letters lack. Marks that turn the direction of writing
    are among them."""
    known = characters()
    return "".join(one for one in text if ord(one) in known)


@cache
def characters() -> frozenset[int]:
    """The code points that each weight in use has, and the end of a line."""
    weights = ("Regular", "Semibold", "Bold")
    maps = [_mapped((FONTS / f"SourceSansPro-{one}.ttf").read_bytes()) for one in weights]
    visible = frozenset.intersection(*maps) - frozenset(range(0x20)) - {0x7F}
    return visible - _UNSEEN | {ord("\n")}


_UNSEEN = frozenset({0xAD, 0x2028, 0x2029, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0xFEFF})
"""What is read and not seen: breaks, joins, turns of direction, and the mark at the start of files,
which no archive's PDF may hold."""


def _mapped(font: bytes) -> frozenset[int]:
    """The code points that a TrueType font maps to a shape: its `cmap`, in the format for all of
    Unicode (12)."""
    (tables,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4sIII", font, 12 + 16 * index) for index in range(tables))
    start = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    (many,) = struct.unpack_from(">H", font, start + 2)
    kinds = (struct.unpack_from(">HHI", font, start + 4 + 8 * index) for index in range(many))
    full = start + next(offset for platform, kind, offset in kinds if (platform, kind) == (3, 10))
    (groups,) = struct.unpack_from(">I", font, full + 12)
    ranges = (struct.unpack_from(">III", font, full + 16 + 12 * index) for index in range(groups))
    return frozenset(
        code for first, last, shape in ranges if shape for code in range(first, last + 1)
    )
