"""How much room text takes on a slide: an estimate, by the widths of Arial's letters, that rather
asks for too much, since the fonts of a template are not known here."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

SPARE = 1.03
"""Text is taken to be so much wider than it is."""
_UNKNOWN = 1.12
_FONTS = {
    "arial": 1.0,
    "helvetica": 1.0,
    "liberation sans": 1.0,
    "aptos": 1.0,
    "segoe ui": 1.04,
    "calibri": 0.95,
    "carlito": 0.95,
    "verdana": 1.2,
    "dejavu sans": 1.2,
}
"""How wide the letters of a font are beside those of Arial, and those of any other at most."""
_BESIDE_ARIAL: ContextVar[float] = ContextVar("beside_arial", default=1.0)
LEADING = 1.2
"""Height of a line, in heights of its letters."""
_BOLD = 1.07
_WIDTHS = {
    letter: width / 1000
    for width, letters in (
        (222, "ijl'‘’"),
        (278, " !,./:;I[\\]ft|\u00a0·"),
        (333, "()-`r{}“”"),
        (500, "Jckvsxyz*^"),
        (556, "#$?0123456789L_abdeghnopqu–"),
        (611, "FTZ<=>+~−"),
        (667, "&ABEKPSVXY"),
        (722, "CDHNRUw"),
        (778, "GOQ"),
        (833, "Mm"),
        (944, "W%✓✕"),
    )
    for letter in letters
}
"""The width of a letter of Arial, as a part of its size."""
_OTHER, _FULL = 0.72, 1.05
"""Of letters that are not among them, and of those that fill a square."""


@contextmanager
def measured_in(font: str) -> Iterator[None]:
    """Meanwhile text is measured as it is in the font of this name."""
    before = _BESIDE_ARIAL.set(_FONTS.get(font.lower(), _UNKNOWN))
    try:
        yield
    finally:
        _BESIDE_ARIAL.reset(before)


def wide(words: str, size: float, *, bold: bool = False) -> float:
    """How wide a line is, in inches, in letters of `size` points."""
    return (
        sum(map(_letter, words))
        * size
        / 72
        * SPARE
        * _BESIDE_ARIAL.get()
        * (_BOLD if bold else 1.0)
    )


def _letter(letter: str) -> float:
    """Its width, as a part of the size of letters."""
    known = _WIDTHS.get(letter)
    if known is not None:
        return known
    return _FULL if unicodedata.east_asian_width(letter) in "WF" else _OTHER


def lines(words: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """The words as lines of at most so many inches, at least one; a word that is longer is cut.
    Joined they are the words again: each has the blank or the break that ends it."""
    found: list[str] = []
    for paragraph in words.split("\n"):
        found[-1:] = [f"{line}\n" for line in found[-1:]]
        found += _wrapped(paragraph, width, size, bold=bold)
    return found


def line_height(size: float) -> float:
    """The height of a line in inches."""
    return size * LEADING / 72


def _wrapped(words: str, width: float, size: float, *, bold: bool) -> list[str]:
    found, line, used = [], "", 0.0
    for piece in _pieces(words, width, size, bold=bold):
        takes = wide(piece.rstrip(" "), size, bold=bold)
        if line and used + takes > width:
            found, line, used = [*found, line], "", 0.0
        line, used = line + piece, used + wide(piece, size, bold=bold)
    return [*found, line]


def _pieces(words: str, width: float, size: float, *, bold: bool) -> Iterator[str]:
    """The words, each with the blank behind it; one that no line holds comes in pieces."""
    for word in re.findall("[^ ]* |[^ ]+$", words):
        piece, used = "", 0.0
        for letter in word:
            takes = wide(letter, size, bold=bold)
            if piece and letter != " " and used + takes > width:
                yield piece
                piece, used = "", 0.0
            piece, used = piece + letter, used + takes
        yield piece
