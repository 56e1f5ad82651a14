"""When an unmet target would be met: the pace, its interval, what is never projected, and how it is
said."""

import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpis import months
from kpis.trends.projection import project, slopes

Series = list[tuple[str, float]]
VALUES = st.lists(st.integers(-40, 40), min_size=8, max_size=12)


def monthly(values: list[float] | list[int], first: str = "2025-11") -> Series:
    return [(months.add(first, step), value) for step, value in enumerate(values)]


STEADY = monthly([40 + step for step in range(12)])
"""One point a month, from 40 in November 2025 to 51 in October 2026."""


@pytest.mark.parametrize(
    ("series", "target", "direction", "month"),
    [
        (STEADY, 60, "increase", "2027-07"),
        (STEADY, 51.5, "increase", "2026-11"),
        (STEADY, 51 + 120, "increase", "2036-10"),
        (STEADY, 51 + 120.5, "increase", None),
        (STEADY, 30, "decrease", None),
        ([(period, -value) for period, value in STEADY], -60, "decrease", "2027-07"),
        (monthly([5] * 12), 6, "increase", None),
        (monthly([0.3 * step for step in range(12)]), 3.9, "increase", "2026-12"),
        (STEADY, 51 + 1e-12, "increase", "2026-11"),
        (
            [point for point in STEADY if point[0] not in ("2026-02", "2026-03", "2026-08")],
            60,
            "increase",
            "2027-07",
        ),
        ([("2020-01", 99.0), *STEADY], 60, "increase", "2027-07"),
        (STEADY[::-1], 60, "increase", "2027-07"),
        ([*STEADY[:5], (STEADY[5][0], 99.0), *STEADY[6:]], 60, "increase", "2027-07"),
    ],
    ids=[
        "up",
        "part of a month",
        "ten years",
        "over ten years",
        "away from the target",
        "down",
        "standing still",
        "no month added by binary fractions",
        "never the newest month itself",
        "missing months are no jump",
        "older points do not count",
        "in any order",
        "one odd month does not bend it",
    ],
)
def test_the_month_in_which_the_target_would_be_met(
    series: Series, target: float, direction, month
) -> None:
    projection = project(series, target, direction)
    assert projection is not None
    assert projection.month == month


@pytest.mark.parametrize(
    ("series", "target", "direction"),
    [
        (STEADY, 51, "increase"),
        (STEADY, 50, "increase"),
        (STEADY, 51, "decrease"),
        (STEADY[:7], 60, "increase"),
        ([("2025-10", 39.0), *STEADY[-7:]], 60, "increase"),
        ([], 60, "increase"),
    ],
    ids=[
        "at the target",
        "beyond it",
        "at it, down",
        "seven points",
        "seven in twelve months",
        "no points",
    ],
)
def test_nothing_is_projected(series: Series, target: float, direction) -> None:
    assert project(series, target, direction) is None


def test_eight_points_are_enough() -> None:
    projection = project(STEADY[-8:], 60, "increase")
    assert projection is not None
    assert projection.slope_per_month == 1


def test_a_month_given_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        project([*STEADY, STEADY[0]], 60, "increase")


@given(VALUES, st.integers(41, 200))
def test_the_month_lies_between_earliest_and_latest_and_after_the_newest_point(
    values: list[int], target: int
) -> None:
    projection = project(monthly(values), target, "increase")
    assert projection is not None
    if projection.month is None:
        assert (projection.earliest, projection.latest) == (None, None)
    else:
        assert projection.earliest is not None
        newest = monthly(values)[-1][0]
        assert newest < projection.earliest <= projection.month <= (projection.latest or "9999-12")


@given(VALUES, st.integers(41, 200))
def test_turned_upside_down_the_projection_is_the_same(values: list[int], target: int) -> None:
    up = project(monthly(values), target, "increase")
    down = project(monthly([-value for value in values]), -target, "decrease")
    assert up is not None
    assert down is not None
    assert (up.month, up.earliest, up.latest) == (down.month, down.earliest, down.latest)
    assert (up.course, up.lately) == (down.course, down.lately)
    assert up.slope_per_month == -down.slope_per_month


@given(VALUES)
def test_the_ends_of_the_interval_lie_on_both_sides_of_the_pace(values: list[int]) -> None:
    low, pace, high = slopes(monthly(values))
    assert low <= pace <= high


@pytest.mark.parametrize(("points", "rank"), [(8, 7), (10, 12), (12, 19)])
def test_the_interval_takes_the_slopes_that_kendalls_method_names(points: int, rank: int) -> None:
    """For 8 points 28 - 1.96 x 8.083, halved and rounded down, leaves out 6 slopes at either
    end."""
    values = [step**2 / 7 for step in range(points)]
    ordered = sorted((b - a) / (j - i) for (i, a), (j, b) in combinations(enumerate(values), 2))
    low, _, high = slopes(monthly(values))
    assert (low, high) == pytest.approx((ordered[rank - 1], ordered[-rank]))


def test_tied_values_narrow_the_interval_by_their_share_of_the_variance() -> None:
    """Four values three times each: 66 - 1.96 x 14.07, halved and rounded down, leaves out 19
    slopes instead of 18."""
    values = [0, 0, 0, 9, 9, 9, 17, 17, 17, 29, 29, 29]
    ordered = sorted((b - a) / (j - i) for (i, a), (j, b) in combinations(enumerate(values), 2))
    low, _, high = slopes(monthly(values))
    assert (low, high) == (ordered[19], ordered[-20])


def test_the_interval_holds_the_true_pace_about_95_times_in_100() -> None:
    chance = random.Random(20261101)
    held = 0
    for _ in range(400):
        low, _, high = slopes(monthly([2 * step + chance.gauss(0, 5) for step in range(12)]))
        held += low <= 2 <= high
    assert 0.93 <= held / 400 <= 0.99


@pytest.mark.parametrize(
    ("values", "target", "course"),
    [
        ([40 + step for step in range(12)], 60, "towards"),
        ([40 - step for step in range(12)], 60, "away"),
        ([5] * 12, 60, "still"),
        ([40, 30, 41, 29, 42, 28, 41, 31, 40, 30, 38, 29], 60, "unclear"),
    ],
)
def test_where_the_pace_leads(values: list[int], target: float, course: str) -> None:
    up = project(monthly(values), target, "increase")
    down = project(monthly([-value for value in values]), -target, "decrease")
    assert up
    assert down
    assert (up.course, down.course) == (course, course)


@pytest.mark.parametrize(
    ("newest", "lately"),
    [
        ([6, 7, 8, 9, 10, 11], ""),
        ([6, 6.3, 6.6, 6.9, 7.2, 7.5], ""),
        ([6, 6.1, 6.0, 6.1, 6.0, 6.1], "hardly"),
        ([9, 8.5, 8, 7.5, 7, 6.5], "away"),
    ],
    ids=["at the same pace", "slower", "level", "the other way"],
)
def test_newest_months_that_do_not_bear_out_the_pace_are_told(
    newest: list[float], lately: str
) -> None:
    projection = project(monthly([0, 1, 2, 3, 4, 5, *newest]), 60, "increase")
    assert projection
    assert (projection.course, projection.lately) == ("towards", lately)
    assert (projection.month is None) == (lately == "away")
