"""The board's course: what each step asks for, and whether a measure is on it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from data.record import CourseStep
from kpis import months
from kpis.definitions import Course, CourseState, Hidden, Point, Shown, whole
from kpis.judging.decisions import Force
from kpis.judging.judged import judged
from kpis.measures import measures
from tests.kpis.decided import by, decision, to

KEPT = TypeAdapter(Course)
"""As an edition keeps it, and reads it back."""
FIRST = "2025-05"
AMBASSADORS = "local_offer_ambassadors"
LONGEST, APPEALS, TIMELY = "nd_longest_wait", "appeal_rate", "annual_review_decision_4_weeks"


def told(*values: float | None) -> tuple[Shown | Hidden, ...]:
    """A series from the baseline's month on; None hides a month."""
    return tuple(
        Hidden(months.add(FIRST, at))
        if value is None
        else whole(Point(months.add(FIRST, at), value, 100, value))
        for at, value in enumerate(values)
    )


def course(id: str, series: Sequence[Shown | Hidden], *steps: CourseStep) -> Course:
    """The course that the board decided, as it stands for this series."""
    force: Force = {(id, "course"): decision(1, "course", id, steps=steps)}
    found = judged(measures()[id], {(id, "", "", ""): tuple(series)}, {}, force).course
    assert found
    return found


JULY, OCTOBER = "2025-07", "2025-10"
STATES: dict[str, tuple[str, tuple[float | None, ...], list[CourseStep], CourseState]] = {
    "before the first step": (LONGEST, (100, 140), [by(JULY, -10)], "to_come"),
    "in its month, at it": (LONGEST, (100, 99, 90), [by(JULY, -10)], "on"),
    "in its month, past it": (LONGEST, (100, 99, 80), [by(JULY, -10)], "on"),
    "in its month, short of it": (LONGEST, (100, 99, 90.1), [by(JULY, -10)], "behind"),
    "later, and it still asks": (LONGEST, (100, 99, 80, 91), [by(JULY, -10)], "behind"),
    "the next step asks for more": (
        LONGEST,
        (100, 99, 90, 90, 90, 90),
        [by(JULY, -10), by(OCTOBER, -20)],
        "behind",
    ),
    "the next step is not due": (
        LONGEST,
        (100, 99, 90, 90, 90),
        [by(JULY, -10), by(OCTOBER, -20)],
        "on",
    ),
    "more is better": (TIMELY, (50, 55, 60), [to(JULY, 60)], "on"),
    "more is better, and it is less": (TIMELY, (50, 55, 59), [to(JULY, 60)], "behind"),
    "without a target of the plan": (APPEALS, (2, 2, 1.4), [to(JULY, 1.5)], "on"),
    "the last binary digit": (LONGEST, (149.6, 1, 149.6 * 0.9), [by(JULY, -10)], "on"),
    "the newest month is hidden": (LONGEST, (100, 99, None), [by(JULY, -10)], "unknown"),
    "hidden, and nothing is due": (LONGEST, (100, None), [by(JULY, -10)], "to_come"),
    "the baseline is hidden": (LONGEST, (None, 99, 80), [by(JULY, -10)], "unknown"),
    "a figure needs no baseline": (LONGEST, (None, 99, 80), [to(JULY, 90)], "on"),
    "no figure at all": (LONGEST, (), [to(JULY, 90)], "unknown"),
}


@pytest.mark.parametrize(("id", "values", "steps", "state"), STATES.values(), ids=STATES)
def test_whether_it_is_on_the_course(
    id: str, values: tuple[float | None, ...], steps: list[CourseStep], state: CourseState
) -> None:
    assert course(id, told(*values), *steps).state == state


