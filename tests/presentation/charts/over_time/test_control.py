"""The control chart shows what is more than ordinary ups and downs, and the run chart where limits
cannot be had."""

import pytest

from kpis import months
from kpis.definitions.results import Baseline, Result
from kpis.spc import xmr
from kpis.trends.variation import judged_series
from presentation.charts.over_time.control import control_chart
from presentation.palette import LIGHT
from presentation.words.measures.variation import variation_caption
from tests.presentation.chart_json import hovers, spoken, traces, words
from tests.presentation.chart_results import example, result

LEVEL = [50, 52, 49, 51, 50, 48, 51, 49, 50, 52, 50, 49]


@pytest.mark.parametrize(
    ("id", "run_chart"),
    [
        ("annual_review_decision_4_weeks", False),
        ("annual_review_final_12_weeks", False),
        ("nd_average_wait", True),
        ("nd_longest_wait", True),
        ("ehc_20_weeks", True),
        ("survey_satisfaction", True),
        ("ld_employment", True),
    ],
)
def test_limits_are_for_monthly_figures_only(id: str, run_chart: bool) -> None:
    found = judged_series(example(id))
    assert found
    assert found.is_run_chart == run_chart


@pytest.mark.parametrize(("number", "run_chart"), [(12, True), (13, False)])
def test_below_13_points_it_is_a_run_chart(number: int, run_chart: bool) -> None:
    found = judged_series(result([*LEVEL, 51][:number]))
    assert found
    assert found.is_run_chart == run_chart


def test_a_control_chart_names_its_average_and_limits() -> None:
    reviews = example("annual_review_decision_4_weeks", baseline=None)
    chart = control_chart(reviews, LIGHT, since="2024-06")
    assert words(chart) == [
        "63.2%",
        "Average 45.1%",
        "Lower limit 33.2%",
        "Upper limit 57.1%",
        "Target 60.0%",
    ]
    assert len(traces(chart, dash="2px,3px")) == 2


def test_limits_begin_anew_at_the_baseline_where_both_sides_have_enough_months() -> None:
    reviews = example("annual_review_decision_4_weeks")
    found = judged_series(reviews)
    assert found and reviews.baseline
    assert found.anew == reviews.baseline.period == "2025-05"
    limits = {each.point.period >= "2025-05": each.upper_limit for each in found.points}
    assert len({each.upper_limit for each in found.points}) == len(limits) == 2
    plain = xmr([point.value for point in reviews.series if point.period >= "2025-05"])
    assert found.points[-1].upper_limit == plain.points[-1].upper_limit
    assert len(traces(control_chart(reviews, LIGHT), dash="2px,3px")) == 4
    alike = judged_series(reviews, anew=False)
    assert alike and alike.anew is None
    assert len({each.upper_limit for each in alike.points}) == 1


@pytest.mark.parametrize(
    ("before", "after", "anew"),
    [(13, 13, True), (12, 14, False), (14, 12, False), (0, 26, False)],
)
def test_too_few_months_on_one_side_share_the_limits_of_all(
    before: int, after: int, anew: bool
) -> None:
    values = ([*LEVEL, *LEVEL, *LEVEL])[: before + after]
    month = months.add("2025-01", before)
    found = judged_series(result(values, baseline=Baseline(month, 50)))
    assert found
    assert found.anew == (month if anew else None)


def test_the_board_s_own_month_moves_the_limits_and_a_month_without_a_figure_does_not() -> None:
    values = [*LEVEL, *LEVEL, *LEVEL]
    moved = judged_series(result(values, baseline=Baseline("2026-03", 50)))
    lacking = judged_series(
        result([*values[:14], None, *values[15:]], baseline=Baseline("2026-03", 50))
    )
    assert moved and moved.anew == "2026-03"
    assert lacking and lacking.anew is None


def test_the_limits_are_those_of_all_months_even_where_fewer_are_shown() -> None:
    reviews = example("annual_review_decision_4_weeks")
    assert words(control_chart(reviews, LIGHT)) == words(
        control_chart(reviews, LIGHT, since="2025-06")
    )


def test_a_run_chart_names_its_middle_value_and_has_no_limits() -> None:
    chart = control_chart(result(LEVEL, target=60), LIGHT)
    assert words(chart) == ["49.0%", "Middle value 50.0%", "Target 60.0%"]
    assert traces(chart, dash="2px,3px") == []


@pytest.mark.parametrize(
    ("direction", "look", "symbol", "color"),
    [("increase", "Better", "circle", LIGHT.better), ("decrease", "Worse", "square", LIGHT.worse)],
)
def test_a_real_change_has_its_own_shape_and_colour_and_says_its_rule(
    direction: str, look: str, symbol: str, color: str
) -> None:
    chart = control_chart(result([*LEVEL, 50, 51, 90], direction=direction), LIGHT)
    points = spoken(chart)["data"][-1]
    assert (points["marker"]["symbol"][-1], points["marker"]["color"][-1]) == (symbol, color)
    assert hovers(chart)[-1].startswith(f"Mar 2026, 90.0% {look}: above the upper limit")


def test_ordinary_ups_and_downs_are_grey_and_say_so() -> None:
    chart = control_chart(result(LEVEL * 2), LIGHT)
    assert set(spoken(chart)["data"][-1]["marker"]["color"]) == {LIGHT.ordinary}
    assert hovers(chart)[0] == "Jan 2025, 50.0% Ordinary ups and downs: no sign of a real change"


def test_a_limit_that_no_figure_can_reach_is_not_drawn() -> None:
    chart = control_chart(
        result([99, 100, 97, 100, 98, 100, 99, 100, 97, 99, 100, 98, 99, 100]), LIGHT
    )
    assert [text.split(" 9")[0] for text in words(chart)[1:]] == ["Average", "Lower limit"]


def test_a_missing_month_breaks_the_line_and_every_run() -> None:
    rising = [40, 41, 42, 43, None, 44, 45, 46, 47]
    found = judged_series(result(rising))
    assert found
    assert {each.rule for each in found.points} == {
        "ordinary ups and downs: no sign of a real change"
    }
    assert len(traces(control_chart(result(rising), LIGHT), width=1.25)) == 2


def test_partial_points_are_judged_only_where_there_are_no_others() -> None:
    some, all_ = judged_series(result(LEVEL, partial=4)), judged_series(result(LEVEL, partial=12))
    assert some
    assert all_
    assert (len(some.points), len(all_.points)) == (8, 12)


@pytest.mark.parametrize(
    ("measured", "says"),
    [
        (example("annual_review_decision_4_weeks"), "7 in a row"),
        (example("nd_average_wait"), "A run chart, without limits"),
        (example("ehc_20_weeks"), "shares eleven of them"),
    ],
)
def test_the_caption_gives_the_rules_of_the_chart_that_is_shown(
    measured: Result, says: str
) -> None:
    chart = judged_series(measured)
    assert chart
    assert says in variation_caption(chart, chart)


def test_without_a_figure_the_place_says_so() -> None:
    assert words(control_chart(result([]), LIGHT)) == ["No figures yet"]
