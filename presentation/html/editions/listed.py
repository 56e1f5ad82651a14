"""The list of editions."""

from collections.abc import Mapping, Sequence

from presentation.html.kit import Markup, TableColumn, join, link, table, tag
from presentation.rows import EditionRow
from presentation.words.editions import SHOWS
from presentation.words.papers import PAPERS, papers_of
from presentation.words.site import EDITIONS


def edition_table(
    rows: Sequence[EditionRow],
    ways: Mapping[int, str],
    looked_at: int | None,
    *,
    found: bool,
) -> Markup:
    """One row an edition: a link where `ways` has an address for it, and a mark on the one that is
    `looked_at`. What may be seen leads to its papers too, and with `found` each to what it shows
    and hides."""
    columns = [
        TableColumn("Edition for", "name"),
        TableColumn("Figures to", "month"),
        TableColumn("State"),
        TableColumn("Note"),
        TableColumn(PAPERS),
        *[TableColumn(SHOWS)] * found,
    ]
    cells = [
        (
            _named(row, ways.get(row.id, ""), looked_at == row.id),
            row.month,
            row.state,
            row.note or "–",
            papers_link(row.id) if row.id in ways else "–",
            *[link(f"See edition {row.id}", "editions", {"show": str(row.id)})] * found,
        )
        for row in rows
    ]
    return table("plain cards labelled", EDITIONS, columns, cells)


def papers_link(edition: int) -> Markup:
    """The way to where papers of an edition are made."""
    return link(papers_of(edition), "papers", {"for": str(edition)})


def _named(row: EditionRow, way: str, looked_at: bool) -> Markup:
    name = tag("a", row.name, href=way) if way else row.name
    marked = " · you are looking at it" if looked_at else ""
    return join([name, tag("small", f"Edition {row.id}{marked}", class_="under")])
