"""What an edition shows and hides, for whoever makes and approves it."""

from collections.abc import Sequence

from presentation.html.kit import Markup, TableColumn, join, link, plain_table, table, tag, whole
from presentation.rows import WHY, FoundRow, HiddenRow
from presentation.words import begun
from presentation.words.editions import SHOWS, in_full_words, reason_words


def found_table(rows: Sequence[FoundRow], least: int) -> Markup:
    """One row a measure with hidden figures: how many are shown and hidden, for each reason, and
    what is left of it. Those that hide none are named under it."""
    columns = [
        TableColumn("Measure", "name"),
        TableColumn("Shown", "num"),
        *(TableColumn(begun(reason_words(why, least)), "num") for why in WHY),
        TableColumn("How it is shown"),
    ]
    cells = [
        (
            _named(row),
            f"{row.shown:,}",
            *(f"{number:,}" if number else "–" for number in row.hidden),
            row.left,
        )
        for row in rows
        if any(row.hidden)
    ]
    return join([table("plain cards labelled", SHOWS, columns, cells), _in_full(rows)])


def _in_full(rows: Sequence[FoundRow]) -> Markup:
    whole_ones = [_named(row) for row in rows if not any(row.hidden)]
    words = tag("p", in_full_words(len(whole_ones)), join(whole_ones, ", "))
    return whole(words) if whole_ones else Markup()


def _named(row: FoundRow) -> Markup:
    return link(row.name, "measure", {"id": row.id})


def hidden_table(rows: Sequence[HiddenRow]) -> Markup:
    """Every figure that is hidden, by measure and part, folded away."""
    if not rows:
        return Markup()
    name = "Each hidden figure, by measure and part"
    heads = ("Measure", "Part", "Why", "Months")
    held = plain_table(heads, rows, label=name)
    return whole(tag("details", tag("summary", name), held))
