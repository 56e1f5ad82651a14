"""Progress by section: one mark a measure, a judged criterion and a milestone, with the counts in
words under them."""

from collections.abc import Mapping, Sequence

from kpis.definitions import Result
from kpis.milestones import MilestoneState
from kpis.record import JudgedCriterion
from presentation.html.evidence import diamonds
from presentation.html.kit import Markup, TableColumn, discs, join, link, squares, table, tag
from presentation.rows import SectionRow, section_rows


def section_marks(
    titles: Mapping[int, str],
    results: Sequence[Result],
    judged: Sequence[JudgedCriterion],
    states: Sequence[MilestoneState],
    *,
    page: str = "sections",
) -> Markup:
    """One row for each section of `titles`, in its order; the name links to `page?section=…`."""
    columns = (
        TableColumn("Section", "name"),
        TableColumn("Measures", "discs"),
        TableColumn("Judged by evidence", "gems"),
        TableColumn("Milestones", "squares"),
    )
    rows = [_cells(row, page) for row in section_rows(titles, results, judged, states)]
    return table("sections cards", "Progress by section", columns, rows)


def _cells(row: SectionRow, page: str) -> tuple[object, ...]:
    late = join([" · ", tag("b", row.overdue, class_="whole")]) if row.overdue else ""
    return (
        link(row.name, page, {"section": str(row.number)}),
        join([discs(row.measures), tag("small", row.measure_words)]),
        join([diamonds(row.criteria), tag("small", row.criterion_words)]),
        join([squares(row.milestones), tag("small", row.milestone_words, late)]),
    )
