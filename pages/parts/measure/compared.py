"""A measure beside others: the published figures of England, the region and similar authorities,
and our rank."""

from kpis.definitions import Result
from kpis.judging import Results, standing
from presentation.html.kit import Markup, caption, heading, join, plain_table
from presentation.words.measures import (
    compared_finding,
    compared_head,
    compared_notes,
    compared_rows,
    nothing_to_compare,
)


def compared(found: Results, result: Result) -> Markup:
    """The block of a measure's page: the finding, a table, and what has to be known beside it; or
    why there is none."""
    measure = result.measure
    others = standing(result.comparators, measure.direction)
    if others is None:
        return join([heading("Compared with others"), caption(nothing_to_compare(measure))])
    rows = compared_rows(others, measure.unit)
    label = f"Compared with others: {measure.name}"
    month = result.latest and result.latest.period
    notes = " ".join(compared_notes(others, measure, month, demonstration=found.demonstration))
    return join(
        [
            heading(compared_finding(others, measure)),
            plain_table(compared_head(measure), rows, label=label, numeric=(2, 3)),
            caption(notes),
        ]
    )
