"""What stands beside a measure and is never judged: its companion series, and the measures that
complete it."""

from kpis.definitions import Result
from kpis.judging import Results
from presentation.html.kit import Markup, heading, join, link, plain_table
from presentation.rows import RelatedRow, related_head, related_rows


def beside(found: Results, result: Result) -> Markup:
    """One row a companion or measure; nothing where there is none."""
    rows = related_rows(found, result)
    if not rows:
        return Markup()
    label = f"Related figures: {result.measure.name}"
    table = plain_table(related_head(result), map(_cells, rows), label=label, numeric=(1, 2, 3))
    return join([heading("Related figures"), table])


def _cells(row: RelatedRow) -> tuple[object, ...]:
    name = link(row.name, "measure", {"id": row.id}) if row.id else row.name
    return name, row.before, row.now, row.counts
