"""How far a round is, a bar a kind."""

from collections.abc import Sequence

from presentation.html.kit import Markup, TableColumn, table, tag
from presentation.words.rounds import Stretch


def progress_table(stretches: Sequence[Stretch]) -> Markup:
    """One row each: what, done of all in words, and a bar, which says nothing more."""
    columns = (TableColumn("What", "name"), TableColumn("Done", "num"), TableColumn("Bar", "bar"))
    return table("stretches", "How far the round is", columns, map(_cells, stretches))


def _cells(one: Stretch) -> tuple[object, ...]:
    bar = tag("progress", value=str(one.done), max=str(one.of), aria_hidden="true")
    return one.name, one.words, bar
