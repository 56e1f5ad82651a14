"""The board's course on a chart over time: where its stair runs, how far the chart goes on for it,
and what is said of it."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.record import CourseStep
from kpis import months
from kpis.definitions import Result
from kpis.judging.course import course_of
from presentation.charts import line_alternative
from presentation.charts.kit.series import AHEAD
from presentation.charts.over_time.course import DASHES
from presentation.charts.over_time.line import line_chart
from presentation.palette import DARK, LIGHT, Palette
from presentation.story.chart import Marks, drawing
from tests.kpis.decided import APPEALS, decision
from tests.presentation.chart_json import hovers, label, spoken, traces, words
from tests.presentation.chart_results import result

RISING = [35.0, 31.5, 39.0, 41.9, 45.0, 52.0, 58.9, 53.2]
"""January to August 2025."""


def on_course(*steps: tuple[str, float], **fields: Any) -> Result:
    found = result(RISING, target=60.0, **fields)
    asked = [CourseStep(month=month, figure=figure) for month, figure in steps]
    made = decision(1, "course", APPEALS, steps=asked)
    return replace(found, course=course_of(found.measure, found.told, None, made))


AUTUMN = on_course(("2025-07", 50), ("2025-12", 55), ("2026-06", 60))


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_each_tread_begins_in_the_month_of_its_step(palette: Palette) -> None:
    [stair] = traces(line_chart(AUTUMN, palette), dash=DASHES, color=palette.target)
    assert stair["y"] == [50, 50, 55, 55, 60, 60]
    assert stair["x"][:5] == ["2025-07-01", "2025-12-01", "2025-12-01", "2026-06-01", "2026-06-01"]
    assert hovers(line_chart(AUTUMN, palette))[:3] == [
        "July 2025 Course: 50.0%",
        "December 2025 Course: 55.0%",
        "June 2026 Course: 60.0%",
    ]


def test_the_steps_and_the_newest_figure_are_named_beside_their_dots() -> None:
    chart = line_chart(AUTUMN, LIGHT)
    named = words(chart)
    assert set(named[:2]) == {"Course 60.0%", "Target 60.0%"}
    assert {"50.0% by Jul 2025", "53.2%"} <= set(named)
    newest = label(chart, "53.2%")
    assert (newest["x"], newest["font"]["size"]) == ("2025-08-01", 17)
    assert label(line_chart(AUTUMN, LIGHT, size="small"), "53.2%")["xref"] == "paper"


def test_the_last_step_before_the_first_month_still_asks() -> None:
    found = on_course(("2025-06", 45), ("2025-07", 50), ("2025-12", 55))
    chart = line_chart(found, LIGHT, since="2025-08")
    [stair] = traces(chart, dash=DASHES)
    assert [stair["x"][0], stair["x"][-1]] == spoken(chart)["layout"]["xaxis"]["range"]
    assert stair["y"] == [50, 50, 55, 55]
    assert "July 2025" not in " ".join(hovers(chart))
    assert "50.0% by Jul 2025" not in words(chart)


@given(st.lists(st.integers(-6, 40), min_size=1, max_size=6, unique=True))
def test_the_chart_goes_on_to_the_last_step_within_so_many_months(when: list[int]) -> None:
    newest = "2025-08"
    steps = [(months.add(newest, at), 50.0 + number) for number, at in enumerate(sorted(when))]
    found = on_course(*steps)
    chart = spoken(line_chart(found, LIGHT))
    shown = [at for at in when if at <= AHEAD]
    last = months.add(newest, max([0, *shown]))
    assert chart["layout"]["xaxis"]["range"][1].startswith(last)
    drawn = [trace for trace in chart["data"] if trace.get("line", {}).get("dash") == DASHES]
    assert len(drawn) == bool(shown)
    for trace in drawn:
        corners = list(zip(trace["x"], trace["y"], strict=True))
        assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(corners))
    caption = drawing(found, Marks(), "trend", None).caption
    assert ("Stair with dots: the board's course" in caption) == bool(shown)
    assert ("are not drawn" in caption) == (bool(shown) and max(when) > AHEAD)


def test_the_text_that_stands_for_it_has_every_step() -> None:
    told = line_alternative(AUTUMN, "The finding.")
    assert (
        "Steps of the board's course: 50.0% by July 2025, 55.0% by December 2025 and 60.0% by June "
        "2026." in told
    )
    assert "course" not in line_alternative(result(RISING), "The finding.")


def test_without_a_course_nothing_of_it_is_drawn() -> None:
    chart = line_chart(result(RISING, target=60.0), LIGHT)
    assert not traces(chart, dash=DASHES)
    assert "Course" not in " ".join([*words(chart), *hovers(chart)])
