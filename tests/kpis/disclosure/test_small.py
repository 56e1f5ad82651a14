"""Which figures are too small by themselves, and how those that are shown are rounded."""

import pytest

from kpis.definitions import Point
from kpis.disclosure.making import shown
from kpis.disclosure.small import is_small
from tests.kpis.disclosure.worked import series

SHARE, CASES = series("ehc_20_weeks"), series("rtc_accredited")
MEAN, MEDIAN = series("nd_average_wait"), series("nd_average_wait", "median")
LONGEST, GAP = series("nd_longest_wait"), series("nd_provider_gap")
COUNT = series("local_offer_ambassadors")


def share(hits: float, cases: float) -> Point:
    return Point("2026-10", hits, cases, 100 * hits / cases if cases else 0)


def wait(cases: float, weeks: float = 20) -> Point:
    return Point("2026-10", None, cases, weeks)


@pytest.mark.parametrize(
    ("one", "point", "whole", "part"),
    [
        (SHARE, share(5, 10), False, False),
        (SHARE, share(4, 40), True, True),
        (SHARE, share(36, 40), True, True),
        (SHARE, share(0, 40), True, True),
        (SHARE, share(40, 40), True, True),
        (SHARE, share(0, 0), True, True),
        (CASES, share(0, 5), False, True),
        (CASES, share(4, 4), True, True),
        (CASES, share(10, 10), False, False),
        (MEAN, wait(9), True, True),
        (MEAN, wait(10), False, False),
        (MEDIAN, wait(9), True, True),
        (LONGEST, wait(5), False, True),
        (LONGEST, wait(4), True, True),
        (GAP, wait(2), False, False),
        (COUNT, Point("2026-10", 4, None, 4), True, True),
        (COUNT, Point("2026-10", 5, None, 5), False, True),
    ],
)
def test_a_figure_is_small_by_what_its_measure_protects(
    one: object, point: Point, whole: bool, part: bool
) -> None:
    assert is_small(one, point, 5, part=False) == whole  # type: ignore[arg-type]
    assert is_small(one, point, 5, part=True) == part  # type: ignore[arg-type]


def test_the_threshold_is_the_one_asked_for() -> None:
    assert not is_small(SHARE, share(7, 20), 5, part=False)
    assert is_small(SHARE, share(7, 20), 10, part=False)


@pytest.mark.parametrize(
    ("one", "weeks", "told"),
    [(MEAN, 24.4142857, 24.4), (MEDIAN, 19.5, 20), (LONGEST, 154.4285, 154), (GAP, 18.757, 18.8)],
)
def test_a_wait_is_shown_no_finer_than_a_board_needs(
    one: object, weeks: float, told: float
) -> None:
    assert shown(one, wait(40, weeks)).value == told  # type: ignore[arg-type]


def test_a_share_is_shown_as_its_counts_give_it_and_without_its_uploads() -> None:
    point = Point("2026-10", 1, 3, 100 / 3, batches=(4,))
    assert (shown(SHARE, point).value, shown(SHARE, point).batches) == (100 / 3, ())
