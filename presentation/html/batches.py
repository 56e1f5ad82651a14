"""The uploads as a table, a card each on a phone."""

from collections.abc import Sequence

from data.clock import uk_time
from data.extracts import extracts
from data.record import Batch
from kpis.figures import count
from presentation.html.kit import Markup, TableColumn, join, link, table, tag
from presentation.words import short_date
from presentation.words.site import STATES, missing_words

_GLYPHS = {"in_use": "✓", "undone": "↩\ufe0e"}
_LOOKS = {"in_use": "current", "undone": "not"}


def batch_table(batches: Sequence[Batch]) -> Markup:
    """One row an upload: what it was, from which file, its rows, who loaded it when, and whether it
    is in use."""
    columns = (
        TableColumn("No.", "no"),
        TableColumn("Extract and file", "file"),
        TableColumn("As at", "day"),
        TableColumn("Rows", "num"),
        TableColumn("New", "num"),
        TableColumn("Changed", "num"),
        TableColumn("Unchanged", "num unchanged"),
        TableColumn("Missing", "num"),
        TableColumn("Loaded", "loaded"),
        TableColumn("State", "state"),
    )
    return table("batches cards labelled", "Uploads", columns, map(_cells, batches))


def _cells(batch: Batch) -> tuple[object, ...]:
    loaded = uk_time(batch.at)
    return (
        link(str(batch.id), "history", {"batch": str(batch.id)}),
        join([extracts()[batch.extract].title, tag("small", batch.file, class_="under")]),
        short_date(batch.as_at),
        count(batch.rows),
        count(batch.new),
        count(batch.changed),
        count(batch.unchanged),
        missing_words(batch),
        join(
            [
                f"{short_date(loaded.date())}, {loaded:%H:%M}",
                tag("small", f"by {batch.by}", class_="under"),
            ]
        ),
        state_chip(batch),
    )


def state_chip(batch: Batch) -> Markup:
    """Whether an upload is in use: `✓ In use`."""
    glyph = tag("span", _GLYPHS[batch.state], aria_hidden="true")
    return tag("span", glyph, f" {STATES[batch.state]}", class_=f"fresh {_LOOKS[batch.state]}")
