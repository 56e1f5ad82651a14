"""Milestones on charts: the lane below a measure, and the strip of all of them."""

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.plan import Milestone
from kpis import months
from kpis.milestones.board import MilestoneState
from presentation.charts.over_time.lane import stacked
from presentation.charts.over_time.line import line_chart
from presentation.charts.timeline import Strip, places, timeline
from presentation.palette import DARK, LIGHT, Palette
from tests.presentation.chart_json import hovers, spoken, words
from tests.presentation.chart_results import result

LEVEL = [50.0] * 24


def state(id: str, due: str | None, status: str = "Blue", **known: object) -> MilestoneState:
    milestone = Milestone(id=id, words="Services mapped, and <b>gaps</b> identified", due=due)
    return MilestoneState(
        milestone,
        int(id[0]),
        id.split(".")[0],
        None,
        status,
        **{"revised_due": None, "overdue": False, **known},
    )  # type: ignore[arg-type]


STATES = [
    state("3e.1", "2025-06"),
    state("3e.2", "2025-09"),
    state("3e.3", "2025-09", "Green"),
    state("3e.4", "2025-10", "Red", revised_due="2027-01"),
    state("3e.5", "2026-01", "Grey", overdue=True),
    state("3e.6", "2027-04"),
    state("3e.7", None),
]


def squares(palette: Palette = LIGHT) -> dict:
    chart = line_chart(result(LEVEL), palette, milestones=STATES)
    return next(trace for trace in spoken(chart)["data"] if trace.get("yaxis") == "y2")


def test_squares_stand_at_their_months_stacked_where_they_would_touch() -> None:
    lane = squares()
    assert lane["x"] == ["2025-06-01", "2025-09-01", "2025-09-01", "2025-10-01", "2026-01-01"]
    assert lane["y"] == [0, 0, 1, 2, 0]
    assert lane["text"] == ["B", "B", "G", "R", "N!"]


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_squares_have_the_colours_of_their_status(palette: Palette) -> None:
    marker = squares(palette)["marker"]
    looks = [palette.squares[name] for name in ("Blue", "Blue", "Green", "Red")]
    assert marker["color"][:-1] == [look.fill for look in looks]
    assert marker["line"]["color"][:-1] == [look.edge for look in looks]


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_an_overdue_square_is_solid_with_a_thick_red_edge_beside_its_exclamation_mark(
    palette: Palette,
) -> None:
    found = squares(palette)
    line = found["marker"]["line"]
    assert (found["text"][-1], found["marker"]["color"][-1]) == (
        "N!",
        palette.overdue["Grey"].fill,
    )
    assert line["color"][-1] == palette.red.color
    assert line["width"][-1] > max(line["width"][:-1])


def test_a_square_says_what_it_is() -> None:
    said = hovers(line_chart(result(LEVEL), LIGHT, milestones=STATES))[-2:]
    assert said == [
        "3e.4, Red · Missed, recovering, due Oct 2025 → Jan 2027 Services mapped, and &lt;b&gt;gaps&lt;/b&gt; "
        "identified",
        "3e.5, Grey · Not started, due Jan 2026, overdue Services mapped, and "
        "&lt;b&gt;gaps&lt;/b&gt; identified",
    ]


def test_the_heading_names_the_actions_and_counts_what_lies_outside() -> None:
    found, milestones = result(LEVEL), [*STATES, state("3c.1", "2025-07")]
    linked = replace(found, measure=found.measure.model_copy(update={"actions": ("3c", "3e")}))
    chart = line_chart(linked, LIGHT, milestones=milestones)
    assert words(chart)[-1] == "Milestones due, actions 3c and 3e (1 more outside these months)"
    chart = line_chart(found, LIGHT, milestones=milestones)  # 3c is not to move this measure
    assert words(chart)[-1] == "Milestones due, action 3e (1 more outside these months)"


def test_the_lane_leaves_the_chart_its_height_and_the_plot_what_is_left() -> None:
    plain, full = (
        line_chart(result(LEVEL), LIGHT),
        line_chart(result(LEVEL), LIGHT, milestones=STATES),
    )
    assert spoken(plain)["layout"]["height"] == spoken(full)["layout"]["height"] == 470
    assert (
        spoken(full)["layout"]["yaxis"]["domain"][0] > spoken(full)["layout"]["yaxis2"]["domain"][1]
    )


def test_many_milestones_make_the_chart_higher_and_not_the_plot_lower() -> None:
    def plot(number: int) -> tuple[int, float]:
        many = [state(f"3e.{each + 1}", "2025-09") for each in range(number)]
        layout = spoken(line_chart(result(LEVEL), LIGHT, milestones=many))["layout"]
        inner = layout["height"] - layout["margin"]["t"]
        return layout["height"], inner * (1 - layout["yaxis"]["domain"][0])

    assert plot(5)[0] == 470
    assert plot(9)[0] == 470 + 4 * 20
    assert plot(9)[1] == pytest.approx(plot(5)[1])


def test_milestones_outside_the_months_leave_no_lane() -> None:
    chart = line_chart(result(LEVEL), LIGHT, milestones=[state("3e.6", "2027-04")])
    assert "yaxis2" not in spoken(chart)["layout"]


@given(st.lists(st.integers(0, 40), max_size=20), st.integers(0, 6))
def test_no_two_squares_of_a_row_are_too_near(due: list[int], apart: int) -> None:
    periods = [months.add("2025-01", step) for step in sorted(due)]
    rows = stacked(periods, apart)
    for (one, row), (other, other_row) in combinations(zip(periods, rows, strict=True), 2):
        assert row != other_row or months.between(one, other) > apart


@given(st.lists(st.sampled_from(["2025-09", "2025-10", "2026-01"]), max_size=20))
def test_in_the_strip_no_two_squares_share_a_place(due: list[str]) -> None:
    strip = Strip(
        "1", tuple(state(f"1a.{number + 1}", period) for number, period in enumerate(due))
    )
    spots = list(zip(due, places(strip), strict=True))
    assert len(set(spots)) == len(spots)
    assert all(column < 2 for _, (column, _) in spots)


def test_the_strip_has_a_row_a_section_and_a_line_at_the_date() -> None:
    chart = timeline([Strip("3. EHC plan quality", tuple(STATES))], date(2026, 10, 31), LIGHT)
    line = spoken(chart)["layout"]["shapes"][-1]
    assert (line["x0"], line["x1"]) == ("2026-11-01", "2026-11-01")
    assert words(chart) == [
        "3. EHC plan quality",
        "← should be complete",
        "31 Oct 2026  due after this date →",
    ]
    assert len(spoken(chart)["data"][0]["x"]) == 6


def test_the_strip_is_as_high_as_its_stacks() -> None:
    def height(number: int) -> int:
        states = tuple(state(f"1a.{each + 1}", "2025-09") for each in range(number))
        return spoken(timeline([Strip("1", states)], date(2025, 9, 1), LIGHT))["layout"]["height"]

    assert height(2) == height(1)
    assert height(7) - height(1) == 3 * 20
