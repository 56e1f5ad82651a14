"""Labels lie apart, inside the plot, and clear of the lines."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presentation.charts.kit.labels import Box, spread
from presentation.charts.kit.place import GAPS, MarkLabel, covered, placed
from presentation.charts.kit.plane import Plane, dense

LOW, HIGH = 0.0, 300.0
LABELS = st.lists(st.tuples(st.floats(-50, 350), st.floats(1, 40)), min_size=1, max_size=6)
PLANE = Plane("2025-01", "2026-12", 0, 100, 300, 190, 1130)


@given(LABELS)
def test_labels_lie_inside_and_at_least_their_own_sizes_apart(
    labels: list[tuple[float, float]],
) -> None:
    wanted, sizes = [want for want, _ in labels], [size for _, size in labels]
    centres = spread(wanted, sizes, LOW, HIGH)
    for centre, size in zip(centres, sizes, strict=True):
        assert centre - size / 2 >= LOW - 1e-6
        assert centre + size / 2 <= HIGH + 1e-6
    ordered = sorted(zip(centres, sizes, strict=True))
    for (one, size), (next_, next_size) in pairwise(ordered):
        assert next_ - one >= (size + next_size) / 2 - 1e-6


@given(LABELS)
def test_labels_keep_the_order_of_what_they_name(labels: list[tuple[float, float]]) -> None:
    centres = spread([want for want, _ in labels], [size for _, size in labels], LOW, HIGH)
    by_wanted = [
        centre for _, centre in sorted(zip((want for want, _ in labels), centres, strict=True))
    ]
    assert all(one <= next_ + 1e-6 for one, next_ in pairwise(by_wanted))


@given(st.lists(st.floats(0, 1), min_size=1, max_size=6))
def test_labels_that_are_apart_already_stay_where_they_are(parts: list[float]) -> None:
    wanted = [20 + 45 * number + 10 * part for number, part in enumerate(parts)]
    assert spread(wanted, [30] * len(wanted), LOW, HIGH) == pytest.approx(wanted)


def test_two_labels_of_one_height_move_by_half_of_it_each() -> None:
    assert spread([100, 100], [20, 20], LOW, HIGH) == pytest.approx([90, 110])


@given(st.lists(st.floats(LOW, HIGH), min_size=16, max_size=20))
def test_labels_that_need_more_room_than_there_is_share_it(wanted: list[float]) -> None:
    centres = spread(wanted, [30] * len(wanted), LOW, HIGH)
    assert min(centres) >= LOW
    assert max(centres) <= HIGH


@pytest.mark.parametrize(("bend", "above"), [(-20, True), (20, False)])
def test_a_name_stands_above_where_the_line_is_lower_round_it_and_else_below(
    bend: int, above: bool
) -> None:
    line = dense(
        [
            PLANE.spot("2025-09", 50 + bend),
            PLANE.spot("2026-01", 50),
            PLANE.spot("2026-05", 50 + bend),
        ]
    )
    best, clear = placed(MarkLabel(("Baseline 50.0%",), "2026-01", 50), PLANE, line)
    assert (best.above, clear) == (above, True)


def test_a_name_goes_further_away_before_it_covers_a_line() -> None:
    level = [
        dense([PLANE.spot("2025-01", value), PLANE.spot("2026-12", value)]) for value in (55, 45)
    ]
    best, clear = placed(MarkLabel(("Baseline 50.0%",), "2026-01", 50), PLANE, level[0] + level[1])
    assert best.gap > GAPS[0]
    assert clear


@given(st.integers(0, 23), st.floats(0, 100))
def test_a_name_stays_inside_the_plot_where_it_is_narrowest_and_widest(
    month: int, value: float
) -> None:
    period = f"{2025 + month // 12}-{month % 12 + 1:02d}"
    best, clear = placed(MarkLabel(("Baseline 50.0%",), period, value), PLANE, [])
    assert clear
    assert all(-1 <= x <= PLANE.months and 0 <= y <= PLANE.height for x, y in covered(best, PLANE))


def test_a_box_knows_by_how_much_it_sticks_out() -> None:
    assert Box(-3, 12, -2, 15).outside(Box(0, 10, 0, 10)) == 3 + 2 + 2 + 5
    assert Box(1, 9, 1, 9).outside(Box(0, 10, 0, 10)) == 0
