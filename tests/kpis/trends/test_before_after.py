"""Before and after a completed milestone: six months on either side, the month of completion in
neither."""

from dataclasses import replace
from datetime import date
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.plan import Milestone
from kpis import months
from kpis.definitions.measure import Calculation
from kpis.definitions.results import Result
from kpis.milestones.board import MilestoneState, completed_on
from kpis.trends.before_after import SIDE, before_after, completed_near, marked_beside
from tests.presentation.chart_results import example, result
from tests.presentation.words_results import milestone

JULY = date(2025, 7, 14)
"""The seventh month of a series that begins in January 2025."""
YEARLY = Calculation(cases="-", months=12)
LEVEL = [50.0, 52, 49, 51, 50, 48]


def dated(*updates: tuple[str, str], status: str = "Blue", id: str = "3e.5") -> MilestoneState:
    """A milestone with updates, each a day and a status."""
    made = milestone(id, status, update="x")
    found = tuple(
        replace(made.updates[0], status_date=date.fromisoformat(day), status=rag)
        for day, rag in updates
    )
    return replace(made, updates=found)


@pytest.mark.parametrize(
    ("state", "day"),
    [
        (dated(("2026-07-03", "Blue")), date(2026, 7, 3)),
        (dated(("2026-01-31", "Red"), ("2026-07-03", "Blue")), date(2026, 7, 3)),
        (dated(("2026-07-03", "Blue"), ("2026-09-30", "Blue")), date(2026, 7, 3)),
        (
            dated(("2026-05-03", "Blue"), ("2026-06-30", "Amber"), ("2026-07-03", "Blue")),
            date(2026, 7, 3),
        ),
        (dated(("2026-07-03", "Blue"), ("2026-09-30", "Amber"), status="Amber"), None),
        (dated(("2026-07-03", "Green"), status="Green"), None),
        (milestone("3e.5"), None),
    ],
    ids=["blue", "after red", "said again", "blue anew", "no longer", "never", "unreported"],
)
def test_a_milestone_is_completed_on_the_day_from_which_it_has_been_blue(
    state: MilestoneState, day: date | None
) -> None:
    assert completed_on(state) == day


def test_a_milestone_that_recurs_is_never_completed() -> None:
    weekly = Milestone(id="1a.9", words="Meet", recurs="weekly")
    assert completed_on(replace(dated(("2026-07-03", "Blue")), milestone=weekly)) is None


def test_the_means_are_of_six_months_each_and_leave_out_the_month_of_completion() -> None:
    found = before_after(result([10, 20, 30, 40, 50, 60, 999, 11, 21, 31, 41, 51, 61, 999]), JULY)
    assert found
    assert (found.before.mean, found.after.mean, found.change) == (35, 36, 1)
    assert (found.before.months, found.after.months, found.told_from) == (6, 6, None)


@pytest.mark.parametrize(
    ("values", "before", "after", "told_from"),
    [
        ([1.0] * 13, 6, 6, None),
        ([1.0] * 12, 6, 5, "2026-01"),
        ([1.0] * 7, 6, 0, "2026-01"),
        ([1.0] * 3, 3, 0, "2026-01"),
        ([1.0, None, *[1.0] * 11], 5, 6, None),
        ([1.0] * 8 + [None] + [1.0] * 4, 6, 5, None),
        ([1.0] * 8 + [None] + [1.0] * 2, 6, 3, "2026-01"),
    ],
    ids=[
        "all",
        "one to come",
        "none after",
        "few",
        "gap before",
        "gap after",
        "gap and more to come",
    ],
)
def test_a_side_that_lacks_a_month_has_no_mean(
    values: list[float | None], before: int, after: int, told_from: str | None
) -> None:
    found = before_after(result(values), JULY)
    assert found
    assert (found.before.months, found.after.months, found.told_from) == (before, after, told_from)
    assert (found.before.mean is None, found.after.mean is None) == (before < SIDE, after < SIDE)
    assert (found.change is None) == (min(before, after) < SIDE)


def test_without_a_figure_nothing_can_be_said() -> None:
    assert before_after(result([]), JULY) is None


