"""Papers that were made of editions, with the digests of their files."""

from collections.abc import Sequence

from data.plurals import counted
from presentation.html.kit import Markup, TableColumn, join, table, tag
from presentation.rows import PackRow
from presentation.words.papers import MADE_BEFORE


def pack_table(rows: Sequence[PackRow]) -> Markup:
    """One row for each time that papers were made."""
    columns = [
        TableColumn("When", "name"),
        TableColumn("By"),
        TableColumn("Edition"),
        TableColumn("What was made"),
        TableColumn("Files"),
    ]
    cells = [
        (row.when, row.by or "–", _under(row.edition, row.meeting), row.what, _files(row))
        for row in rows
    ]
    return table("plain cards labelled", MADE_BEFORE, columns, cells)


def _under(edition: str, meeting: str) -> Markup:
    told = [tag("small", f"For {meeting}", class_="under")] if meeting else []
    return join([edition, *told])


def _files(row: PackRow) -> Markup:
    listed = [tag("li", name, tag("small", digest, class_="under")) for name, digest in row.files]
    return tag(
        "details",
        tag("summary", counted(len(listed), "file")),
        tag("ul", *listed),
        class_="prints",
    )
