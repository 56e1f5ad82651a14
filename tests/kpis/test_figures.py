"""Rounding half up, signs and units."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpis import figures


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (62.65, "62.7"),
        (0.25, "0.3"),
        (-0.25, "−0.3"),
        (-0.04, "0.0"),
        (1234.5, "1,234.5"),
        (None, "–"),
        (99.95, "100.0"),
    ],
)
def test_number_is_rounded_half_up(value: float | None, shown: str) -> None:
    assert figures.number(value) == shown


@given(st.integers(-100_000, 100_000), st.integers(1, 4))
def test_rounding_is_that_of_the_decimal_as_written(whole: int, decimals: int) -> None:
    written = Decimal(whole).scaleb(-decimals)
    assert figures.round_half_up(float(written)) == written.quantize(Decimal("0.1"), ROUND_HALF_UP)


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (21.3, "%", "+21.3 pts"),
        (-3.7, "weeks", "−3.7 wks"),
        (4.5, "per 1,000 residents", "+4.5"),
        (26, "people", "+26"),
        (0.04, "%", "0.0 pts"),
        (None, "%", "–"),
    ],
)
def test_change_carries_its_sign_and_unit(
    value: float | None, unit: figures.Unit, shown: str
) -> None:
    assert figures.signed(value, unit) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [(1.0, "1.0 point"), (-0.96, "1.0 point"), (2.0, "2.0 points")]
)
def test_one_point_is_singular_as_it_is_shown(value: float, shown: str) -> None:
    assert figures.amount(value, "%") == shown


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (63.225, "%", "63.2%"),
        (28.9, "weeks", "28.9 weeks"),
        (30, "people", "30"),
        (23.55, "per 1,000 residents", "23.6"),
    ],
)
def test_figure_stands_with_its_unit(value: float, unit: figures.Unit, shown: str) -> None:
    assert figures.figure(value, unit) == shown


@pytest.mark.parametrize(
    ("now", "then", "unit", "apart"),
    [
        (154.428571, 106.571428, "weeks", True),  # 154.4 less 106.6 is 47.8, and the change 47.9
        (24.41, 26.70, "weeks", False),
        (24.44, 24.31, "%", False),
        (24.44, 24.35, "%", True),
        (30, 4, "people", False),
    ],
)
def test_figures_that_look_further_apart_or_nearer_than_they_are(
    now: float, then: float, unit: figures.Unit, apart: bool
) -> None:
    assert figures.rounds_apart(now, then, unit) == apart
    assert figures.rounds_apart(then, now, unit) == apart
