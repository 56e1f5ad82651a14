"""The chart of a measure over time follows the rules of the design, read from the figure that the
browser gets."""

from dataclasses import replace
from itertools import pairwise

import pytest

from kpis.definitions.results import Baseline, Comparator, Result
from presentation.charts import CONFIG
from presentation.charts.over_time.line import SIZES, line_chart
from presentation.palette import DARK, LIGHT, Palette
from tests.presentation.chart_json import hovers, label, spoken, traces, words
from tests.presentation.chart_results import example, expected, result

DASHED = "7px,4px"
RISING = [35.0, 31.5, 39.0, 41.9, 45.0, 52.0, 58.9, 63.2]


@pytest.fixture(scope="module")
def reviews() -> Result:
    return example("annual_review_decision_4_weeks")


def test_the_newest_figure_the_target_and_the_baseline_are_named_on_the_chart(
    reviews: Result,
) -> None:
    assert words(line_chart(reviews, LIGHT, since="2024-06")) == [
        "63.2%",
        "Target 60.0%",
        "Baseline 41.9%",
        "Meets the target",
    ]


@pytest.mark.parametrize(("size", "height"), [("large", 470), ("medium", 290), ("small", 185)])
def test_each_size_has_its_fixed_height(reviews: Result, size: str, height: int) -> None:
    assert spoken(line_chart(reviews, LIGHT, size=size))["layout"]["height"] == height  # pyright: ignore[reportArgumentType]


def test_a_small_chart_drops_the_words_of_the_baseline(reviews: Result) -> None:
    assert words(line_chart(reviews, LIGHT, since="2024-06", size="small")) == [
        "63.2%",
        "Target 60.0%",
    ]


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize("status", ["met", "improving", "not_improving", "no_target"])
def test_the_newest_point_and_its_figure_have_the_colour_of_the_status(
    palette: Palette, status: str
) -> None:
    chart = line_chart(result(RISING, status=status), palette)  # pyright: ignore[reportArgumentType]
    color = palette.status[status]  # pyright: ignore[reportArgumentType]
    [dot] = traces(chart, color=color, size=11)
    assert dot["x"] == ["2025-08-01"]
    font = label(chart, "63.2%")["font"]
    assert (font["size"], font["color"]) == (17, color)


def test_months_without_a_value_leave_a_gap_in_the_line() -> None:
    chart = line_chart(result([1, 2, None, 4, 5, 6, 7, 8]), LIGHT)
    assert [trace["y"] for trace in traces(chart, color=LIGHT.line, width=2.75)] == [
        [1, 2],
        [4, 5, 6, 7, 8],
    ]


def test_partial_months_are_drawn_thin_and_dashed() -> None:
    chart = line_chart(result(RISING, partial=3), LIGHT)
    assert [trace["y"] for trace in traces(chart, width=1.5, dash="4px,3px")] == [RISING[:4]]
    assert [trace["y"] for trace in traces(chart, width=2.75, dash="solid")] == [RISING[3:]]


@pytest.mark.parametrize(("number", "seen"), [(5, 1.0), (6, 0.0)])
def test_points_are_marked_only_where_they_are_few(number: int, seen: float) -> None:
    [points] = [
        trace
        for trace in spoken(line_chart(result(RISING[:number]), LIGHT))["data"]
        if "hovertext" in trace
    ]
    assert points["marker"]["opacity"] == [seen] * number


def test_a_month_between_two_gaps_is_seen() -> None:
    [points] = [
        trace
        for trace in spoken(line_chart(result([1, 2, 3, None, 5, None, 7, 8]), LIGHT))["data"]
        if "hovertext" in trace
    ]
    assert points["marker"]["opacity"] == [0, 0, 0, 1, 0, 0]


