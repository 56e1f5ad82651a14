"""The scales of charts: ranges, gridlines and named months."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpis import months
from kpis.figures import Unit
from presentation.charts.kit.scales import named_months, steps, ticked_months, value_range

VALUES = st.lists(st.floats(0, 500), min_size=1, max_size=30)


@pytest.mark.parametrize(
    ("values", "unit", "expected"),
    [
        ([40, 60], "%", (37.2, 62.8)),
        ([104.9, 144.7], "weeks", (99.328, 150.272)),
        ([24, 100], "%", (13.36, 100)),
        ([90, 110], "per 1,000 followers", (87.2, 112.8)),
        ([1, 30], "people", (0, 34.06)),
        ([50, 50], "%", (43, 57)),
        ([50, 50.000000000000007], "%", (43, 57)),
        ([0, 0], "%", (0, 1)),
        ([100], "%", (86, 100)),
    ],
)
def test_the_axis_fits_the_values_with_room_but_never_below_nought_or_above_all(
    values: list[float], unit: Unit, expected: tuple[float, float]
) -> None:
    assert value_range(values, unit) == pytest.approx(expected)


@given(VALUES, st.sampled_from([4, 5, 6]))
def test_gridlines_are_few_round_and_inside(values: list[float], most: int) -> None:
    low, high = value_range(values, "weeks")
    found = steps(low, high, most)
    assert 1 <= len(found) <= most
    assert all(low - 1e-6 <= value <= high + 1e-6 for value in found)
    if len(found) > 1:
        step = found[1] - found[0]
        assert f"{step:.0e}"[0] in "125"


def test_people_are_counted_in_whole_steps() -> None:
    assert steps(0, 2, 6, least=1) == [0, 1, 2]


@pytest.mark.parametrize(
    ("first", "last", "named"),
    [
        ("2024-06", "2026-09", ["2024-07", "2025-01", "2025-07", "2026-01", "2026-07"]),
        ("2024-01", "2026-10", ["2024-01", "2024-07", "2025-01", "2025-07", "2026-01", "2026-07"]),
        ("2023-12", "2026-10", ["2024-01", "2025-01", "2026-01"]),
        ("2026-08", "2026-10", ["2026-08", "2026-09", "2026-10"]),
        ("2026-03", "2026-10", ["2026-03", "2026-05", "2026-07", "2026-09"]),
        ("2026-03", "2026-03", ["2026-03"]),
    ],
)
def test_january_and_july_are_named_then_january_only_and_a_few_months_each(
    first: str, last: str, named: list[str]
) -> None:
    assert named_months(first, last) == named


def test_the_other_quarters_have_a_small_tick() -> None:
    assert ticked_months("2024-06", "2025-06") == ["2024-10", "2025-04"]


@given(st.integers(0, 200))
def test_names_never_crowd_the_narrowest_chart(length: int) -> None:
    named = named_months("2020-01", months.add("2020-01", min(length, 83)))
    assert len(named) <= 7
