"""Whether a course would be kept to at the pace of the last twelve months, as it is told."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.record import CourseStep
from kpis import months
from kpis.definitions import Result
from kpis.judging.course import course_of
from kpis.trends.course_words import ahead_words, course_ahead
from kpis.trends.projection import project
from kpis.trends.projection_words import NO_PROMISE
from tests.kpis.decided import APPEALS, decision
from tests.presentation.chart_results import hiding, result

STEADY = [40.0 + step for step in range(12)]
SPAN = "In the twelve months to October 2026 it"
PACE = f"{SPAN} rose by about 1.0 point a month. If that pace goes on,"
NOVEMBER, MARCH, JUNE = "2026-11", "2027-03", "2027-06"


def on_course(values: Sequence[float], *steps: tuple[str, float], **fields: Any) -> Result:
    """A measure of shares that end in October 2026, with steps of the board."""
    found = result(values, first=months.add("2026-10", 1 - len(values)), **fields)
    asked = [CourseStep(month=month, figure=figure) for month, figure in steps]
    made = decision(1, "course", APPEALS, steps=asked)
    return replace(found, course=course_of(found.measure, found.told, None, made))


TOLD = {
    "one in time, one late": (
        on_course(STEADY, (MARCH, 56), (JUNE, 60)),
        f"{PACE} the step of 56.0% by March 2027 would be met in March 2027, in time. And the step "
        f"of 60.0% by June 2027 would be met in July 2027, 1 month after it is due. {NO_PROMISE}",
        (MARCH, "2027-07"),
    ),
    "the last step, overdue": (
        on_course(STEADY, ("2026-09", 54)),
        f"{PACE} the step of 54.0% by September 2026 would be met in January 2027, 4 months after "
        f"it is due. {NO_PROMISE}",
        (None, "2027-01"),
    ),
    "the next is reached": (
        on_course(STEADY, (NOVEMBER, 51), (MARCH, 53)),
        f"It has reached the step of 51.0% by November 2026 already. {PACE} the step of 53.0% by "
        f"March 2027 would be met in December 2026, in time. {NO_PROMISE}",
        (None, "2026-12"),
    ),
    "away": (
        on_course([51 - value / 5 for value in STEADY], (MARCH, 56), (JUNE, 60)),
        f"{SPAN} fell by about 0.2 points a month. It is moving away from the step of 56.0% by "
        "March 2027.",
        (None, None),
    ),
    "perhaps late, by its range": (
        on_course([40, 44, 41, 45, 43, 47, 44, 49, 46, 50, 47, 51], ("2028-01", 60)),
        f"{SPAN} rose by about 0.8 points a month. If that pace goes on, the step of 60.0% by "
        "January 2028 would be met in October 2027 (likely between July 2027 and April 2028), "
        f"in time if it does not slow. {NO_PROMISE}",
        ("2027-10", "2027-10"),
    ),
    "too few figures": (on_course(STEADY[:7], (MARCH, 56)), None, None),
    "no course": (result(STEADY), None, None),
}


@pytest.mark.parametrize(("found", "words", "ends"), TOLD.values(), ids=TOLD)
def test_what_is_said(found: Result, words: str | None, ends: tuple | None) -> None:
    ahead = course_ahead(found)
    assert (ahead and ahead.words) == words
    assert (ahead and (ahead.next, ahead.last)) == ends


def test_beside_the_target_the_pace_is_said_once() -> None:
    both = on_course(STEADY, (MARCH, 56), target=60.0)
    told = ahead_words(both)
    assert told.count(SPAN) == told.count(NO_PROMISE) == 1
    assert told == (
        f"{PACE} the target would be met in July 2027. At that pace the step of 56.0% by March 2027 "
        f"would be met in March 2027, in time. {NO_PROMISE}"
    )
    lost = on_course([5.0] * 12, (MARCH, 56), target=60.0)
    assert ahead_words(lost) == (
        f"{SPAN} has stood still, so the target has not come nearer. It does not lead to that "
        "step either."
    )
    alone, target = on_course(STEADY, (MARCH, 56)), result(STEADY, first="2025-11", target=60.0)
    assert ahead_words(alone) == (
        f"{PACE} the step of 56.0% by March 2027 would be met in March 2027, in time. {NO_PROMISE}"
    )
    assert ahead_words(target).startswith(f"{PACE} the target would be met in July 2027.")
    assert ahead_words(result(STEADY)) == ""


def test_nothing_is_said_over_a_hidden_month() -> None:
    found = hiding(on_course(STEADY, (MARCH, 56)), "2026-10")
    course = found.course
    assert course
    again = course_of(found.measure, found.told, None, course.decision)
    assert course_ahead(replace(found, course=again)) is None


@given(st.lists(st.integers(30, 60).map(float), min_size=8, max_size=14), st.integers(61, 80))
def test_no_month_is_named_that_the_target_of_that_figure_would_not_have(
    values: list[float], goal: int
) -> None:
    found = on_course(values, (MARCH, goal))
    ahead = course_ahead(found)
    same = project(
        [(point.period, point.value) for point in found.series], goal, found.measure.direction
    )
    assert (ahead and ahead.last) == (same and same.month)
