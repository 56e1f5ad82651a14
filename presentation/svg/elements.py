"""SVG as text: elements, numbers, colours and lines of words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

LEADING = 1.3
"""From one line of words to the next, in sizes of letters."""

_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML can hold in no way."""
_RGBA = re.compile(r"rgba\((\d+), (\d+), (\d+), ([\d.]+)\)")
_MARKUP = re.compile("(<br>|<b>|</b>)")


def element(name: str, *inside: str, **attributes: object) -> str:
    """An element; what is inside is SVG already. An attribute is written with `_` for `-`, and left
    out where it is None."""
    written = "".join(
        f' {key.replace("_", "-")}="{escape(_value(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    held = "".join(inside)
    return f"<{name}{written}>{held}</{name}>" if held else f"<{name}{written}/>"


def _value(value: object) -> str:
    return number(value) if isinstance(value, int | float) else str(value)


def number(value: float) -> str:
    """A number with at most two decimals, and none that says nothing."""
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def filled(colour: str) -> dict[str, object]:
    """A colour as the fill of an element; one that lets through in two attributes, as all readers
    of SVG know it."""
    found = _RGBA.fullmatch(colour)
    if not found:
        return {"fill": colour}
    *rgb, opacity = found.groups()
    return {"fill": f"#{''.join(f'{int(part):02x}' for part in rgb)}", "fill_opacity": opacity}


def stroked(colour: str, width: float, dash: str = "solid") -> dict[str, object]:
    """A line: its colour, its width in pixels, and its dashes as `7px,4px`."""
    dashes = None if dash == "solid" else dash.replace("px", "").replace(",", " ")
    return {"stroke": colour, "stroke_width": width, "stroke_dasharray": dashes}


@dataclass(frozen=True)
class Run:
    """Words of one line that are bold or not, as they were typed."""

    words: str
    bold: bool


def lines_of(text: str) -> list[list[Run]]:
    """The lines of a text of a chart, in which `<b>` and `<br>` are markup and nothing else is."""
    lines: list[list[Run]] = [[]]
    bold = False
    for part in _MARKUP.split(text):
        if part == "<br>":
            lines.append([])
        elif part in ("<b>", "</b>"):
            bold = part == "<b>"
        elif part:
            lines[-1].append(Run(_typed(part), bold))
    return lines


def _typed(words: str) -> str:
    """What was made safe for Plotly as it was typed, with each blank kept."""
    plain = words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return re.sub(r"\s(?=\s)", "\u00a0", _FORBIDDEN.sub("", plain))


def written(
    lines: Iterable[Iterable[Run]], x: float, y: float, size: float, anchor: str, colour: str
) -> list[str]:
    """Lines of words, the first standing on the height `y`; `anchor` is `start`, `middle` or `end`
    of each."""
    return [
        element(
            "text",
            *(_run(run) for run in runs),
            x=x,
            y=y + LEADING * size * place,
            font_size=size,
            text_anchor=anchor,
            fill=colour,
        )
        for place, runs in enumerate(lines)
    ]


def _run(run: Run) -> str:
    words = escape(run.words, quote=False)
    return element("tspan", words, font_weight="bold") if run.bold else words
