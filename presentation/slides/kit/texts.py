"""Text on slides: runs of one look, written as text and never as markup."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pptx.dml.color import RGBColor
from pptx.dml.fill import FillFormat
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.text.text import Font, TextFrame
from pptx.util import Pt

from data.text import TURNING

BODY, SMALL = 14, 12
"""Points: the least that is read, and what stands at the foot."""
LANGUAGE = "en-GB"
Ink = str | MSO_THEME_COLOR
"""A colour of our own, such as `#12436D`, or one of the template's theme."""
TEXT, MUTED = MSO_THEME_COLOR.TEXT_1, MSO_THEME_COLOR.TEXT_2
STRONG, PANEL = MSO_THEME_COLOR.ACCENT_1, MSO_THEME_COLOR.BACKGROUND_2

_NOT_HELD = re.compile(
    f"[^\t\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[{TURNING}]"
)
_EMPTY_LINES = re.compile(r"\n(?:[^\S\n]*\n){2,}")


class SlideRun(NamedTuple):
    """Words of one look; `size` is in points, `back` the colour behind them, or empty."""

    words: str
    size: float = BODY
    bold: bool = False
    ink: Ink = TEXT
    back: str = ""


SlideParagraph = tuple[SlideRun, ...]
"""Runs that stand in one paragraph."""


def held(words: str) -> str:
    """The words without the characters that XML cannot hold, without control characters and
    marks that turn the words behind them, and with one empty line where there are several."""
    kept = _NOT_HELD.sub("", re.sub("\r\n?|\u2028|\u2029", "\n", words))
    return _EMPTY_LINES.sub("\n\n", kept)


def plain(words: str, size: float = BODY, *, bold: bool = False, ink: Ink = TEXT) -> SlideParagraph:
    """A paragraph of one look."""
    return (SlideRun(words, size, bold, ink),)


def said(paragraph: SlideParagraph) -> str:
    """The words of a paragraph."""
    return "".join(run.words for run in paragraph)


def largest(paragraph: SlideParagraph) -> float:
    """The size of its largest letters, in points."""
    return max((run.size for run in paragraph), default=BODY)


def write(
    frame: TextFrame,
    paragraphs: Sequence[SlideParagraph],
    *,
    align: PP_ALIGN | None = None,
    after: float = 0,
) -> None:
    """Write the paragraphs into an empty frame, with so many points after each; a break in the
    words is a break of the line."""
    for number, paragraph in enumerate(paragraphs):
        target = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        target.alignment, target.space_before, target.space_after = align, Pt(0), Pt(after)
        for run in paragraph:
            for place, line in enumerate(held(run.words).split("\n")):
                if place:
                    target.add_line_break()
                added = target.add_run()
                added.text = line
                look(added.font, run)


def look(font: Font, run: SlideRun) -> None:
    """Give the font the look of the run."""
    font.size, font.bold = Pt(run.size), run.bold
    paint(font.fill, run.ink)
    properties = font._rPr
    properties.set("lang", LANGUAGE)
    if run.back:
        color = f'<a:highlight {nsdecls("a")}><a:srgbClr val="{run.back[1:]}"/></a:highlight>'
        properties.append(parse_xml(color))


def paint(fill: FillFormat, ink: Ink) -> None:
    """Fill in one colour."""
    fill.solid()
    if isinstance(ink, str):
        fill.fore_color.rgb = RGBColor.from_string(ink[1:])
    else:
        fill.fore_color.theme_color = ink


def roomless(frame: TextFrame, anchor: MSO_ANCHOR = MSO_ANCHOR.TOP, inside: float = 0) -> None:
    """A frame of fixed size that wraps its words, with a margin of `inside` points."""
    frame.word_wrap, frame.vertical_anchor = True, anchor
    frame.margin_left = frame.margin_right = Pt(inside)
    frame.margin_top = frame.margin_bottom = Pt(inside)
