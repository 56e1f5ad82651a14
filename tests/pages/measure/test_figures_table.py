"""The table of a measure's newest figures: each month with its counts, and the uploads that its
cases come from."""

from dataclasses import replace

import pytest

from kpis.trends.variation import judged_series
from pages.parts.measure.figures_table import figures_table
from presentation.html.kit.tables import folded_table
from presentation.rows.figures import marked_figures
from presentation.words.grammar import ranges
from tests.presentation.chart_results import result
from tests.presentation.words_results import example


def from_uploads(*batches: tuple[int, ...]) -> str:
    """The table of a measure whose newest months come from these uploads."""
    found = example("annual_review_decision_4_weeks")
    points = [
        replace(one, batches=held)
        for one, held in zip(found.series[-len(batches) :], batches, strict=True)
    ]
    return figures_table(replace(found, series=tuple(points)))


def test_each_month_names_its_uploads_where_they_differ() -> None:
    seen = from_uploads((1,), (1, 2, 3, 5))
    assert "From upload" in seen and "1–3, 5" in seen
    assert "Every month" not in seen


def test_one_sentence_names_the_upload_that_all_months_come_from() -> None:
    seen = from_uploads((2,), (2,))
    assert "Every month comes from upload 2." in seen and "From upload" not in seen


def test_the_months_that_the_chart_marks_stand_with_the_reason() -> None:
    reviews = example("annual_review_decision_4_weeks")
    marked, chart = marked_figures(reviews), judged_series(reviews)
    assert marked and chart
    seen = folded_table(marked)
    assert seen.count('role="row"') == 1 + sum(each.look != "ordinary" for each in chart.points)
    assert "What the control chart marks" in seen
    assert seen.index("Sep 2026") < seen.index("Aug 2026")
    assert "in a row" in seen
    assert seen in figures_table(reviews)


def test_where_nothing_is_marked_there_is_no_table() -> None:
    assert marked_figures(result([50, 52, 49, 51, 50, 48, 51, 49, 50, 52, 50, 49, 51])) is None
    assert marked_figures(result([])) is None
    assert "<details" not in figures_table(result([]))


@pytest.mark.parametrize(
    ("numbers", "words"),
    [((), ""), ((2,), "2"), ((1, 2), "1–2"), ((1, 3), "1, 3"), ((1, 3, 4, 5, 9), "1, 3–5, 9")],
)
def test_numbers_that_follow_one_another_are_one_range(
    numbers: tuple[int, ...], words: str
) -> None:
    assert ranges(numbers) == words
