"""The rows that a file changes: each changed cell before and after, and the keys of new and missing
rows."""

from collections.abc import Sequence

from data.store import CellChange
from presentation.html.kit import Markup, TableColumn, table, tag, whole

_LONGEST = 80


def cell_table(cells: Sequence[CellChange], *, label: str) -> Markup:
    """One row a changed cell: the key of its row, its column, and its value before and after."""
    columns = (
        TableColumn("Row", "name"),
        TableColumn("Column"),
        TableColumn("Before", "value"),
        TableColumn("After", "value"),
    )
    rows = [(one.key, one.column, _value(one.before), _value(one.after)) for one in cells]
    return table("plain changes cards labelled", label, columns, rows)


def key_list(keys: Sequence[str], more: int) -> Markup:
    """The keys in one line that wraps, and how many more there are."""
    rest = [tag("span", f"and {more:,} more")] if more > 0 else []
    return whole(tag("p", *[tag("span", key, class_="key") for key in keys], *rest, class_="keys"))


def _value(value: str | None) -> Markup | str:
    if value is None:
        return tag("small", "(blank)")
    return f"{value[:_LONGEST]}…" if len(value) > _LONGEST else value
