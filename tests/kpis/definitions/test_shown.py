"""One rule on which parts have too few cases for a figure of their own."""

import pytest

from kpis.definitions import Point
from kpis.definitions.shown import Hidden, Shown, counted, may_show
from presentation.words.measures.movement import case_count


@pytest.mark.parametrize(
    ("point", "is_shown"),
    [
        (Point("2026-10", 3, 10, 30.0), True),
        (Point("2026-10", 9, 9, 100.0), False),
        (Point("2026-10", None, 10, 24.0), True),
        (Point("2026-10", None, 9, 24.0), False),
        (Point("2026-10", 10, None, 10.0), True),
        (Point("2026-10", 9, None, 9.0), False),
    ],
    ids=["share", "share of nine", "mean of ten", "mean of nine", "count of ten", "count of nine"],
)
def test_a_part_is_shown_from_ten_cases(point: Point, is_shown: bool) -> None:
    shown = Shown(point.period, point.numerator, point.denominator, point.value)
    assert may_show(point) == (shown if is_shown else Hidden(point.period))


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0"), (1, "under 10"), (9, "under 10"), (10, "10"), (1234, "1,234")]
)
def test_a_number_under_ten_is_not_said_exactly_but_none_is_none(number: int, words: str) -> None:
    assert case_count(counted("2026-10", number)) == words


def test_what_is_hidden_holds_no_number() -> None:
    assert may_show(Point("2026-10", 3, 9, 12.5)).__dict__ == {
        "period": "2026-10",
        "words": "under 10",
    }
