"""The pages before the dashboard: whole documents that need no script, and nothing else of the
server."""

from presentation.html.kit import Markup, join, tag
from presentation.palette import DARK, LIGHT, Palette
from presentation.words.site import AtDoor

_NAME = "SEND Improvement Plan"
_RULES = """
body{margin:0;font:1rem/1.5 sans-serif;background:var(--page);color:var(--text)}
main{max-width:32rem;margin:0 auto;padding:2rem 1.25rem}
header{border-bottom:1px solid var(--border);padding:1rem 1.25rem;font-weight:600}
h1{font-size:2rem;font-weight:700;line-height:1.2;margin:0 0 1rem;outline:none}
p{margin:0 0 1rem;overflow-wrap:anywhere}
.go{display:inline-block;box-sizing:border-box;min-height:2.75rem;padding:.5rem 1.25rem;border:0;
border-radius:.25rem;background:var(--primary);color:var(--page);font:inherit;font-weight:600;
text-decoration:none;cursor:pointer}
.go:focus-visible{outline:3px solid var(--text);outline-offset:3px}
"""


def door_page(door: AtDoor, posted: bool = False) -> str:
    """The document; `posted`: the button sends a form instead of following a link."""
    go = tag("button", door.button, class_="go", type="submit")
    button = (
        tag("form", go, method="post", action=door.leads_to)
        if posted
        else tag("a", door.button, class_="go", href=door.leads_to)
    )
    main = tag(
        "main", tag("h1", door.title), *(tag("p", one) for one in door.sentences), tag("p", button)
    )
    head = join(
        (
            Markup('<meta charset="utf-8">'),
            Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
            Markup('<link rel="icon" href="data:,">'),
            tag("title", f"{door.title} – {_NAME}"),
            Markup(f"<style>{_colours()}{_RULES}</style>"),
        )
    )
    page = tag("html", tag("head", head), tag("body", tag("header", _NAME), main), lang="en-GB")
    return f"<!DOCTYPE html>{page}"


def _colours() -> str:
    dark = f"@media (prefers-color-scheme:dark){{{_of(DARK)}}}"
    return f":root{{color-scheme:light dark}}{_of(LIGHT)}{dark}"


def _of(palette: Palette) -> str:
    named = {
        "page": palette.page,
        "text": palette.text,
        "border": palette.border,
        "primary": palette.primary,
    }
    return f":root{{{''.join(f'--{name}:{colour};' for name, colour in named.items())}}}"
