"""The look of the page: its stylesheet, the colours of its marks, and what paper repeats."""

from collections.abc import Sequence
from pathlib import Path
from textwrap import shorten

from presentation.html.kit import Markup
from presentation.palette import LIGHT

_RULES = Path(__file__).with_name("web.css").read_text(encoding="utf-8")
_HEAD = 115
"""Letters of a notice on a sheet of paper, a line of it; the page has it whole."""
_JUDGED = ("met", "improving", "not_improving")


def stylesheet(notices: Sequence[str]) -> Markup:
    """All rules. `notices` stand at the head of each sheet of paper too, where the browser can."""
    names = {
        "page": LIGHT.page,
        "panel": LIGHT.panel,
        "text": LIGHT.text,
        "muted": LIGHT.muted,
        "border": LIGHT.border,
        "row": LIGHT.row,
        "link": LIGHT.link,
        "late": LIGHT.red.color,
        "warn": LIGHT.orange.background,
        "warning": LIGHT.orange.text,
    }
    variables = "".join(f"--{name}:{colour};" for name, colour in names.items())
    told = _quoted("\n".join(shorten(one, _HEAD, placeholder="…") for one in notices))
    head = f'@page{{@top-left{{content:"{told}";font:8pt sans-serif;white-space:pre}}}}'
    return Markup(f"<style>:root{{{variables}}}{_RULES}{_discs()}{_squares()}{head}</style>")


def _quoted(words: str) -> str:
    """Words that can be nothing but words in a stylesheet, whoever typed them."""
    return "".join(one if one.isascii() and one.isalnum() else f"\\{ord(one):06x}" for one in words)


def _discs() -> str:
    """Solid where a measure is judged, a ring where it is not."""
    rules = []
    for status, colour in LIGHT.status.items():
        fill, ink = (colour, LIGHT.page) if status in _JUDGED else (LIGHT.page, LIGHT.muted)
        rules.append(f".{status}{{color:{colour if status in _JUDGED else LIGHT.muted}}}")
        rules.append(f".mark.{status}{{background:{fill};border-color:{colour};color:{ink}}}")
    return "".join(rules)


def _squares() -> str:
    return "".join(
        f".mark.{rating}{end}{{background:{look.fill};color:{look.text};border-color:{look.edge}}}"
        for end, looks in (("", LIGHT.squares), (".overdue", LIGHT.overdue))
        for rating, look in looks.items()
    )
