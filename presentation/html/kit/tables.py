"""Plain tables of text."""

from collections.abc import Collection, Iterable, Sequence

from presentation.html.kit.tags import Column, Markup, table, tag, whole


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
        Column(words, "num" if position in numeric else "") for position, words in enumerate(head)
    ]
    kind = "plain cards labelled" if len(columns) > 4 else "plain bare" if bare else "plain"
    return table(kind, label, columns, rows)


def folded_table(
    words: str,
    head: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    note: str = "",
    numeric: Collection[int] = (),
) -> Markup:
    """The figures of a chart as a table, folded away under its name (`words`), with a note
    below."""
    held = plain_table(head, rows, label=words, numeric=numeric)
    return whole(
        tag("details", tag("summary", words), held, tag("p", tag("small", note)) if note else "")
    )
