"""How the public pages look: one stylesheet, which stands in each page so that a page that is saved
or sent by itself looks the same."""

from pathlib import Path

from presentation.palette import LIGHT

_RULES = Path(__file__).with_name("site.css").read_text(encoding="utf-8")


def _colours() -> str:
    named = {
        "page": LIGHT.page,
        "panel": LIGHT.panel,
        "text": LIGHT.text,
        "muted": LIGHT.muted,
        "link": LIGHT.link,
        "border": LIGHT.border,
        "row": LIGHT.row,
        "warn": LIGHT.yellow.background,
        "warning": LIGHT.yellow.text,
        "late": LIGHT.red.color,
        "edge": LIGHT.gray.color,
    }
    return f":root{{{''.join(f'--{name}:{colour};' for name, colour in named.items())}}}"


def _discs() -> str:
    judged = ("met", "improving", "not_improving")
    return "".join(
        f".disc.{status}{{background:{colour};border-color:{colour};color:{LIGHT.page}}}"
        for status, colour in LIGHT.status.items()
        if status in judged
    )


def _squares() -> str:
    return "".join(
        f".square.{status}{{background:{one.fill};color:{one.text};border-color:{one.edge}}}"
        for status, one in LIGHT.squares.items()
    )


STYLE = f"{_colours()}{_RULES}{_discs()}{_squares()}"
"""The rules with their colours."""
