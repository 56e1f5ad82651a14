"""The four figures of a measure carry what a reader would have to know of each."""

from dataclasses import replace

import pytest

from kpis.definitions.results import Baseline, Comparator
from presentation.story.figures import four_figures
from presentation.words.measures.movement import ROUNDED, rounding_words
from tests.kpis.decided import decision as decided
from tests.presentation.words_results import example, moved, targeted

AVERAGE, SURVEY, AUTISM = (
    example(id) for id in ("nd_average_wait", "survey_satisfaction", "nd_asd_over_13_weeks")
)


def test_a_figure_of_too_few_months_says_so() -> None:
    base = SURVEY.baseline
    assert base
    series = tuple(replace(point, partial=point.period == base.period) for point in SURVEY.series)
    now, baseline, *_ = four_figures(replace(SURVEY, series=series))
    assert baseline.word.endswith(" since, fewer than twelve months")
    assert "fewer" not in now.word
    late = (*SURVEY.series[:-1], replace(SURVEY.series[-1], partial=True))
    now, baseline, *_ = four_figures(replace(SURVEY, series=late))
    assert now.word.endswith(", fewer than twelve months")


def test_a_baseline_that_the_board_moved_says_so() -> None:
    decision = decided(1, "baseline_month", "nd_average_wait", period="2025-06")
    _, baseline, *_ = four_figures(replace(AVERAGE, baseline=Baseline("2025-06", 30.0, decision)))
    assert baseline.label == "Baseline, June 2025, set by the board"
    assert four_figures(AVERAGE)[1].label == "Baseline, May 2025"


@pytest.mark.parametrize(
    ("period", "note"), [("2026-10", "England"), ("2024", "England, 2024"), ("2026-06", "June")]
)
def test_a_published_target_says_of_when_it_is(period: str, note: str) -> None:
    england = Comparator(period, "E92000001", "England", 86.8, "-")
    result = replace(targeted(AUTISM, 86.8), comparators=(england,))
    assert note in four_figures(result)[2].word
    assert ("," in four_figures(result)[2].word) == (period != "2026-10")


@pytest.mark.parametrize(
    ("value", "baseline", "target", "said"),
    [
        (24.4, 26.7, 21.4, False),
        (24.4143, 26.7, 21.3634, True),  # 24.4 less 21.4 is 3.0, and the distance 3.1
        (154.428571, 106.571428, None, True),
        (154.4, 106.6, None, False),
    ],
)
def test_differences_that_the_figures_do_not_seem_to_give(
    value: float, baseline: float, target: float | None, said: bool
) -> None:
    assert rounding_words(targeted(moved(AVERAGE, value, baseline), target)) == ROUNDED * said
