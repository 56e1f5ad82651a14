"""What has been reported since a day, update by update."""

from collections.abc import Sequence

from kpis.changes import NewUpdate
from presentation.html.kit import Markup, TableColumn, join, link, rag_chip, table, tag
from presentation.words import short_date
from presentation.words.milestones import consequence_words, reported_words


def reported_table(found: Sequence[NewUpdate], label: str) -> Markup:
    """One row an update, the newest first; nothing where there is none."""
    columns = (
        TableColumn("No.", "name"),
        TableColumn("Update", "words"),
        TableColumn("Status", "status"),
        TableColumn("Day", "due"),
    )
    return (
        table("milestones duties cards", label, columns, [_cells(one) for one in found])
        if found
        else Markup()
    )


def _cells(one: NewUpdate) -> tuple[object, ...]:
    update, state = one.update, one.state
    told = " ".join(part for part in (update.text, consequence_words(update)) if part)
    words = join(
        [told or state.milestone.words, tag("small", reported_words(update), class_="under")]
    )
    before = (
        tag("small", f"before: {one.before}", class_="under") if one.before != update.status else ""
    )
    number = link(state.milestone.id, "action", {"id": state.action})
    return number, words, join([rag_chip(update.status), before]), short_date(update.status_date)
