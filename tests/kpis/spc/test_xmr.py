"""What must hold of every XmR chart, and what the recorded series do not reach: gaps, ways to
rebase, refusals."""

import math
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpis.spc import Chart, PointSpc, Rebase, choose, xmr

WHOLE = st.lists(st.integers(-50, 50), min_size=1, max_size=40)
BOTH = st.booleans()
MONTHLY = ["2026-01", "2026-02", "2026-03", "2026-04"]
SWAPPED = {
    "special_cause_improvement": "special_cause_concern",
    "special_cause_concern": "special_cause_improvement",
    "common_cause": "common_cause",
}
NEUTRAL = {"special_cause_neutral_high", "special_cause_neutral_low", "common_cause"}


def limits(chart: Chart) -> list[tuple[float | None, ...]]:
    return [
        (p.mean, p.lower_limit, p.near_lower, p.near_upper, p.upper_limit) for p in chart.points
    ]


def flags(point: PointSpc) -> tuple[object, ...]:
    return (
        point.outside_limits,
        point.close_to_limits,
        point.shift,
        point.trend,
        point.two_in_three,
        point.label,
    )


@given(WHOLE, BOTH, st.integers(-1000, 1000))
def test_adding_a_constant_moves_mean_and_limits_by_it_and_no_moving_range(
    values: list[int], screened: bool, more: int
) -> None:
    before, after = (
        xmr(values, screen_outliers=screened),
        xmr([v + more for v in values], screen_outliers=screened),
    )
    for old, new in zip(limits(before), limits(after), strict=True):
        assert new == pytest.approx(
            [None if figure is None else figure + more for figure in old], abs=1e-6
        )
    assert [p.moving_range for p in before.points] == [p.moving_range for p in after.points]


@given(WHOLE, BOTH)
def test_the_other_direction_swaps_better_and_worse_and_nothing_else(
    values: list[int], screened: bool
) -> None:
    up = xmr(values, direction="increase", screen_outliers=screened)
    down = xmr(values, direction="decrease", screen_outliers=screened)
    assert [SWAPPED[p.point_type] for p in up.points] == [p.point_type for p in down.points]
    assert [replace(p, point_type="common_cause") for p in up.points] == [
        replace(p, point_type="common_cause") for p in down.points
    ]
    assert down.variation == SWAPPED[up.variation]


@given(WHOLE)
def test_a_neutral_direction_never_says_better_or_worse_nor_assures(values: list[int]) -> None:
    chart = xmr(values, direction="neutral", target=0)
    assert {p.point_type for p in chart.points} <= NEUTRAL
    assert chart.assurance is None


@given(WHOLE, BOTH)
def test_a_rebase_at_the_first_point_changes_only_the_number_of_the_group(
    values: list[int], screened: bool
) -> None:
    plain, rebased = (
        xmr(values, screen_outliers=screened),
        xmr(values, rebase=[0], screen_outliers=screened),
    )
    assert rebased.points == tuple(replace(point, rebase_group=1) for point in plain.points)


@given(WHOLE, WHOLE)
def test_each_stretch_between_rebases_is_a_chart_of_its_own(
    first: list[int], second: list[int]
) -> None:
    chart = xmr(first + second, rebase=[len(first)])
    halves = limits(xmr(first)) + limits(xmr(second))
    assert limits(chart) == halves
    assert [flags(p) for p in chart.points] == [
        flags(p) for p in xmr(first).points + xmr(second).points
    ]


@given(WHOLE, WHOLE)
def test_fixed_limits_do_not_move_with_later_values(late: list[int], later: list[int]) -> None:
    early = [3, 5, 4, 6, 5, 4, 3, 5, 6, 4, 5, 4]
    assert limits(xmr(early + late, fix_after=12))[0] == limits(xmr(early + later, fix_after=12))[0]
    assert limits(xmr(early + late, fix_after=12))[-1] == limits(xmr(early))[0]


@given(WHOLE)
def test_near_limits_lie_at_two_thirds_of_the_way(values: list[int]) -> None:
    for mean, lower, near_lower, near_upper, upper in limits(xmr(values)):
        if mean is None or lower is None or upper is None:
            continue
        assert near_upper == pytest.approx(mean + (upper - mean) * 2 / 3, abs=1e-9)
        assert near_lower == pytest.approx(mean - (mean - lower) * 2 / 3, abs=1e-9)


def test_a_gap_has_no_verdict_and_no_moving_range_is_taken_across_it() -> None:
    with_none, with_nan = xmr([1, 3, None, 9, 8]), xmr([1, 3, math.nan, 9, 8])
    assert with_none == with_nan
    gap = with_none.points[2]
    assert (gap.value, gap.outside_limits, gap.relative_to_mean, gap.label) == (
        None,
        None,
        None,
        "Common Cause",
    )
    assert [p.moving_range for p in with_none.points] == [None, 2, None, None, 1]
    assert with_none.points[0].mean == 5.25
    assert with_none.points[0].upper_limit == pytest.approx(5.25 + 2.66 * 1.5)


