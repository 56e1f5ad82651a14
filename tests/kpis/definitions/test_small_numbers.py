"""One rule on which parts have too few cases for a figure of their own."""

import pytest

from kpis.definitions import small_numbers
from kpis.definitions.results import Point


@pytest.mark.parametrize(
    ("point", "is_shown"),
    [
        (Point("2026-10", 3, 10, 30.0), True),
        (Point("2026-10", 9, 9, 100.0), False),
        (Point("2026-10", None, 10, 24.0), True),
        (Point("2026-10", None, 9, 24.0), False),
        (Point("2026-10", 10, None, 10.0), True),
        (Point("2026-10", 9, None, 9.0), False),
        (None, False),
    ],
    ids=["share", "share of nine", "mean of ten", "mean of nine", "count of ten", "count of nine", "no figure"],
)
def test_a_part_is_shown_from_ten_cases(point: Point | None, is_shown: bool) -> None:
    assert small_numbers.shown(point) == (point if is_shown else None)


@pytest.mark.parametrize(("number", "words"), [(0, "0"), (1, "under 10"), (9, "under 10"), (10, "10"), (1234, "1,234")])
def test_a_number_under_ten_is_not_said_exactly_but_none_is_none(number: int, words: str) -> None:
    assert small_numbers.count(number) == words
