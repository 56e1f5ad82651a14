"""What is drawn of a series: its stretches, its gaps, and the course of its target."""

import pytest

from kpis.definitions.results import Comparator
from presentation.charts.kit.series import drawn, parts, runs, shown_comparators, target_courses
from tests.presentation.chart_results import result


def values(run: list) -> list[float]:
    return [point.value for point in run]


@pytest.mark.parametrize(
    ("series", "step", "expected"),
    [
        ([1, 2, 3], 1, [[1, 2, 3]]),
        ([1, None, 3, 4], 1, [[1], [3, 4]]),
        ([1, 2, None, None, 5], 1, [[1, 2], [5]]),
        ([1, 2, 3], 6, [[1, 2, 3]]),
        ([1, 2, None, 4], 6, [[1, 2], [4]]),
        ([1], 1, [[1]]),
    ],
)
def test_a_line_breaks_where_a_period_has_no_value(series: list, step: int, expected: list) -> None:
    assert [values(run) for run in runs(result(series, step=step).series)] == expected


def test_a_series_that_starts_yearly_and_goes_on_half_yearly_keeps_all_its_points() -> None:
    uneven = result([1, None, 3, 4, 5], step=5)
    assert sum(len(run) for run in runs(uneven.series)) == 4


@pytest.mark.parametrize(
    ("partial", "expected"),
    [
        (0, [(False, [1, 2, 3, 4])]),
        (2, [(True, [1, 2, 3]), (False, [3, 4])]),
        (4, [(True, [1, 2, 3, 4])]),
    ],
)
def test_partial_months_are_a_stretch_of_their_own_up_to_the_first_full_one(
    partial: int, expected: list
) -> None:
    assert [
        (thin, values(run)) for thin, run in parts(result([1, 2, 3, 4], partial=partial).series)
    ] == expected


def test_months_before_since_are_left_out() -> None:
    assert values(list(drawn(result([1, 2, 3], first="2025-01"), "2025-02"))) == [2, 3]


@pytest.mark.parametrize(
    ("target", "targets", "expected"),
    [
        (None, None, []),
        (60.0, None, [[("2025-01", 60.0), ("2025-04", 60.0)]]),
        (86.0, {"2025-03": 89.0, "2025-04": 86.0}, [[("2025-03", 89.0), ("2025-04", 86.0)]]),
        (21.0, {"2025-01": 20.0, "2025-03": 22.0, "2025-04": 21.0}, [
            [("2025-01", 20.0)],
            [("2025-03", 22.0), ("2025-04", 21.0)],
        ]),
    ],
)  # fmt: skip
def test_a_figure_is_level_and_a_comparator_moves_and_is_never_drawn_before_it_is_known(
    target: float | None, targets: dict[str, float] | None, expected: list
) -> None:
    assert (
        target_courses(result([1, 2, 3, 4], target=target, targets=targets), "2025-01", "2025-04")
        == expected
    )


@pytest.mark.parametrize(
    ("period", "shown"),
    [
        ("2023", False),
        ("2024", True),
        ("2025", True),
        ("2024-12", True),
        ("2024-05", False),
        ("2025-07", False),
    ],
)
def test_published_figures_are_shown_only_in_their_own_time(period: str, shown: bool) -> None:
    figure = Comparator(period, "E92000001", "England", 46.4, "DfE")
    assert shown_comparators([figure], "2024-06", "2025-06") == ([figure] if shown else [])


def test_of_other_areas_only_england_is_drawn() -> None:
    areas = [
        Comparator("2024", code, "-", 46.4, "DfE")
        for code in ("943", "E92000001", "E12000002", "884")
    ]
    assert shown_comparators(areas, "2024-06", "2025-06") == [areas[1]]
