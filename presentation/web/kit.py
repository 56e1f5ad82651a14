"""What the page is built of: headings that can be led to, tables, charts, marked lists."""

import re
from collections.abc import Iterable, Sequence

import plotly.graph_objects as go

from data.text import TURNING
from presentation.html.kit import Markup, join, tag
from presentation.rows import Table
from presentation.svg import svg_of

WIDE, NARROW = 700, 340
"""The widths in pixels at which a chart is drawn: for a window or paper, and for a phone."""
_DROPPED = re.compile(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff{TURNING}]"
)
"""What HTML can hold in no way, and what would turn the words behind it."""


def clean(page: str) -> str:
    """The page without what it may not hold."""
    kept = _DROPPED.sub("", page)
    return "".join(one for one in kept if ord(one) < 0x10000 or ord(one) & 0xFFFF < 0xFFFE)


def chapter(id: str, title: str, notices: Markup, *inside: object) -> Markup:
    """A part of the page that the contents list leads to, and that begins a sheet of paper."""
    heading = tag("h2", title, id=f"{id}-title")
    return tag("section", heading, notices, *inside, id=id, aria_labelledby=f"{id}-title")


def small(*words: str) -> Markup:
    """What stands in small letters, a paragraph each; nothing for what is empty."""
    return join([tag("p", tag("small", one)) for one in words if one])


def paragraphs(*words: str) -> Markup:
    """A paragraph each; nothing for what is empty."""
    return join([tag("p", one) for one in words if one])


def listed(lines: Iterable[object]) -> Markup:
    """A list of sentences."""
    return tag("ul", *(tag("li", line) for line in lines))


def facts(pairs: Iterable[tuple[str, object]], kind: str = "facts") -> Markup:
    """Words under short heads; nothing where there are none."""
    told = [tag("div", tag("dt", head), tag("dd", words)) for head, words in pairs]
    return tag("dl", *told, class_=kind) if told else Markup()


def grid(
    caption: str,
    head: Sequence[str],
    rows: Iterable[Sequence[object]],
    numeric: Sequence[int] = (),
) -> Markup:
    """A table with its caption; the first cell of each row is its heading."""
    kinds = ["num" if place in numeric else "" for place in range(len(head))]
    heads = [
        tag("th", words, scope="col", class_=kind) for words, kind in zip(head, kinds, strict=True)
    ]
    body = [_row(kinds, row) for row in rows]
    return tag(
        "table", tag("caption", caption), tag("thead", tag("tr", *heads)), tag("tbody", *body)
    )


def _row(kinds: Sequence[str], row: Sequence[object]) -> Markup:
    first, *others = zip(kinds, row, strict=True)
    cells = [tag("td", cell, class_=kind) for kind, cell in others]
    return tag("tr", tag("th", first[1], scope="row"), *cells)


def table_of(held: Table) -> Markup:
    """A table of text with its note; the note alone where it has no rows."""
    drawn = grid(held.name, held.head, held.rows, held.numeric) if held.rows else ""
    return join([drawn, small(held.note)])


def folded(summary: str, *inside: object, opened: bool = False) -> Markup:
    """What is folded away under a line that opens it; paper has all of it."""
    return tag("details", tag("summary", summary), *inside, open="open" if opened else "")


def chart(figure: go.Figure, alternative: str, caption: object) -> Markup:
    """A chart with the text that stands for it and its caption: the one that fits the window is
    seen."""
    drawn = [
        tag("div", Markup(svg_of(figure, width)), class_=kind)
        for kind, width in (("wide", WIDE), ("narrow", NARROW))
    ]
    shown = tag("div", *drawn, role="img", aria_label=alternative)
    return tag("figure", shown, tag("figcaption", caption) if caption else "")
