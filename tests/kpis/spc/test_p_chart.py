"""The p chart: binomial limits by each point's own denominator, within 0 and 100, and the rules of
the XmR chart."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpis.spc import p_chart

SHARES = st.lists(
    st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    min_size=1,
    max_size=30,
)


def test_limits_are_three_standard_errors_from_the_pooled_share() -> None:
    chart = p_chart([50, 200, 2], [100, 400, 4])
    assert [point.mean for point in chart.points] == [50, 50, 50]
    assert [(p.lower_limit, p.upper_limit) for p in chart.points] == [
        (35, 65),
        (42.5, 57.5),
        (0, 100),
    ]
    assert (chart.points[0].near_lower, chart.points[0].near_upper) == (40, 60)


def test_the_mean_is_pooled_and_not_the_mean_of_the_shares() -> None:
    assert p_chart([1, 90], [10, 90]).points[0].mean == 91


@given(SHARES)
def test_limits_and_mean_stay_within_0_and_100_in_order(shares: list[tuple[int, int]]) -> None:
    for point in p_chart(*zip(*shares, strict=True)).points:
        figures = [
            point.lower_limit,
            point.near_lower,
            point.mean,
            point.near_upper,
            point.upper_limit,
        ]
        known = [figure for figure in figures if figure is not None]
        assert known == sorted(known)
        assert known[0] >= 0
        assert known[-1] <= 100


@given(SHARES)
def test_four_times_the_cases_halve_the_width(shares: list[tuple[int, int]]) -> None:
    few = p_chart(*zip(*shares, strict=True)).points
    many = p_chart(*zip(*[(4 * hit, 4 * out_of) for hit, out_of in shares], strict=True)).points
    for wide, narrow in zip(few, many, strict=True):
        if wide.mean is None or wide.upper_limit is None or wide.upper_limit == 100:
            continue
        assert narrow.upper_limit == pytest.approx((wide.mean + wide.upper_limit) / 2)


def test_the_rules_for_signals_are_those_of_the_xmr_chart() -> None:
    hits = [5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 19]
    chart = p_chart(hits, [20] * 13, direction="decrease", target=80)
    assert chart.points[-1].label == "Above UCL"
    assert (chart.variation, chart.assurance) == ("special_cause_concern", "consistent_pass")


@pytest.mark.parametrize(
    ("hits", "outside", "close"),
    [
        *[(34, True, False), (35, False, True), (39, False, True), (40, False, False)],
        *[(60, False, False), (61, False, True), (65, False, True), (66, True, False)],
    ],
)
def test_a_point_on_a_limit_is_not_beyond_it(hits: int, outside: bool, close: bool) -> None:
    """At 50% of 100 the limits are exactly 35 and 65, the near limits 40 and 60."""
    newest = p_chart([50] * 12 + [hits], [100] * 13, fix_after=12).points[-1]
    assert (newest.outside_limits, newest.close_to_limits) == (outside, close)


def test_limits_can_be_fixed_and_rebased() -> None:
    hits, out_of = [10, 11] * 6 + [19] * 12, [20] * 24
    assert p_chart(hits, out_of, fix_after=12).points[-1].mean == 52.5
    assert p_chart(hits, out_of, rebase=[12]).points[-1].mean == 95


@pytest.mark.parametrize(
    ("hit", "out_of"), [(None, 5), (3, None), (0, 0), (math.nan, 5), (3, math.nan)]
)
def test_a_point_without_both_counts_is_a_gap(hit: float | None, out_of: float | None) -> None:
    chart = p_chart([1, hit, 3], [4, out_of, 4])
    assert (chart.points[1].value, chart.points[1].lower_limit) == (None, None)
    assert chart.points[0].mean == 50


@pytest.mark.parametrize("hits", [[0, 0, 0], [4, 4, 4]])
def test_no_limits_where_the_pooled_share_leaves_no_room_for_chance(hits: list[int]) -> None:
    assert {
        (p.lower_limit, p.upper_limit, p.outside_limits) for p in p_chart(hits, [4, 4, 4]).points
    } == {(None,) * 3}


@pytest.mark.parametrize(("hits", "out_of"), [([5], [4]), ([-1], [4]), ([1, 2], [3])])
def test_what_is_no_share_is_refused(hits: list[int], out_of: list[int]) -> None:
    with pytest.raises(ValueError, match=r"not a share|argument 2"):
        p_chart(hits, out_of)
