"""Baseline, target, trajectory and status, as a table of cases."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpis import months
from kpis.definitions import Shown
from kpis.definitions.measure import Measure, Target
from kpis.judging.status import baseline_of, judge, resolve, upward_trajectory
from kpis.measures import measures


def series(*values: float, start: str = "2025-05") -> tuple[Shown, ...]:
    return tuple(Shown(months.add(start, at), value, 100, value) for at, value in enumerate(values))


def measure(direction: str = "increase", **target: object) -> Measure:
    base = measures()["survey_satisfaction"]
    return base.model_copy(update={"direction": direction, "target": Target(**target)})  # type: ignore[arg-type]


def status(
    subject: Measure, points: tuple[Shown, ...], comparator: dict[str, float] | None = None
) -> str:
    baseline = baseline_of(points)
    target = resolve(subject, points, baseline, comparator or {})
    rising = upward_trajectory(points) if subject.target.rising else None
    return judge(subject, points, baseline, target, rising)


AT_LEAST = {"kind": "at_least", "figure": 60}
AT_MOST = {"kind": "at_most", "figure": 12}
REDUCTION = {"kind": "reduction", "figure": 20}
CASES = [
    ("at the figure is met", "increase", AT_LEAST, (50, 60), "met"),
    ("just below is not", "increase", AT_LEAST, (50, 59.999), "improving"),
    ("below the baseline", "increase", AT_LEAST, (50, 49), "not_improving"),
    ("as at the baseline", "increase", AT_LEAST, (50, 50), "not_improving"),
    ("at most, at the figure", "decrease", AT_MOST, (20, 12), "met"),
    ("at most, above", "decrease", AT_MOST, (20, 13), "improving"),
    ("a fifth less exactly", "decrease", REDUCTION, (100, 80), "met"),
    ("less than a fifth", "decrease", REDUCTION, (100, 81), "improving"),
    ("the baseline month itself", "decrease", REDUCTION, (100,), "not_improving"),
    ("above the baseline", "increase", {"kind": "increase_on_baseline"}, (50, 50.1), "met"),
    ("at the baseline", "increase", {"kind": "increase_on_baseline"}, (50, 50), "not_improving"),
    ("a year earlier not known", "increase", {"kind": "year_on_year"}, (50, 51), "improving"),
    ("above a year earlier", "increase", {"kind": "year_on_year"}, (50, *[40] * 11, 50.1), "met"),
    (
        "as a year earlier",
        "increase",
        {"kind": "year_on_year"},
        (50, *[40] * 11, 50),
        "not_improving",
    ),
    (
        "no comparator, better than baseline",
        "increase",
        {"kind": "comparator"},
        (50, 51),
        "improving",
    ),
    ("no target", "increase", {"kind": "none"}, (50, 51), "no_target"),
    ("no data", "increase", AT_LEAST, (), "no_data"),
]


@pytest.mark.parametrize(
    ("case", "direction", "target", "values", "wanted"), CASES, ids=[case[0] for case in CASES]
)
def test_status(
    case: str, direction: str, target: dict, values: tuple[float, ...], wanted: str
) -> None:
    assert status(measure(direction, **target), series(*values)) == wanted


def test_a_fifth_less_is_met_whatever_the_last_binary_digit() -> None:
    before, after = 265 / 49, 212 / 49
    assert after > before * (1 - 20 / 100), "the case is one in which the digits differ"
    assert status(measure("decrease", **REDUCTION), series(before, after)) == "met"


def test_without_baseline_a_fixed_target_is_met_or_not_improving() -> None:
    assert status(measure(**AT_LEAST), series(61, start="2025-01")) == "met"
    assert status(measure(**AT_LEAST), series(59, start="2025-01")) == "not_improving"


def test_without_baseline_a_target_that_needs_one_is_no_target() -> None:
    assert status(measure("decrease", **REDUCTION), series(61, start="2025-01")) == "no_target"


def test_baseline_is_the_first_later_point_where_may_2025_has_none() -> None:
    baseline = baseline_of((*series(1, 2, start="2025-03"), *series(7, start="2025-08")))
    assert baseline is not None
    assert (baseline.period, baseline.value) == ("2025-08", 7)


def test_comparator_is_the_newest_not_after_the_month() -> None:
    subject = measure("decrease", kind="comparator")
    points = series(80, 80, 80)
    assert (
        resolve(subject, points, None, {"2025-01": 1.0, "2025-06": 2.0, "2025-12": 3.0}).value
        == 2.0
    )
    assert status(subject, points, {"2025-06": 80.0}) == "met"


def test_comparator_of_the_same_month_only() -> None:
    subject = measure(kind="comparator", same_month=True)
    assert resolve(subject, series(80, 80), None, {"2025-05": 1.0}).value is None


RATES = [
    ((10, 20, 30, 40), True),
    ((10, 20, 20, 30), True),
    ((10, 30, 20, 40), False),
    ((10, 10, 10, 10), False),
]


@pytest.mark.parametrize(("quarters", "wanted"), RATES)
def test_trajectory_never_falls_and_ends_higher(quarters: tuple[int, ...], wanted: bool) -> None:
    assert upward_trajectory(series(*[value for value in quarters for _ in range(3)])) is wanted


def test_trajectory_needs_four_rates() -> None:
    assert upward_trajectory(series(*range(9))) is None


def test_target_reached_without_the_trajectory_is_not_met() -> None:
    falling = series(10, *[90] * 11, 61)
    assert status(measure(kind="at_least", figure=60, rising=True), falling) == "improving"


@given(st.lists(st.integers(0, 100), min_size=12, max_size=40))
def test_trajectory_agrees_with_sums_by_hand(values: list[int]) -> None:
    tail = values[-12:]
    quarters = [sum(tail[at : at + 3]) for at in (0, 3, 6, 9)]
    rising = (
        all(later >= earlier for earlier, later in pairwise(quarters))
        and quarters[-1] > quarters[0]
    )
    assert upward_trajectory(series(*values)) is rising
