"""Progress by section: one mark a measure, a judged criterion and a milestone, with the counts in
words under them."""

from collections.abc import Mapping, Sequence

from kpis.definitions.results import Result
from kpis.milestones.board import MilestoneState
from kpis.record.evidence import Judged
from presentation.html.evidence import judged_marks
from presentation.html.kit.marks import discs, squares
from presentation.html.kit.tags import Column, Markup, join, link, table, tag
from presentation.words.measures.counts import measure_counts, milestone_counts, overdue_count


def section_marks(
    titles: Mapping[int, str],
    results: Sequence[Result],
    judged: Sequence[Judged],
    states: Sequence[MilestoneState],
    *,
    page: str = "sections",
) -> Markup:
    """One row for each section of `titles`, in its order; the name links to `page?section=…`."""
    columns = (
        Column("Section", "name"),
        Column("Measures", "discs"),
        Column("Judged by evidence", "gems"),
        Column("Milestones", "squares"),
    )
    rows = [
        (
            link(f"{number}. {title}", page, {"section": str(number)}),
            _measures([result for result in results if result.measure.section == number]),
            judged_marks([one for one in judged if one.section == number]),
            _milestones([state for state in states if state.section == number]),
        )
        for number, title in titles.items()
    ]
    return table("sections cards", "Progress by section", columns, rows)


def _measures(results: Sequence[Result]) -> Markup:
    return join([discs(results), tag("small", measure_counts(results))])


def _milestones(states: Sequence[MilestoneState]) -> Markup:
    overdue = overdue_count(states)
    late = join([" · ", tag("b", overdue, class_="whole")]) if overdue else ""
    return join([squares(states), tag("small", milestone_counts(states), late)])
