"""A hidden month is a gap in every chart over time: no point, no line over it, and words that say
so."""

from typing import Any

import pytest

from kpis.definitions.results import Baseline, Result
from presentation.charts import control_alternative, line_alternative, trend_svg
from presentation.charts.over_time import control_chart, line_chart
from presentation.palette import LIGHT
from presentation.story.chart import ChartKind, Marks, drawing
from tests.presentation.chart_json import hovers, spoken, words
from tests.presentation.chart_results import hiding, result

VALUES = [float(value) for value in range(40, 60)]
"""Of January 2025 to August 2026."""
WHY = "so that no child can be known by them, or by what could be worked out with them."


def one(*hidden: str, **more: Any) -> Result:
    return hiding(result(VALUES, target=70, **more), *hidden)


def joined(chart: Any) -> set[tuple[str, str]]:
    """The neighbours that a line of the chart joins."""
    return {
        (str(before)[:7], str(after)[:7])
        for trace in spoken(chart)["data"]
        if trace.get("mode") == "lines" and len(trace["x"]) > 2
        for before, after in zip(trace["x"], trace["x"][1:], strict=False)
        if before and after
    }


@pytest.mark.parametrize("draw", [line_chart, control_chart])
def test_no_line_leads_over_a_hidden_month(draw: Any) -> None:
    alternate = [f"2025-{month:02}" for month in range(2, 13, 2)]
    chart = draw(one("2026-03", *alternate), LIGHT)
    assert ("2026-06", "2026-07") in joined(chart)
    assert not joined(chart) & {("2026-02", "2026-04"), ("2025-01", "2025-03")}
    assert not [said for said in hovers(chart) if "Mar 2026" in said or "Feb 2025" in said]


def test_the_newest_label_has_its_month_where_the_newest_month_is_hidden() -> None:
    assert "59.0%" in words(line_chart(one(), LIGHT))
    held = line_chart(one("2026-08"), LIGHT)
    assert "58.0% Jul 2026" in words(held)
    assert "58.0% Jul 2026" in words(control_chart(one("2026-08"), LIGHT))
    solid = [trace for trace in spoken(held)["data"] if trace.get("marker", {}).get("size") == 11]
    assert not solid
    assert (
        spoken(held)["layout"]["xaxis"]["range"]
        == spoken(line_chart(one(), LIGHT))["layout"]["xaxis"]["range"]
    )
    assert "Target 70.0%" in words(held)


def test_a_small_picture_has_no_newest_dot_where_the_newest_month_is_hidden() -> None:
    based = Baseline("2025-02", 41.0)
    assert trend_svg(one(baseline=based), LIGHT, "2025-01").count("<circle") == 2
    assert trend_svg(one("2026-08", baseline=based), LIGHT, "2025-01").count("<circle") == 1
    broken = trend_svg(one("2025-08", "2026-08"), LIGHT, "2025-01")
    assert broken.count("<path") == 3  # the target, and two stretches


def test_where_nothing_is_shown_the_chart_says_so() -> None:
    nothing = hiding(result([40, 50]), "2025-01", "2025-02")
    for chart in (line_chart(nothing, LIGHT), control_chart(nothing, LIGHT)):
        assert words(chart) == ["Too few to show"]
    assert "<path" not in trend_svg(nothing, LIGHT, "2025-01")


def test_the_texts_that_stand_for_a_chart_count_the_hidden_months() -> None:
    held = one("2025-02", "2026-08")
    began = "Line chart: Annual reviews decided within 4 weeks, January 2025 to August 2026, "
    assert line_alternative(held, "Found.").startswith(f"{began}2 months are too few to show. F")
    assert "1 month is too few to show. Found" in line_alternative(held, "Found.", since="2025-03")
    told = control_alternative(held, "Found.")
    assert "2 months are too few to show. Found. The newest" in told
    nothing = hiding(result([40.0]), "2025-01")
    assert line_alternative(nothing, "Found.").startswith(
        "Line chart: Annual reviews decided within 4 weeks, January 2025, 1 month is too few to "
        "show."
    )


@pytest.mark.parametrize("kind", ["trend", "control"])
def test_the_caption_says_what_is_not_drawn(kind: ChartKind) -> None:
    told = drawing(one("2025-02", "2026-08"), Marks(), kind, None)
    assert f"2 months are too few to show and not drawn, {WHY}" in told.caption
    assert told.events.startswith(f"2 months are too few to show and not drawn, {WHY}")
    assert "not drawn" not in drawing(one("2025-02"), Marks(), kind, "2025-03").caption


def test_what_a_control_chart_finds_is_of_the_months_that_are_shown() -> None:
    told = drawing(one("2026-03", "2026-08"), Marks(), "control", None).caption
    assert told.startswith(
        "The newest four months shown are better than ordinary ups and downs explain."
    )
    assert "average of all months shown." in told