@pytest.mark.parametrize(
    ("partial", "before", "after"), [(0, 6, 6), (2, 4, 6), (11, 0, 2), (13, 0, 0)]
)
def test_a_figure_of_fewer_than_twelve_months_counts_for_nothing(
    partial: int, before: int, after: int
) -> None:
    found = before_after(result([1.0] * 13, partial=partial, calculation=YEARLY), JULY)
    assert found
    assert (found.before.months, found.after.months) == (before, after)
    assert found.overlapping


@pytest.mark.parametrize(
    ("direction", "better", "worse"),
    [("increase", 6, 0), ("decrease", 0, 6)],
    ids=["better", "worse"],
)
def test_the_verdict_is_what_the_chart_marks_in_the_months_after(
    direction: str, better: int, worse: int
) -> None:
    stepped = result(
        [*LEVEL, *LEVEL, 50, *(value + 30 for value in LEVEL)], first="2024-07", direction=direction
    )
    found = before_after(stepped, JULY)
    assert found
    assert found.way == "xmr"
    assert (found.after.better, found.after.worse) == (better, worse)


def test_a_level_measure_shows_nothing_beyond_chance() -> None:
    found = before_after(result([*LEVEL, 50, *LEVEL]), JULY)
    assert found
    assert (found.before.better, found.before.worse, found.after.better, found.after.worse) == (
        0,
        0,
        0,
        0,
    )


@pytest.mark.parametrize(
    ("id", "way", "overlapping"),
    [
        ("annual_review_decision_4_weeks", "xmr", False),
        ("nd_average_wait", "run", False),
        ("survey_satisfaction", "run", True),
    ],
)
def test_the_chart_is_the_one_that_suits_the_measure(id: str, way: str, overlapping: bool) -> None:
    found = before_after(example(id), date(2026, 3, 4))
    assert found
    assert (found.way, found.overlapping) == (way, overlapping)


def test_the_examples_have_the_means_of_their_figures() -> None:
    reviews = example("annual_review_decision_4_weeks")
    found = before_after(reviews, date(2026, 3, 31))
    values = {point.period: point.value for point in reviews.series}
    assert found
    assert found.before.mean == pytest.approx(
        mean(values[period] for period in months.every("2025-09", "2026-02"))
    )
    assert found.after.mean == pytest.approx(
        mean(values[period] for period in months.every("2026-04", "2026-09"))
    )


@given(st.lists(st.floats(0, 100), min_size=13, max_size=30), st.integers(0, 40), st.floats(0, 100))
def test_no_figure_of_another_month_moves_the_means(
    values: list[float], step: int, other: float
) -> None:
    """The month of completion and all that lie further away than six may be anything."""
    month = months.add("2024-10", step)
    near = {months.add(month, aside) for aside in range(-SIDE, SIDE + 1)} - {month}
    held = result(values)
    changed: Result = replace(
        held,
        series=tuple(
            one if one.period in near else replace(one, value=other) for one in held.series
        ),
    )
    was, now = (before_after(one, months.first_day(month)) for one in (held, changed))
    assert was
    assert now
    assert (was.before.mean, was.after.mean) == (now.before.mean, now.after.mean)


def test_the_completed_milestones_of_a_measures_section_are_its_own_actions_and_the_others() -> (
    None
):
    measure = example("annual_review_decision_4_weeks").measure
    done = [milestone(id, "Blue", update="x") for id in ("3c.1", "3e.5", "2a.2")]
    own, others = completed_near([*done, milestone("3e.4", "Red", update="x")], measure)
    assert [state.milestone.id for state in own] == ["3e.5"]
    assert [state.milestone.id for state in others] == ["3c.1"]


def test_a_chart_marks_all_milestones_of_its_own_actions_and_only_the_completed_ones_of_the_others() -> (
    None
):
    measure = example("annual_review_decision_4_weeks").measure
    told = {"3e.5": "Blue", "3e.4": "Red", "3c.1": "Blue", "3c.2": "Amber", "2a.2": "Blue"}
    states = [milestone(id, rag, update="x") for id, rag in told.items()]
    assert [state.milestone.id for state in marked_beside(states, measure)] == [
        "3e.5",
        "3e.4",
        "3c.1",
    ]
