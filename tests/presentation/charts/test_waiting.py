"""The charts of the waiting-times page, and the breakdown of a measure."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpis.definitions.shown import TOO_FEW, Hidden, counted
from presentation.charts.bands import BandMonth, band_chart
from presentation.charts.breakdown import Reference, Share, breakdown_chart
from presentation.charts.providers import provider_chart
from presentation.charts.track import track
from presentation.palette import LIGHT
from tests.presentation.chart_json import hovers, label, spoken, words
from tests.presentation.chart_results import example, result
from tests.presentation.shown_parts import band_month, provider, weeks, withheld

BANDS = ("Under 13 weeks", "13 to under 52", "52 to under 104", "104 or more")
PROVIDERS = [
    provider("Morecambe Bay Community Paediatrics", 260, 35.8, 38.6, outside=True),
    provider("North Cumbria Integrated Care", 141, 24.0, 30.9, outside=True),
    provider("Psychiatry-UK", 42, 19.7, 19.7),
    provider("Clinical Partners", 17, 7.7),
    provider("Café Psychology <b>CIC</b>"),
]
AREAS = [
    Share("Barrow", weeks(599, 55.93), "335 of 599"),
    Share("Eden", weeks(609, 58.62), "357 of 609"),
    Share("South Lakeland", weeks(473, 61.5), "291 of 473"),
]


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("nd_longest_wait", ["Baseline 131.1 weeks", "Now 144.7 weeks", "Target 104.9 weeks"]),
        ("nd_average_wait", ["Baseline 32.6 weeks", "Now 28.9 weeks", "Target 26.1 weeks"]),
        ("nd_provider_gap", ["Baseline 29.6 weeks", "Now 28.1 weeks", "Target 12.0 weeks"]),
    ],
)
def test_the_track_starts_at_nought_and_names_all_three(id: str, expected: list[str]) -> None:
    chart = track(example(id), LIGHT)
    assert words(chart) == expected
    assert spoken(chart)["layout"]["xaxis"]["range"][0] == 0


@pytest.mark.parametrize(("direction", "shaded"), [("decrease", (0, 20)), ("increase", (20, 33.6))])
def test_the_track_shades_what_meets_the_target(
    direction: str, shaded: tuple[float, float]
) -> None:
    chart = track(result([30.0], target=20, unit="weeks", direction=direction), LIGHT)
    area = spoken(chart)["layout"]["shapes"][0]
    assert sorted((area["x0"], area["x1"])) == pytest.approx(shaded)


@given(st.floats(1, 150), st.floats(1, 150))
def test_the_names_of_a_track_never_lie_on_each_other_where_it_is_narrowest(
    baseline: float, now: float
) -> None:
    averages = example("nd_average_wait")
    assert averages.baseline
    changed = result(
        [baseline, now], unit="weeks", direction="decrease", baseline=averages.baseline
    )
    layout = spoken(track(changed, LIGHT))["layout"]
    places = sorted(
        each["x"] / layout["xaxis"]["range"][1] * 260 + each["xshift"]
        for each in layout["annotations"]
    )
    assert all(other - one >= (78 + 82) / 2 - 0.01 for one, other in pairwise(places))


def test_a_track_without_a_target_or_a_baseline_shows_what_there_is() -> None:
    chart = track(result([30.0], unit="weeks"), LIGHT)
    assert words(chart) == ["Now 30.0 weeks"]
    assert "shapes" not in spoken(chart)["layout"]


def test_providers_stand_in_order_with_numbers_waiting_under_their_names() -> None:
    chart = provider_chart(PROVIDERS, LIGHT, allowed=12)
    assert words(chart)[:5] == [
        "Morecambe Bay Community Paediatrics 260 waiting",
        "North Cumbria Integrated Care 141 waiting",
        "Psychiatry-UK 42 waiting",
        "Clinical Partners 17 waiting",
        "Café Psychology &lt;b&gt;CIC&lt;/b&gt; under 10 waiting: too few to count",
    ]
    assert spoken(chart)["layout"]["xaxis"]["ticktext"] == ["0", "13", "26", "39 weeks"]


def test_one_with_few_waiting_has_neither_a_mark_nor_a_figure() -> None:
    chart = provider_chart(PROVIDERS[-1:], LIGHT, allowed=12)
    assert words(chart) == [
        "Café Psychology &lt;b&gt;CIC&lt;/b&gt; under 10 waiting: too few to count"
    ]
    assert "data" not in spoken(chart) or not spoken(chart)["data"]


def test_the_band_begins_at_the_fastest_provider_that_counts() -> None:
    [band] = spoken(provider_chart(PROVIDERS, LIGHT, allowed=12))["layout"]["shapes"]
    assert (band["x0"], band["x1"]) == pytest.approx((7.7, 19.7))


def test_those_outside_the_band_are_plum() -> None:
    data = spoken(provider_chart(PROVIDERS, LIGHT, allowed=12))["data"]
    now = [trace["marker"] for trace in data if trace.get("marker", {}).get("size") == 12]
    plum, blue = LIGHT.status["not_improving"], LIGHT.line
    assert [look["color"] for look in now] == [plum, plum, blue, blue]


@pytest.mark.parametrize(("slowest", "last"), [(39.0, "39"), (66.0, "78"), (144.7, "156")])
def test_the_weeks_of_providers_never_crowd(slowest: float, last: str) -> None:
    chart = provider_chart([provider("A", 20, slowest)], LIGHT, allowed=12)
    ticks = spoken(chart)["layout"]["xaxis"]["ticktext"]
    assert len(ticks) <= 5
    assert ticks[-1] == f"{last} weeks"


def test_columns_are_stacked_from_nought_with_the_longest_waits_at_the_bottom() -> None:
    chart = band_chart(
        [band_month("2026-09", (150, 270, 60, 5)), band_month("2026-10", (140, 264, 60, 5))],
        BANDS,
        LIGHT,
    )
    data, layout = spoken(chart)["data"], spoken(chart)["layout"]
    hidden, *seen = [trace["marker"]["color"] for trace in data]
    assert seen == [[colour] * 2 for colour in reversed(LIGHT.bands[:3])]
    # Hollow, and by no pattern: on paper each would be a picture of points.
    assert hidden == [LIGHT.page] * 2
    assert data[0]["marker"]["line"]["color"] == [LIGHT.bands[3]] * 2
    assert not [trace for trace in data if "pattern" in trace["marker"]]
    assert layout["barmode"] == "relative"
    assert layout["yaxis"]["range"][0] < 0
    heights = [trace["y"] for trace in data]
    assert heights[1:] == [[60, 60], [270, 264], [150, 140]]
    assert len(set(heights[0])) == 1
    assert (
        -20 < heights[0][0] < 0
    )  # what is hidden stands below the line, and adds nothing to what is shown
    assert words(chart) == [
        "104 or more: under 10",
        "52 to under 104: 60",
        "13 to under 52: 264",
        "Under 13 weeks: 140",
    ]
    assert hovers(chart)[1] == "Oct 2026, 104 or more: under 10 of 469"


@pytest.mark.parametrize(
    ("baseline", "marked"), [("2026-08", 1), ("2026-10", 0), ("2025-05", 0), ("", 0)]
)
def test_the_column_of_an_earlier_baseline_is_marked_from_above_all(
    baseline: str, marked: int
) -> None:
    months = [band_month("2026-08", (100, 200, 40, 5)), band_month("2026-09", (150, 270, 60, 5))]
    chart = band_chart(
        [*months, band_month("2026-10", (140, 264, 60, 5))], BANDS, LIGHT, baseline=baseline
    )
    found = [each for each in spoken(chart)["layout"]["annotations"] if each["text"] == "Baseline"]
    assert [(each["y"], each["ay"]) for each in found] == [(340, 480)] * marked


def test_where_nothing_is_hidden_columns_stand_on_nought_and_are_as_high_as_all_who_wait() -> None:
    chart = spoken(band_chart([band_month("2026-10", (140, 264, 60, 0))], BANDS, LIGHT))
    assert chart["layout"]["yaxis"]["range"][0] == 0
    assert sum(trace["y"][0] for trace in chart["data"]) == 464


def test_the_names_of_small_bands_are_pushed_apart() -> None:
    layout = spoken(band_chart([band_month("2026-10", (400, 2, 1, 0))], BANDS, LIGHT))["layout"]
    low, high = layout["yaxis"]["range"]
    heights = [
        (each["y"] - low) / (high - low) * 256 + each["yshift"] for each in layout["annotations"]
    ]
    assert all(other - one >= 17.99 for one, other in pairwise(heights))
    assert heights[0] >= 9


def test_areas_stand_best_first_with_their_figures_away_from_the_target() -> None:
    chart = breakdown_chart(
        AREAS, LIGHT, unit="%", direction="increase", reference=Reference("Target", 60)
    )
    assert words(chart) == [
        "South Lakeland 291 of 473",
        "Eden 357 of 609",
        "Barrow 335 of 599",
        "61.5%",
        "58.6%",
        "55.9%",
        "Target 60.0%",
    ]
    assert [label(chart, text)["xanchor"] for text in ("61.5%", "58.6%", "55.9%")] == [
        "left",
        "right",
        "right",
    ]


def test_where_less_is_better_the_lowest_stands_first() -> None:
    chart = breakdown_chart(AREAS, LIGHT, unit="weeks", direction="decrease", reference=None)
    assert words(chart)[0] == "Barrow 335 of 599"
    assert spoken(chart)["data"][0]["x"][:3] == [55.93, 0, None]


@given(st.lists(st.floats(0, 100), min_size=1, max_size=8), st.none() | st.floats(0, 100))
def test_no_figure_of_a_breakdown_reaches_the_names_where_it_is_narrowest(
    values: list[float], target: float | None
) -> None:
    shares = [
        Share(f"Area {number}", weeks(10, value), "1 of 2") for number, value in enumerate(values)
    ]
    reference = None if target is None else Reference("Target", target)
    chart = breakdown_chart(shares, LIGHT, unit="%", direction="increase", reference=reference)
    low, high = spoken(chart)["layout"]["xaxis"]["range"]
    margin = spoken(chart)["layout"]["margin"]
    narrow = 340 - margin["l"] - margin["r"]
    for each in spoken(chart)["layout"]["annotations"][len(values) : 2 * len(values)]:
        at = (each["x"] - low) / (high - low) * narrow + each["xshift"]
        if each["xanchor"] == "right":
            assert margin["l"] - 154 + at >= 48
        else:
            assert at + 48 <= narrow + margin["r"]


@pytest.mark.parametrize(
    "chart",
    [
        track(result([]), LIGHT),
        provider_chart([], LIGHT, allowed=12),
        band_chart([], BANDS, LIGHT),
        breakdown_chart([], LIGHT, unit="%", direction="increase"),
    ],
    ids=["track", "providers", "bands", "breakdown"],
)
def test_without_figures_the_place_says_so(chart: object) -> None:
    assert words(chart) == ["No figures yet"]  # pyright: ignore[reportArgumentType]


def released(period: str, numbers: tuple[int | None, ...], total: int | None) -> BandMonth:
    """A month of an edition, in which a number that is hidden is None."""
    counts = tuple(
        Hidden(period, TOO_FEW) if each is None else counted(period, each) for each in numbers
    )
    return BandMonth(period, counts, total)


@pytest.mark.parametrize("bands", [1, 2, 3])
def test_merged_bands_are_as_many_columns_and_labels(bands: int) -> None:
    chart = band_chart([released("2026-10", (140, 264, 65)[:bands], 469)], BANDS[:bands], LIGHT)
    assert [trace["y"] for trace in spoken(chart)["data"]] == [[65], [264], [140]][-bands:]
    assert len(words(chart)) == bands


def test_a_month_with_every_band_hidden_has_stubs_that_all_fit_below_the_line() -> None:
    months = [released("2026-09", (None,) * 4, None), released("2026-10", (140, 264, 60, 50), 514)]
    chart = spoken(band_chart(months, BANDS, LIGHT))
    stubs = [trace["y"][0] for trace in chart["data"]]
    assert len(set(stubs)) == 1
    assert sum(stubs) == pytest.approx(chart["layout"]["yaxis"]["range"][0])


def test_a_hidden_band_of_an_edition_says_neither_its_number_nor_what_it_is_out_of() -> None:
    chart = band_chart([released("2026-10", (140, 264, None), 469)], BANDS[:3], LIGHT)
    assert hovers(chart)[0] == "Oct 2026, 52 to under 104: too few to show"
    assert hovers(chart)[1] == "Oct 2026, 13 to under 52: 264 of 469"
    assert words(chart)[0] == "52 to under 104: too few to show"
    unknown = band_chart([released("2026-10", (140, 264, None), None)], BANDS[:3], LIGHT)
    assert hovers(unknown)[1] == "Oct 2026, 13 to under 52: 264"


def test_the_band_of_providers_begins_at_the_fastest_that_is_shown() -> None:
    known = provider_chart(PROVIDERS, LIGHT, allowed=12)
    listed = [*PROVIDERS[:3], withheld("Clinical Partners")]
    some = provider_chart(listed, LIGHT, allowed=12, fastest_shown=False)
    assert words(known)[-1] == "Within 12 weeks of the fastest"
    assert words(some)[-1] == "Within 12 weeks of the fastest shown"
    assert "Clinical Partners too few to show" in words(some)
