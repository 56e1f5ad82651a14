"""The run chart by the usual rules (6 on one side of the median, 5 rising or falling), and the
rules in plain words."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpis.spc import rule_words, run_chart
from kpis.spc.points import Label, RunLabel

N = None
NOISE = [0, 9, 0, 9, 0, 9]


def marks(found: list[bool]) -> str:
    return "".join("x" if each else "." for each in found)


@pytest.mark.parametrize(
    ("values", "shift"),
    [
        ([8, 9, 8, 9, 8, 9, 1, 9, 1, 2, 1, 2, 9, 1, 2, 1], "xxxxxx.........."),
        ([7, 8, 7, 8, 7, 1, 2, 1, 2, 1], ".........."),
        ([7, 8, 7, 8, 7, 8, 1, 2, 1, 2, 1, 2], "xxxxxxxxxxxx"),
        ([7, 8, 7, 5, 8, 7, 8, 1, 2, 1, 2, 1, 5], "xxx.xxx......"),
        ([7, 8, 7, N, 8, 7, 8, 1, 2, N, 1, 2, 1], "............."),
    ],
    ids=["six", "five", "six on both sides", "one on the median between", "a gap between"],
)
def test_a_shift_is_six_on_one_side_of_the_median(values: list[float | None], shift: str) -> None:
    assert marks([point.shift for point in run_chart(values).points]) == shift


@pytest.mark.parametrize(
    ("values", "trend"),
    [
        ([*NOISE, 1, 2, 3, 4, 5], "......xxxxx"),
        ([*NOISE, 1, 2, 3, 4], ".........."),
        ([*NOISE, 5, 4, 3, 2, 1], ".....xxxxxx"),
        ([*NOISE, 1, 2, 2, 3, 4, 5], "......xx.xxx"),
        ([*NOISE, 1, 2, N, 3, 4, 5], "............"),
        ([*NOISE, 1, 2, 3, 2, 4, 5], "............"),
    ],
    ids=["five rising", "four", "six falling", "one repeated", "a gap between", "one step back"],
)
def test_a_trend_is_five_rising_or_falling(values: list[float | None], trend: str) -> None:
    assert marks([point.trend for point in run_chart(values).points]) == trend


def test_the_median_is_that_of_all_values() -> None:
    chart = run_chart([4, N, 1, 9, 2], ["2026-01", "2026-02", "2026-03", "2026-04", "2026-05"])
    assert chart.median == 3
    assert [point.relative_to_median for point in chart.points] == [1, None, -1, 1, -1]
    assert chart.points[1].at == "2026-02"


@pytest.mark.parametrize(
    ("values", "label", "better_up"),
    [
        ([*NOISE, 1, 2, 3, 4, 5], "5 Point Trend (Increasing)", True),
        ([*NOISE, 5, 4, 3, 2, 1], "5 Point Trend (Decreasing)", False),
        ([1, 2, 1, 2, 1, 2, 7, 8, 7, 8, 7, 8], "6 Points Above Median", True),
        ([7, 8, 7, 8, 7, 8, 1, 2, 1, 2, 1, 2], "6 Points Below Median", False),
        ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], "5 Point Trend (Increasing)", True),
    ],
)
def test_the_newest_point_is_named_and_judged_by_the_direction(values, label, better_up) -> None:
    up, down = run_chart(values, direction="increase"), run_chart(values, direction="decrease")
    assert up.points[-1].label == down.points[-1].label == label
    verdicts = ("special_cause_improvement", "special_cause_concern")
    assert (up.variation, down.variation) == (verdicts if better_up else verdicts[::-1])


@given(
    st.lists(st.one_of(st.none(), st.integers(0, 9)), min_size=1, max_size=30).filter(any),
    st.integers(-99, 99),
)
def test_adding_a_constant_changes_no_signal(values: list[int | None], more: int) -> None:
    before, after = run_chart(values), run_chart([v if v is None else v + more for v in values])
    assert [(p.shift, p.trend, p.label) for p in before.points] == [
        (p.shift, p.trend, p.label) for p in after.points
    ]


@given(st.lists(st.integers(0, 9), min_size=1, max_size=30))
def test_read_backwards_the_same_points_stand_out(values: list[int]) -> None:
    """Repeated values aside, of which the first is the one that counts."""
    distinct = [v + i / 100 for i, v in enumerate(values)]
    forward, backward = run_chart(distinct).points, run_chart(distinct[::-1]).points
    assert [(p.shift, p.trend) for p in forward] == [(p.shift, p.trend) for p in reversed(backward)]


@pytest.mark.parametrize(
    ("values", "options", "message"),
    [
        ([], {}, "at least one value"),
        ([1, 2], {"dates": ["2026-01"]}, "dates"),
        ([1], {"direction": "down"}, "direction"),
    ],
)
def test_what_cannot_be_charted_is_refused(values, options, message) -> None:
    with pytest.raises(ValueError, match=message):
        run_chart(values, **options)


def test_every_label_has_words_of_its_own() -> None:
    labels = get_args(Label) + get_args(RunLabel)
    words = {label: rule_words(label) for label in labels}
    assert len(set(words.values())) == len(set(labels))


@pytest.mark.parametrize(
    "label", sorted(set(get_args(Label) + get_args(RunLabel)) - {"Common Cause"})
)
def test_the_words_of_a_rule_name_its_number_and_its_side(label: Label | RunLabel) -> None:
    words = rule_words(label)
    assert all(number in words for number in label.split() if number.isdigit())
    assert ("above" in words or "going up" in words) == ("Above" in label or "Increasing" in label)


def test_a_label_that_is_none_has_no_words() -> None:
    with pytest.raises(KeyError):
        rule_words("Special")  # type: ignore[arg-type]
