"""A projection as it is told: what it rests on, where it leads, and how far it can be trusted."""

from collections.abc import Sequence
from typing import Any

import pytest

from kpis.definitions.measure import Calculation
from kpis.trends.projection_words import AWAY, HARDLY, NO_PROMISE, ROUGH, projected
from tests.presentation.chart_results import result

STEADY = [40.0 + step for step in range(12)]
NOISY_UP = [40, 44, 41, 45, 43, 47, 44, 49, 46, 50, 47, 51]
VERY_NOISY_UP = [40, 48, 39, 47, 41, 49, 40, 48, 42, 50, 41, 49]
YEAR = Calculation(cases="-", months=12)
SPAN = "In the twelve months to October 2026 it"


def told(values: Sequence[float], target: float = 60, **fields: Any) -> str:
    found = projected(result(values, target=target, first="2025-11", **fields))
    assert found
    return found.words


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (
            STEADY,
            f"{SPAN} rose by about 1.0 point a month. If that pace goes on, the target would be "
            f"met in July 2027. {NO_PROMISE}",
        ),
        (
            STEADY[-8:],
            "In the eight months to June 2026 it rose by about 1.0 point a month. If that pace "
            f"goes on, the target would be met in March 2027. {NO_PROMISE}",
        ),
        (
            NOISY_UP,
            f"{SPAN} rose by about 0.8 points a month. If that pace goes on, the target would be "
            f"met in October 2027 (likely between July 2027 and April 2028). {NO_PROMISE}",
        ),
        (
            VERY_NOISY_UP,
            f"{SPAN} rose by about 0.3 points a month. If that pace goes on, the target would be "
            "met in June 2030 (likely not before August 2027, perhaps not in ten years). "
            f"{NO_PROMISE}",
        ),
        (
            [40 + step / 1000 for step in range(12)],
            f"{SPAN} rose by less than 0.1 points a month. If that pace goes on, the target would "
            f"not be met in the next ten years. {NO_PROMISE}",
        ),
        (
            [40 - 2 * step for step in range(12)],
            f"{SPAN} fell by about 2.0 points a month. It is moving away from the target.",
        ),
        ([5.0] * 12, f"{SPAN} has stood still, so the target has not come nearer."),
        (
            [40, 30, 41, 29, 42, 28, 41, 31, 40, 30, 38, 29],
            f"{SPAN} shows no steady move towards the target, so no month can be named.",
        ),
    ],
    ids=[
        "steady",
        "a young series",
        "an interval",
        "an open interval",
        "ten years",
        "away",
        "still",
        "unclear",
    ],
)
def test_a_projection_is_told_with_what_it_rests_on(values: Sequence[float], words: str) -> None:
    assert told(values) == words


def test_where_figures_overlap_the_range_is_called_rough() -> None:
    assert ROUGH in told(NOISY_UP, calculation=YEAR)
    assert ROUGH in told(NOISY_UP, calculation=Calculation(cases="-", basis="stock"))
    assert ROUGH not in told(STEADY, calculation=YEAR)
    assert ROUGH not in told(NOISY_UP)


def test_newest_months_that_do_not_bear_it_out_are_told() -> None:
    level = told([0, 1, 2, 3, 4, 5, 6, 6.1, 6.0, 6.1, 6.0, 6.1])
    assert "would be met" in level
    assert f"{HARDLY} {NO_PROMISE}" in level
    assert (
        told([0, 1, 2, 3, 4, 5, 9, 8.5, 8, 7.5, 7, 6.5])
        == f"{SPAN} rose by about 0.9 points a month. {AWAY.format(goal='the target')}"
    )


def test_a_target_that_is_met_or_not_known_has_no_projection() -> None:
    assert projected(result(STEADY, target=60, status="met")) is None
    assert projected(result(STEADY)) is None
