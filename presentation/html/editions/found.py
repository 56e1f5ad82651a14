"""What an edition shows and hides, for whoever makes and approves it."""

from collections.abc import Sequence

from presentation.html.kit import Markup, TableColumn, link, plain_table, table, tag, whole
from presentation.rows import WHY, FoundRow, HiddenRow
from presentation.words import begun
from presentation.words.editions import SHOWS, reason_words


def found_table(rows: Sequence[FoundRow], least: int) -> Markup:
    """One row a measure: how many of its figures are shown and hidden, for each reason, and what is
    left of it."""
    columns = [
        TableColumn("Measure", "name"),
        TableColumn("Shown", "num"),
        *(TableColumn(begun(reason_words(why, least)), "num") for why in WHY),
        TableColumn("How it is shown"),
    ]
    cells = [
        (
            link(row.name, "measure", {"id": row.id}),
            f"{row.shown:,}",
            *(f"{number:,}" if number else "–" for number in row.hidden),
            row.left,
        )
        for row in rows
    ]
    return table("plain cards labelled", SHOWS, columns, cells)


def hidden_table(rows: Sequence[HiddenRow]) -> Markup:
    """Every figure that is hidden, by measure and part, folded away."""
    if not rows:
        return Markup()
    name = "Each hidden figure, by measure and part"
    heads = ("Measure", "Part", "Why", "Months")
    held = plain_table(heads, rows, label=name)
    return whole(tag("details", tag("summary", name), held))