@st.composite
def histories(draw: st.DrawFn) -> tuple[str, list[float | None], list[CourseStep]]:
    values = draw(st.lists(st.none() | st.integers(0, 100).map(float), max_size=12))
    when = draw(st.lists(st.integers(-3, 20), min_size=1, max_size=6, unique=True))
    one = st.builds(dict, figure=st.integers(0, 100)) | st.builds(
        dict, change=st.integers(-100, 100)
    )
    steps = [CourseStep(month=months.add(FIRST, at), **draw(one)) for at in sorted(when)]
    return draw(st.sampled_from([LONGEST, TIMELY])), values, steps


def by_hand(id: str, values: list[float | None], steps: list[CourseStep]) -> CourseState:
    """The same read as a board would: go through the months to the newest one, and let each step
    ask from its month on."""
    if not values:
        return "unknown"
    newest, asking = months.add(FIRST, len(values) - 1), None
    for step in steps:
        if step.month <= newest:
            asking = step
    if asking is None:
        return "to_come"
    # The baseline is the month of the plan, which is the first of the series.
    if values[-1] is None or (asking.figure is None and values[0] is None):
        return "unknown"
    wanted = asking.figure
    if wanted is None:
        wanted = (values[0] or 0) * (100 + (asking.change or 0)) / 100
    gap = values[-1] - wanted if id == TIMELY else wanted - values[-1]
    return "on" if gap > -1e-9 else "behind"


@given(histories())
def test_the_state_is_what_a_plain_reading_finds(
    history: tuple[str, list[float | None], list[CourseStep]],
) -> None:
    id, values, steps = history
    found = course(id, told(*values), *steps)
    assert found.state == by_hand(id, values, steps)
    assert KEPT.validate_json(KEPT.dump_json(found)) == found
    assert [one.month for one in found.steps] == [one.month for one in steps]
    newest = months.add(FIRST, len(values) - 1) if values else ""
    assert [one.month for one in (found.due,) if one] == [
        one.month for one in steps if one.month <= newest
    ][-1:]
    assert [one.month for one in (found.next,) if one] == [
        one.month for one in steps if one.month > newest
    ][:1]


@given(histories(), st.integers(0, 11))
def test_nothing_of_a_hidden_month_is_in_it(
    history: tuple[str, list[float | None], list[CourseStep]], at: int
) -> None:
    id, values, steps = history
    hidden = [None if place == at else value for place, value in enumerate(values)]
    other = [7.0 if place == at else value for place, value in enumerate(values)]
    again = [None if place == at else value for place, value in enumerate(other)]
    assert course(id, told(*hidden), *steps) == course(id, told(*again), *steps)


def test_a_course_leaves_everything_else_as_it_is() -> None:
    for id in (LONGEST, APPEALS, TIMELY):
        shares = {(id, "", "", ""): told(50, 60, 40)}
        force: Force = {(id, "course"): decision(1, "course", id, steps=[to(JULY, 45)])}
        without, found = (judged(measures()[id], shares, {}, one) for one in ({}, force))
        assert without.course is None and found.course
        assert replace(found, course=None) == without


@pytest.mark.parametrize(
    ("baseline", "change", "asked"),
    [(4, 60, 7), (4, 50, 6), (30, 10, 33), (51, 9.8, 56), (0, 9, 0)],
)
def test_of_people_the_first_whole_number_is_asked(
    baseline: float, change: float, asked: float
) -> None:
    for newest, state in ((asked - 1, "behind"), (asked, "on")):
        found = course(AMBASSADORS, told(baseline, 1, newest), by(JULY, change))
        assert (found.steps[0].value, found.state) == (asked, state)


def test_it_follows_the_baseline_that_the_board_moves() -> None:
    steps, shares = [by(OCTOBER, -10)], {(LONGEST, "", "", ""): told(100, 80, 60)}
    force: Force = {(LONGEST, "course"): decision(1, "course", LONGEST, steps=steps)}
    moved = decision(2, "baseline_month", LONGEST, period="2025-06")
    later: Force = {**force, (LONGEST, "baseline"): moved}
    for decided, value in ((force, 90), (later, 72)):
        found = judged(measures()[LONGEST], shares, {}, decided).course
        assert found and found.steps[0].value == pytest.approx(value)
