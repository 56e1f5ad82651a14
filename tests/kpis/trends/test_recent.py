"""The recent direction: what the newest points say, against a reading of the rule in plain
loops."""

from itertools import pairwise
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.store import Database
from kpis.definitions.measure import Calculation
from kpis.definitions.results import Result
from kpis.judging.read import read_results
from kpis.trends.recent import recent
from kpis.trends.variation import judged_series
from tests.presentation.chart_results import result

ROLLING = Calculation(cases="-", months=12)


def told(
    *values: float | None, direction: str = "increase", **more: Any
) -> tuple[str, str | None] | None:
    found = recent(result(list(values), direction=direction, **more))
    return found and (found.direction, found.since)


@pytest.mark.parametrize(
    ("values", "direction", "expected"),
    [
        # Right to Choose, which a status called improving.
        ([100, 97.4, 95.3, 91.2, 89.5], "increase", ("worse", "2025-01")),
        # ADHD over 13 weeks, which a status called met.
        ([60.1, 57.8, 61.0, 64.9, 68.4], "decrease", ("worse", "2025-02")),
        ([57.8, 61.0, 64.9, 68.4], "increase", ("better", "2025-01")),
        ([5, 4, 3, 2], "decrease", ("better", "2025-01")),
        # Two changes are not three.
        ([4, 5, 4, 5, 6], "increase", ("steady", None)),
        ([5, 5, 5, 5], "increase", ("steady", None)),
        # A change that cannot be seen breaks the row, and one that can just be seen does not.
        ([1, 2, 2.04, 3], "increase", ("steady", None)),
        ([24.4, 24.45, 24.5, 24.55], "decrease", ("worse", "2025-01")),
        ([0.25, 0.3, 0.35, 0.4], "increase", ("better", "2025-01")),
        ([3, 2, 1], "increase", None),
        ([], "increase", None),
        # A month without a figure does not turn the direction.
        ([9, 8, None, 7, 6], "increase", ("worse", "2025-01")),
    ],
)
def test_the_rule(
    values: list[float], direction: str, expected: tuple[str, str | None] | None
) -> None:
    assert told(*values, direction=direction) == expected


def test_a_newest_point_of_too_few_months_says_nothing() -> None:
    assert told(1, 2, 3, 4, 5, calculation=ROLLING, partial=5) is None
    assert told(9, 1, 2, 3, 4, 5, calculation=ROLLING, partial=1) == ("better", "2025-02")
    assert (
        told(1, 2, 3, 4, 5, calculation=ROLLING, partial=2) is None
    )  # three points of twelve months


def test_the_label_of_the_newest_point_comes_before_single_changes() -> None:
    """The last three changes go up; yet the newest point is one of six below the middle value."""
    values = [9.0, 8.8, 9.1, 8.9, 9.2, 8.7, 5.0, 5.3, 4.9, 5.0, 5.1, 5.2]
    found = recent(result(values))
    assert found is not None
    assert (found.direction, found.since) == ("worse", "2025-07")
    assert found.rule == "part of 6 or more results in a row below the middle value"


def plain(one: Result) -> tuple[str, str | None] | None:
    """The rule again: the marks from the chart, and the changes counted one by one from the
    newest."""
    whole = [point for point in one.series if not point.partial]
    if len(whole) < 4 or one.series[-1].partial:
        return None
    chart = judged_series(one, anew=False)
    assert chart is not None
    looks = [(point.point.period, point.look) for point in chart.points]
    if looks[-1][1] != "ordinary":
        since = looks[-1][0]
        for period, look in reversed(looks):
            if look != looks[-1][1]:
                break
            since = period
        return looks[-1][1], since
    counted = 0
    changes = [round((b.value - a.value) * 100) for a, b in pairwise(whole)]
    for change in reversed(changes):
        if abs(change) < 5 or (change > 0) != (changes[-1] > 0):
            break
        counted += 1
    if counted < 3:
        return "steady", None
    up = changes[-1] > 0
    return ("better" if up == (one.measure.direction == "increase") else "worse"), whole[
        -1 - counted
    ].period


@given(
    values=st.lists(
        st.one_of(st.none(), st.integers(0, 60).map(lambda n: n / 100), st.integers(0, 9)),
        max_size=20,
    ),
    direction=st.sampled_from(["increase", "decrease"]),
    partial=st.integers(0, 4),
    months=st.sampled_from((1, 12)),
)
def test_agrees_with_plain_loops(
    values: list[float | None], direction: str, partial: int, months: Literal[1, 12]
) -> None:
    calculation = Calculation(cases="-", months=months)
    one = result(values, direction=direction, partial=partial, calculation=calculation)
    found = recent(one)
    assert (found and (found.direction, found.since)) == plain(one)


def test_the_month_from_which_it_runs_is_one_of_the_measures_own(examples: Database) -> None:
    for one in read_results(examples).by_id.values():
        found = recent(one)
        if found and found.direction != "steady":
            assert found.since in [point.period for point in one.series]
            assert found.rule
        elif found:
            assert (found.since, found.rule) == (None, None)


def test_the_newest_point_alone_is_a_run_of_one() -> None:
    """One point outside the limits: the direction runs from its own month."""
    values = [50.0, 51.0] * 8 + [80.0]
    found = recent(result(values))
    assert found is not None
    assert (found.direction, found.since) == ("better", "2026-05")
    assert found.rule is not None
    assert found.rule.startswith("above the upper limit")