@pytest.mark.parametrize(("direction", "edge"), [("increase", "top"), ("decrease", "bottom")])
def test_the_side_that_meets_the_target_is_shaded(direction: str, edge: str) -> None:
    chart = line_chart(result(RISING, target=50, direction=direction), LIGHT)
    [area] = [trace for trace in spoken(chart)["data"] if trace.get("fill") == "toself"]
    low, high = spoken(chart)["layout"]["yaxis"]["range"]
    assert area["fillcolor"] == LIGHT.meets
    assert (min(area["y"]), max(area["y"])) == ((50, high) if edge == "top" else (low, 50))


def test_without_a_target_nothing_is_dashed_or_shaded() -> None:
    chart = line_chart(result(RISING), LIGHT)
    assert traces(chart, dash=DASHED) == []
    assert [trace for trace in spoken(chart)["data"] if "fill" in trace] == []
    assert words(chart) == ["63.2%"]


def test_a_comparator_that_is_the_target_is_named_and_starts_when_it_was_published() -> None:
    waits = example("nd_asd_over_13_weeks")
    published = Comparator("2026-06", "E92000001", "England", 86.8, "NHS England")
    months = {f"2026-{month:02d}": 86.8 for month in range(6, 11)}
    chart = line_chart(
        replace(waits, targets=months, comparators=(published,)), LIGHT, since="2024-06"
    )
    [course] = traces(chart, dash=DASHED)
    assert (course["x"][0], course["x"][-1]) == ("2026-06-01", "2026-10-01")
    assert [text for text in words(chart) if text.startswith("England")] == ["England 86.8%"]
    assert len(traces(chart, symbol="diamond")) == 1


@pytest.mark.parametrize(
    ("months", "symbol", "size"), [(6, "diamond", 10), (20, "diamond-open", 5)]
)
def test_many_months_of_a_comparator_do_not_run_into_one_another(
    months: int, symbol: str, size: int
) -> None:
    periods = [f"{2025 + number // 12}-{number % 12 + 1:02d}" for number in range(months)]
    published = tuple(
        Comparator(period, "E92000001", "England", 46.4, "NHS England") for period in periods
    )
    chart = line_chart(result([40.0] * months, first="2025-01", comparators=published), LIGHT)
    assert len(traces(chart, color=LIGHT.comparator, symbol=symbol, size=size)) == months
    assert sum(text.startswith("England") for text in words(chart)) == 1


def test_a_yearly_figure_is_a_bar_over_its_year_and_is_carried_no_further() -> None:
    published = Comparator("2025", "E92000001", "England", 46.4, "DfE")
    chart = line_chart(result([40.0] * 20, first="2024-09", comparators=(published,)), LIGHT)
    [bar] = traces(chart, color=LIGHT.comparator, width=3)
    assert bar["x"] == ["2025-01-01", "2025-12-01"]
    assert "England, calendar year 2025: 46.4%" in words(chart)


def test_the_baseline_is_a_hollow_dot_with_a_hairline_to_the_newest_month(reviews: Result) -> None:
    chart = line_chart(reviews, LIGHT, since="2024-06")
    [dot] = traces(chart, color=LIGHT.page, size=10)
    [hairline] = traces(chart, color=LIGHT.axis, width=1)
    assert dot["x"] == ["2025-05-01"]
    assert hairline["x"] == ["2025-05-01", "2026-09-01"]


def test_a_baseline_before_the_months_shown_has_its_hairline_without_a_dot() -> None:
    chart = line_chart(result(RISING, baseline=Baseline("2024-05", 30.0)), LIGHT)
    assert traces(chart, color=LIGHT.page, size=10) == []
    assert traces(chart, color=LIGHT.axis, width=1)[0]["x"] == ["2025-01-01", "2025-08-01"]
    assert "Baseline 30.0%" in words(chart)


@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("annual_review_decision_4_weeks", "Sep 2026, 63.2%, 98 of 155"),
        ("nd_average_wait", "Oct 2026, 28.9 weeks, 469 waiting"),
        ("social_media_followers", "Oct 2026, 23.5 per 1,000 residents, 5,369 of 228,000"),
        ("local_offer_ambassadors", "Oct 2026, 30 people"),
    ],
)
def test_pointing_at_a_month_says_its_value_with_unit_and_its_numbers(id: str, said: str) -> None:
    assert hovers(line_chart(example(id), LIGHT))[-1] == said


