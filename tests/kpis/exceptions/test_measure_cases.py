"""On which grounds a measure is an exception: by cases, and against the status that each earlier
month would have had."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from data.place import load_place
from kpis import months
from kpis.computing import TARGET_SERIES
from kpis.definitions import Baseline, Comparator, Hidden, Result, Shown, Status
from kpis.exceptions import MEANINGS, GroundKind, RankLost, measure_cases
from kpis.exceptions.lost import last_met
from kpis.judging import judged
from kpis.measures import measures
from kpis.trends import Recent
from tests.presentation.chart_results import hiding, result
from tests.sampling import sample

FIRST = "2025-05"
START = Baseline(FIRST, 50.0)
WORSE, BETTER = Recent("worse", "2025-06", "why"), Recent("better", "2025-06", "why")


def grounds(one: Result, lately: Recent | None = None) -> list[tuple[str, str | None]]:
    found = measure_cases([one], {one.measure.id: lately})
    return [(ground.kind, ground.since) for case in found for ground in case.grounds]


def at(
    *values: float, status: Status = "improving", target: float | None = 60, **more: Any
) -> Result:
    return result(values, first=FIRST, baseline=START, target=target, status=status, **more)


CASES = {
    "met, and steady": (at(50, 61, status="met"), Recent("steady"), []),
    "met, and worse lately": (at(50, 61, status="met"), WORSE, [("moving_wrong", "2025-06")]),
    "no target, and worse lately": (
        at(50, 40, status="no_target", target=None),
        WORSE,
        [("moving_wrong", "2025-06")],
    ),
    "improving, and better lately": (at(50, 55), BETTER, []),
    "not improving": (at(50, 45, status="not_improving"), None, [("not_improving", FIRST)]),
    "a first figure": (at(50, status="not_improving"), None, []),
    "met before": (at(50, 61, 62, 55), None, [("target_lost", "2025-07")]),
    "met by the baseline itself": (
        replace(at(65, 55, status="not_improving"), baseline=Baseline(FIRST, 65.0)),
        None,
        [("not_improving", FIRST), ("target_lost", FIRST)],
    ),
    "met before the plan": (
        result([61, 50, 55], first="2025-04", baseline=START, target=60),
        None,
        [],
    ),
    "met by a figure of too few months": (at(50, 61, 55, partial=2), None, []),
    "met in a month that is hidden now": (hiding(at(50, 61, 55), "2025-06"), None, []),
    "without figures": (result([], status="no_data"), None, []),
}


@pytest.mark.parametrize(("one", "lately", "expected"), CASES.values(), ids=CASES)
def test_a_measure_is_off_on_these_grounds(
    one: Result, lately: Recent | None, expected: list[tuple[str, str | None]]
) -> None:
    assert grounds(one, lately) == expected


AIMED = {
    (measure.target.kind, measure.target.rising, measure.target.same_month): id
    for id, measure in measures().items()
    if measure.target.kind != "none"
}
"""A measure of each kind of target."""
VALUES = st.integers(0, 100).map(float)
MONTHS = st.tuples(VALUES, st.sampled_from([*["shown"] * 12, "hidden", "left out"]))


def told(values: Sequence[tuple[float, str]]) -> list[Shown | Hidden]:
    """A month for each value from April 2025 on, unless it is left out."""
    periods = [months.add("2025-04", ahead) for ahead in range(len(values))]
    return [
        Shown(period, value, 100, value) if how == "shown" else Hidden(period)
        for period, (value, how) in zip(periods, values, strict=True)
        if how != "left out"
    ]


def judged_of(id: str, series: Sequence[Shown | Hidden], rivals: Sequence[Shown]) -> Result:
    shares = {(id, "", "", ""): tuple(series), (id, TARGET_SERIES, "", ""): tuple(rivals)}
    return judged(measures()[id], shares, {}, {})


@pytest.mark.parametrize("id", AIMED.values())
@given(st.lists(MONTHS, min_size=1, max_size=24), st.lists(VALUES, min_size=24, max_size=24))
@example([(rate, "shown") for rate in (*range(60, 90, 2), 50.0)], [0.0] * 24)
@settings(max_examples=sample(60, 1000))
def test_a_target_was_met_in_a_month_whose_status_was_met(
    id: str, values: list[tuple[float, str]], rivals: list[float]
) -> None:
    """The plain reading: each month is judged again, as if nothing had come after it."""
    series = told(values)
    known = [Shown(months.add("2025-04", at), None, None, one) for at, one in enumerate(rivals)]
    now = judged_of(id, series, known)
    was = [
        one.period
        for at, one in enumerate(series[:-1], start=1)
        if now.baseline
        and one.period >= now.baseline.period
        and judged_of(id, series[:at], known).status == "met"
    ]
    lost = now.status in ("improving", "not_improving") and was
    assert last_met(now) == (was[-1] if lost else None)


def others(period: str, own: float, *values: float) -> tuple[Comparator, ...]:
    place = load_place()
    areas = [place.number, *place.neighbour_names]
    return tuple(
        Comparator(period, area, area, value, "invented")
        for area, value in zip(areas, (own, *values), strict=False)
    )


RANKS = {
    "worse": (others("2024", 90, 80, 70), others("2025", 75, 80, 70), (2, 3, 1, 3)),
    "the same": (others("2024", 75, 80, 70), others("2025", 75, 80, 70), None),
    "better": (others("2024", 60, 80, 70), others("2025", 75, 80, 70), None),
    "level with the best": (others("2024", 90, 80), others("2025", 80, 80), None),
    "no figure a year before": (others("2023", 90, 80, 70), others("2025", 75, 80, 70), None),
    "of months": (others("2025-06", 90, 80), others("2026-06", 75, 80), (2, 2, 1, 2)),
}


@pytest.mark.parametrize(("then", "now", "expected"), RANKS.values(), ids=RANKS)
def test_a_rank_is_lost_beside_that_of_a_year_before(
    then: tuple[Comparator, ...], now: tuple[Comparator, ...], expected: tuple[int, ...] | None
) -> None:
    found = measure_cases([at(50, 61, status="met", comparators=then + now)], {})
    ranks = [ground.rank for case in found for ground in case.grounds]
    period, before = now[0].period, then[0].period
    rank, of, rank_before, of_before = expected or (0, 0, 0, 0)
    lost = RankLost(period, rank, of, before, rank_before, of_before)
    assert ranks == ([lost] if expected else [])


def test_every_ground_is_declared() -> None:
    assert set(MEANINGS) == set(get_args(GroundKind))
