"""The stylesheet of the shared HTML: one set of rules, and the colours of the theme in use as
variables."""

from pathlib import Path

from presentation.charts.over_time import letter
from presentation.html.kit.marks import glyph
from presentation.html.kit.tags import Markup
from presentation.palette import Palette

FILES = ("plan", "focus", "print")
STYLE = "".join(
    Path(__file__).with_name(f"{name}.css").read_text(encoding="utf-8") for name in FILES
)
"""The rules. On a phone each row becomes a card; the head is then hidden from view, not from screen
readers."""


def stylesheet(palette: Palette) -> Markup:
    """The rules with the colours of one theme; a page shows it once, before anything that it
    styles."""
    names = {
        "text": palette.text,
        "muted": palette.muted,
        "border": palette.border,
        "row": palette.row,
        "head": palette.head_text,
        "late": palette.red.color,
        "mark": palette.yellow.background,
        "soft": palette.gray.background,
        "warn": palette.orange.background,
        "warning": palette.orange.text,
    }
    variables = "".join(f"--{name}:{colour};" for name, colour in names.items())
    marks = f"{_discs(palette)}{_squares(palette)}{_rows(palette)}{_chips(palette)}"
    return Markup(
        f"<style>:root{{--focus:{palette.line}}}.plan{{{variables}}}{STYLE}{marks}</style>"
    )


def _discs(palette: Palette) -> str:
    """Solid where a measure is judged, a ring where it is not; the words of a chip have the colour
    of its mark."""
    rules = []
    for status, colour in palette.status.items():
        judged = status not in ("no_target", "hidden", "no_data")
        fill, glyph, words = (
            (colour, palette.page, colour) if judged else ("none", palette.muted, palette.muted)
        )
        rules.append(f".plan .{status}{{color:{words}}}")
        rules.append(
            f".plan .mark.{status}{{background:{fill};border-color:{colour};color:{glyph}}}"
        )
    return "".join(rules)


def _rows(palette: Palette) -> str:
    """The glyphs and letters of the marks that stand in a row."""
    signs = {status: glyph(status) for status in palette.status}
    signs |= {status: letter(status) for status in palette.squares}
    rules = [
        f'.plan .marks .{status}::before{{content:"{sign}"}}' for status, sign in signs.items()
    ]
    return "".join([*rules, '.plan .marks .overdue::after{content:"!"}'])


def _chips(palette: Palette) -> str:
    tones = {
        "current": palette.green,
        "late": palette.orange,
        "not": palette.gray,
        "never": palette.gray,
    }
    return "".join(
        f".plan .fresh.{name}{{background:{tone.background};color:{tone.text}}}"
        for name, tone in tones.items()
    )


def _squares(palette: Palette) -> str:
    return "".join(
        ".plan "
        f".{status}{kind}{{background:{square.fill};color:{square.text};border-color:{square.edge}}}"
        for kind, looks in (("", palette.squares), (".overdue", palette.overdue))
        for status, square in looks.items()
    )