@pytest.mark.parametrize(
    ("unit", "named"), [("%", []), ("weeks", ["Weeks"]), ("people", ["People"])]
)
def test_a_unit_other_than_per_cent_is_named_once_above_the_axis(
    unit: str, named: list[str]
) -> None:
    chart = line_chart(result(RISING, unit=unit), LIGHT)
    assert words(chart)[:-1] == named
    ticks = spoken(chart)["layout"]["yaxis"]["ticktext"]
    assert all(tick.endswith("%") == (unit == "%") for tick in ticks)


def test_names_of_months_stand_over_their_years_and_are_never_turned(reviews: Result) -> None:
    axis = spoken(line_chart(reviews, LIGHT, since="2024-06"))["layout"]["xaxis"]
    assert axis["ticktext"] == [
        "Jul<br>2024",
        "Jan<br>2025",
        "Jul<br>2025",
        "Jan<br>2026",
        "Jul<br>2026",
    ]
    assert axis["tickangle"] == 0


def test_nothing_can_be_zoomed_moved_or_switched_and_no_mark_is_cut(reviews: Result) -> None:
    figure = spoken(line_chart(reviews, LIGHT))
    layout = figure["layout"]
    assert layout["xaxis"]["fixedrange"]
    assert layout["yaxis"]["fixedrange"]
    assert (layout["dragmode"], layout["showlegend"], CONFIG["displayModeBar"]) == (
        False,
        False,
        False,
    )
    assert all(trace["cliponaxis"] is False for trace in figure["data"])
    assert layout["paper_bgcolor"] == layout["plot_bgcolor"] == "rgba(0, 0, 0, 0)"


def test_without_a_figure_the_place_says_so_at_the_same_height() -> None:
    chart = line_chart(result([]), LIGHT, size="small")
    assert words(chart) == ["No figures yet"]
    assert spoken(chart)["layout"]["height"] == 185


def test_names_from_files_are_shown_as_they_are() -> None:
    published = Comparator("2025", "E92000001", "<b>Cumbria</b> & <a>", 46.4, "<i>")
    chart = line_chart(result([40.0] * 20, comparators=(published,)), LIGHT)
    texts = [each["text"] for each in spoken(chart)["layout"]["annotations"]]
    assert any("&lt;b&gt;Cumbria&lt;/b&gt;" in text.replace("<br>", " ") for text in texts)
    assert not any("<a>" in said or "<i>" in said for said in hovers(chart))


@pytest.mark.parametrize("since", [None, "2024-06"])
@pytest.mark.parametrize("size", list(SIZES))
@pytest.mark.parametrize("id", expected())
def test_no_label_of_any_measure_vanishes_or_lies_on_another(
    id: str, size: str, since: str | None
) -> None:
    chart = spoken(line_chart(example(id), LIGHT, since=since, size=size))["layout"]  # pyright: ignore[reportCallIssue, reportArgumentType]
    low, high = chart["yaxis"]["range"]
    height = chart["height"] - chart["margin"]["t"] - 44
    beside = [
        each
        for each in chart["annotations"]
        if each.get("xref") == "paper" and each["xanchor"] == "left"
    ]
    placed = sorted(
        (
            (each["y"] - low) / (high - low) * height + each.get("yshift", 0),
            1.35 * each["font"]["size"] * (1 + each["text"].count("<br>")),
        )
        for each in beside
        if each["x"] == 1
    )
    assert placed[0][0] - placed[0][1] / 2 >= -0.01
    assert placed[-1][0] + placed[-1][1] / 2 <= height + 0.01
    for (one, size_), (other, other_size) in pairwise(placed):
        assert other - one >= (size_ + other_size) / 2 - 0.01
    assert all(low <= each["y"] <= high for each in beside if each["x"] == 1)