@pytest.mark.parametrize("rule", ["shift", "trend"])
def test_a_gap_breaks_a_run(rule: str) -> None:
    whole = [30, 31, 32, 33, 34, 35, 36, 5, 29, 2, 28, 3, 29, 1, 27, 4]
    broken = [30, 31, 32, None, 33, 34, 35, 36, 5, 29, 2, 28, 3, 29, 1, 27, 4]
    assert any(getattr(point, rule) for point in xmr(whole).points)
    assert not any(getattr(point, rule) for point in xmr(broken).points)


def test_gaps_do_not_count_among_the_points_that_limits_rest_on() -> None:
    values = [1, 2, None, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 90]
    assert limits(xmr(values, fix_after=12))[0] == limits(xmr(values[:-1]))[0]
    assert xmr(values[:-1]).points[0].short_group_warning
    assert not xmr(values).points[0].short_group_warning


def test_the_verdict_is_that_of_the_newest_point_with_a_value() -> None:
    values = [5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 40]
    assert xmr([*values, None]).variation == xmr(values).variation == "special_cause_improvement"


@pytest.mark.parametrize(
    ("rebase", "took_effect"),
    [
        ([2], [Rebase(2)]),
        (["2026-03"], [Rebase("2026-03")]),
        ([Rebase("2026-03", "new provider")], [Rebase("2026-03", "new provider")]),
        (["2026-03", Rebase(1, "first")], [Rebase(1, "first"), Rebase("2026-03")]),
        (["2025-12", "2026-05", 9, -1], []),
        ([], []),
    ],
    ids=["position", "date", "with reason", "in order of the series", "without a point", "none"],
)
def test_the_chart_says_which_rebases_took_effect(
    rebase: list[Rebase | int | str], took_effect: list[Rebase]
) -> None:
    chart = xmr([1, 2, 3, 4], MONTHLY, rebase=rebase)
    assert chart.rebases == tuple(took_effect)
    assert chart.points[-1].rebase_group == len(took_effect)


def test_dates_and_their_iso_texts_are_the_same_place() -> None:
    days = [date(2026, month, 1) for month in (1, 2, 3)]
    chart = xmr([1, 2, 3], days, rebase=["2026-02-01"])
    assert [p.rebase_group for p in chart.points] == [0, 1, 1]
    assert [p.at for p in chart.points] == days
    assert [p.at for p in xmr([1, 2, 3]).points] == [0, 1, 2]


@pytest.mark.parametrize(
    ("direction", "target", "assurance"),
    [
        ("increase", 90, "consistent_fail"),
        ("increase", -90, "consistent_pass"),
        ("decrease", 90, "consistent_pass"),
        ("decrease", -90, "consistent_fail"),
        ("increase", 5.5, "inconsistent"),
        ("decrease", None, None),
    ],
)
def test_assurance_compares_the_target_with_the_last_limits(direction, target, assurance) -> None:
    assert xmr([5, 6, 5, 6, 5, 6], direction=direction, target=target).assurance == assurance


@pytest.mark.parametrize(
    ("values", "options", "message"),
    [
        ([], {}, "at least one value"),
        ([None, math.nan], {}, "at least one value"),
        ([1, 2], {"dates": ["2026-01"]}, "1 dates"),
        ([1, 2], {"dates": ["2026-02", "2026-01"]}, "ascend"),
        ([1, 2], {"dates": ["2026-01", "2026-01"]}, "ascend"),
        ([1, 2], {"fix_after": 11}, "12 points"),
        ([1, 2], {"direction": "up"}, "direction"),
    ],
)
def test_what_cannot_be_charted_is_refused(values, options, message) -> None:
    with pytest.raises(ValueError, match=message):
        xmr(values, **options)


@pytest.mark.parametrize(
    ("values", "options", "chart"),
    [
        ([1, 2] * 6, {}, "run"),
        ([1, 2] * 6 + [1], {}, "xmr"),
        ([1, 2] * 6 + [None], {}, "run"),
        ([5] * 20, {}, "run"),
        ([5] * 12 + [6, 7, 6, 7], {"fix_after": 12}, "run"),
        ([1, 2] * 7, {"rebase": [13]}, "run"),
        ([1, 2] * 7, {"rebase": [7]}, "xmr"),
    ],
    ids=[
        "12 points",
        "13 points",
        "12 and a gap",
        "constant",
        "constant basis",
        "one point after a rebase",
        "rebased",
    ],
)
def test_the_chart_chosen_is_one_that_the_series_can_bear(values, options, chart) -> None:
    assert choose(values, **options) == chart
