"""Months: their names, their days, and counting along them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpis import months

PERIODS = st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(months.of)
STEPS = st.integers(-600, 600)


@pytest.mark.parametrize(
    ("period", "short", "long", "last"),
    [
        ("2026-09", "Sep 2026", "September 2026", date(2026, 9, 30)),
        ("2024-02", "Feb 2024", "February 2024", date(2024, 2, 29)),
        ("2025-02", "Feb 2025", "February 2025", date(2025, 2, 28)),
        ("2025-12", "Dec 2025", "December 2025", date(2025, 12, 31)),
    ],
)
def test_a_month_has_its_names_and_its_last_day(
    period: str, short: str, long: str, last: date
) -> None:
    assert (months.short(period), months.long(period), months.last_day(period)) == (
        short,
        long,
        last,
    )


@pytest.mark.parametrize(
    ("period", "step", "expected"),
    [
        ("2025-05", 0, "2025-05"),
        ("2025-12", 1, "2026-01"),
        ("2025-01", -1, "2024-12"),
        ("2025-05", -11, "2024-06"),
    ],
)
def test_adding_months_crosses_the_years(period: str, step: int, expected: str) -> None:
    assert months.add(period, step) == expected


@given(PERIODS, STEPS)
def test_between_undoes_add(period: str, step: int) -> None:
    assert months.between(period, months.add(period, step)) == step


@given(PERIODS, PERIODS)
def test_months_sort_as_their_texts_do(one: str, other: str) -> None:
    assert (months.between(one, other) > 0) == (one < other)


@given(PERIODS)
def test_the_day_after_the_last_day_begins_the_next_month(period: str) -> None:
    following = date.fromordinal(months.last_day(period).toordinal() + 1)
    assert following == months.first_day(months.add(period, 1))


def test_every_month_between_two_is_listed_with_both() -> None:
    assert months.every("2025-11", "2026-01") == ["2025-11", "2025-12", "2026-01"]
    assert months.every("2025-11", "2025-10") == []


@pytest.mark.parametrize("period", ["2025", "2025-13", "May 2025", "2025-5"])
def test_what_is_not_a_month_is_refused(period: str) -> None:
    with pytest.raises(ValueError, match=r"Invalid isoformat|month must be"):
        months.add(period, 1)
