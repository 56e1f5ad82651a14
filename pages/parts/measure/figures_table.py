"""The newest figures of a measure as a table, and where they come from."""

from collections.abc import Iterable

from data.access import Right
from kpis.definitions import Result
from kpis.judging import Results
from pages.parts import source
from pages.parts.known import now_may
from presentation.html.kit import (
    Markup,
    caption,
    folded_table,
    heading,
    join,
    link,
    plain_table,
    text_table,
)
from presentation.rows import (
    SourceRow,
    actions_words,
    leads_words,
    marked_figures,
    newest_figures,
    source_rows,
)


def figures_table(result: Result) -> Markup:
    """The newest figures, newest first, and folded away those that the chart of ups and downs
    marks."""
    newest = newest_figures(result, uploads=now_may(Right.SEE_HISTORY))
    marked = marked_figures(result)
    return join(
        [
            text_table(newest) if newest.rows else "",
            caption(newest.note) if newest.note else "",
            folded_table(marked) if marked else "",
        ]
    )


def provenance(found: Results, result: Result) -> Markup:
    """From which extracts and uploads the figures come, how far they go, and who owns the
    measure."""
    measure = result.measure
    rows = [cell for row in source_rows(measure, found.batches) for cell in _cells(row)]
    listed = {"show": str(measure.section)}
    rows.append(("Milestones", link(f"of {actions_words(measure)}", "milestones", listed)))
    rows.append(("Owner", leads_words(measure, source.board().plan)))
    table = plain_table(("What", "Which"), rows, label="Where the figures come from", bare=True)
    return join([heading("Where the figures come from"), table])


def _cells(row: SourceRow) -> Iterable[tuple[str, object]]:
    """The lines of one extract: its title, for whoever may see the history its newest upload and
    those before it, and how far it goes."""
    yield "Extract", row.title
    if row.newest is None:
        yield "Upload", "None yet"
        return
    if now_may(Right.SEE_HISTORY):
        yield "Upload", join(["Number ", _upload(row.newest), f", {row.loaded}"])
        if row.earlier:
            named = join(map(_upload, row.earlier), ", ")
            yield "Before it", join([row.many, ": ", named, row.more])
    yield "Covers up to", row.covers


def _upload(batch: int) -> Markup:
    return link(str(batch), "history", {"batch": str(batch)})
