"""A table of text: its name, its headings, its rows."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """A table of text. `name` says what it holds, each of `rows` has a cell for each of `head`, and
    `numeric` are the places of the columns of figures; `note`, which may be empty, stands under
    it."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...] = ()
    note: str = ""
