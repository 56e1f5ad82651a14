"""Plain tables of text."""

from collections.abc import Collection, Iterable, Sequence

from presentation.html.kit.tags import Markup, TableColumn, join, table, tag, whole
from presentation.rows import Table


def plain_table(
    head: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    label: str = "",
    numeric: Collection[int] = (),
    bare: bool = False,
) -> Markup:
    """A table of text; the columns whose positions are in `numeric` align right. Wide ones become
    cards on a phone.

    The head of a `bare` one is only for screen readers.
    """
    columns = [
        TableColumn(words, "num" if position in numeric else "")
        for position, words in enumerate(head)
    ]
    kind = "plain cards labelled" if len(columns) > 4 else "plain bare" if bare else "plain"
    return table(kind, label, columns, rows)


def text_table(held: Table) -> Markup:
    """A table of text alone, without its note."""
    return plain_table(held.head, held.rows, label=held.name, numeric=held.numeric)


def folded_table(held: Table) -> Markup:
    """The figures of a chart as a table, folded away under its name, with its note below; nothing
    without a row."""
    if not held.rows:
        return Markup()
    return whole(tag("details", tag("summary", held.name), noted_table(held)))


def noted_table(held: Table) -> Markup:
    """A table with its note below; the note alone where it has no rows."""
    note = tag("p", tag("small", held.note)) if held.note else ""
    return join([text_table(held) if held.rows or not note else "", note])
