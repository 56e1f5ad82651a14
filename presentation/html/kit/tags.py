"""Elements and tables as strings. Whatever is not `Markup` is escaped on its way in."""

from collections.abc import Iterable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup, escape

CARRIED: ContextVar[Mapping[str, str]] = ContextVar("carried")
"""What every link of the page that is being drawn takes along in its address, such as the moment
that is looked at."""


_WITHOUT_END = ("input",)


def tag(name: str, /, *inside: object, **attributes: object) -> Markup:
    """An element. An attribute is written with `_` for `-` and may end in one (`class_`,
    `aria_label`)."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for key, value in attributes.items()
        if value
    )
    ended = "" if name in _WITHOUT_END else f"{join(inside)}</{name}>"
    return Markup(f"<{name}{written}>{ended}")


def img(source: str, alternative: str) -> Markup:
    """A picture with the text that stands for it."""
    return Markup(f'<img src="{escape(source)}" alt="{escape(alternative)}">')


def join(parts: Iterable[object], between: str = "") -> Markup:
    """The parts one after another."""
    return escape(between).join(map(escape, parts))


def link(words: object, page: str, query: Mapping[str, str]) -> Markup:
    """A link to a page of this dashboard, in the same tab."""
    return tag("a", words, href=address(page, query))


def address(page: str, query: Mapping[str, str]) -> str:
    """Where a page of this dashboard is, relative so that it works under any path."""
    query = {**query, **CARRIED.get({})}
    return f"{page}?{urlencode(query)}" if query else page


def whole(*parts: object) -> Markup:
    """The parts inside the element that the stylesheet knows."""
    return tag("div", *parts, class_="plan")


def folded(summary: object, *inside: object, opened: bool = False) -> Markup:
    """What the first screen has no room for, under a line that opens it. Paper has all of it."""
    return tag(
        "details", tag("summary", summary), *inside, class_="prints", open="open" if opened else ""
    )


@dataclass(frozen=True)
class TableColumn:
    """A column of a table: its heading, and the class of its cells (`num` aligns right)."""

    head: str
    kind: str = ""


def table(
    kind: str, label: str, columns: Sequence[TableColumn], rows: Iterable[Sequence[object]]
) -> Markup:
    """A table with its accessible name; the first cell of each row is its heading. Without a row
    there is no table.

    The roles are written out because a phone shows rows as cards, and a browser that is told to lay
    a table out differently may no longer call it a table. Where `kind` says `labelled` a cell
    carries its heading for the card: not elsewhere, for the browser looks at each attribute before
    it draws anything.
    """
    labelled = "labelled" in kind
    heads = [tag("th", column.head, role="columnheader", class_=column.kind) for column in columns]
    head = tag("thead", tag("tr", *heads, role="row"), role="rowgroup")
    drawn = [_row(columns, row, labelled) for row in rows]
    if not drawn:
        return whole()
    body = tag("tbody", *drawn, role="rowgroup")
    return whole(tag("table", head, body, role="table", aria_label=label, class_=kind))


def _row(columns: Sequence[TableColumn], cells: Sequence[object], labelled: bool) -> Markup:
    first, *others = zip(columns, cells, strict=True)
    header = tag("th", first[1], role="rowheader", class_=first[0].kind)
    return tag(
        "tr", header, *(_cell(column, cell, labelled) for column, cell in others), role="row"
    )


def _cell(column: TableColumn, cell: object, labelled: bool) -> Markup:
    return tag(
        "td", cell, role="cell", class_=column.kind, data_label=column.head if labelled else ""
    )
