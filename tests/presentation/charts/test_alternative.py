"""The alternative text of each chart holds its finding and its figures."""

from presentation.charts import alternative
from presentation.charts.breakdown import Share
from tests.presentation.chart_results import example, result
from tests.presentation.shown_parts import band_month, provider, weeks

FINDING = "That meets the 60% target."


def test_a_line_chart_is_told_by_name_months_finding_and_baseline() -> None:
    assert alternative.line_alternative(
        example("annual_review_decision_4_weeks"), FINDING, since="2024-06"
    ) == (
        "Line chart: Annual reviews decided within 4 weeks, June 2024 to September 2026. That "
        "meets the 60% target. Baseline 41.9% in May 2025. The figures are in the table below."
    )


def test_without_a_baseline_or_a_figure_nothing_is_made_up() -> None:
    assert alternative.line_alternative(result([40.0], name="Lessons"), FINDING) == (
        "Line chart: Lessons, January 2025. That meets the 60% target. The figures are in the "
        "table below."
    )
    assert alternative.line_alternative(
        result([], name="Lessons"), "No figures yet.", where=""
    ) == ("Line chart: Lessons, no figures yet. No figures yet.")


def test_a_control_chart_is_told_with_its_limits_and_its_marks() -> None:
    told = alternative.control_alternative(
        example("annual_review_decision_4_weeks"), FINDING, since="2026-01"
    )
    assert told == (
        "Control chart: Annual reviews decided within 4 weeks, January 2026 to September 2026. "
        "That meets the 60% target. The newest eight months are better than ordinary ups and downs "
        "explain. The last is part of 7 or more results in a row above the average. Since May 2025 "
        "the average is 53.8%; ordinary ups and downs run from 41.1% to 66.5%. Marked as better: 8; as "
        "worse: 0. The figures are in the table below."
    )


def test_a_run_chart_is_told_with_its_middle_value() -> None:
    told = alternative.control_alternative(result([40, 42, 44], name="Lessons"), FINDING)
    assert told.startswith("Run chart: Lessons, January 2025 to March 2025.")
    assert "The middle value is 42.0%. Marked as better: 0; as worse: 0." in told


def test_a_track_is_told_with_baseline_now_and_target() -> None:
    assert alternative.track_alternative(example("nd_longest_wait"), "No.") == (
        "Scale from zero: Longest wait. No. Baseline 131.1 weeks in May 2025. Now 144.7 weeks in "
        "October 2026. Target 104.9 weeks."
    )


def test_providers_are_told_in_order_and_one_with_few_waiting_by_name_alone() -> None:
    told = alternative.provider_alternative(
        [provider("A", 260, 35.8, 38.6), provider("B")], FINDING
    )
    assert told == (
        "Dot chart: average wait by provider. That meets the 60% target. A 35.8 weeks, baseline "
        "38.6 weeks, 260 waiting. B, under 10 waiting: too few to count."
    )


def test_bands_are_told_with_their_newest_counts() -> None:
    told = alternative.band_alternative(
        [band_month("2026-09", (1, 2, 3, 4)), band_month("2026-10", (140, 264, 60, 5))],
        ("Under 13 weeks", "13 to 52", "52 to 104", "104 or more"),
        "Fewer wait",
    )
    assert told == (
        "Columns: children waiting by how long, September 2026 to October 2026. Fewer wait. In "
        "October 2026, Under 13 weeks: 140; 13 to 52: 264; 52 to 104: 60; 104 or more: under 10."
    )


def test_bands_without_a_month_are_told_by_their_finding() -> None:
    assert alternative.band_alternative([], (), "No figures yet.") == (
        "Columns: children waiting. No figures yet."
    )


def test_a_breakdown_is_told_in_full() -> None:
    told = alternative.breakdown_alternative(
        [Share("Eden", weeks(609, 58.62), "357 of 609")], "%", "No area reaches 60%"
    )
    assert told == "Dot chart. No area reaches 60%. Eden 58.6%, 357 of 609."


def test_the_strip_of_milestones_is_told_by_its_finding() -> None:
    assert alternative.timeline_alternative("53 of 85 are complete.") == (
        "Strip of milestones by section and month due. 53 of 85 are complete. All of them are "
        "listed below."
    )
