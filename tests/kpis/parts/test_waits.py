"""Which providers count and which are outside the band: the same as the measure says, in exact ties
above all."""

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.record.batches import Stored
from data.store import Database
from kpis.definitions import Result
from kpis.definitions.shown import Hidden, Shown, counted
from kpis.judging.read import Results, read_results
from kpis.judging.status import baseline_of, judge, resolve
from kpis.judging.stored_series import WorkingShares
from kpis.measures import measures
from kpis.parts.lengths import by_band, exact_by_band, waiting, without_the_longest
from kpis.parts.waiting_past_target import beyond_target, exact_beyond_target
from kpis.parts.waits import AVERAGE, GAP, providers
from tests.kpis.conftest import Loader

THEN, NOW = "2025-05", "2026-10"
List = tuple[int, int]
"""Days waited by all at a provider, and how many wait."""


def whole(id: str, series: tuple[Shown, ...]) -> Result:
    measure, baseline = measures()[id], baseline_of(series)
    target = resolve(measure, series, baseline, {})
    return Result(measure, series, baseline, target, judge(measure, series, baseline, target, None))


def mean(period: str, days: int, cases: int) -> Shown:
    return Shown(period, None, cases, days / (7 * cases))


def found(lists: Sequence[List], then: Sequence[List] = ()) -> Results:
    """Providers 0, 1, … with these waiting, and the gap as the engine divides it."""
    counted = sorted((one for one in lists if one[1] >= 10), key=lambda one: Fraction(*one))
    gap = ()
    if len(counted) > 1:
        (fast_days, fast), (slow_days, slow) = counted[0], counted[-1]
        value = (float(slow_days) * fast - float(fast_days) * slow) / (7.0 * slow * fast)
        gap = (Shown(NOW, None, len(counted), value),)
    points = {
        (AVERAGE, "", "provider", str(number)): (
            *(mean(THEN, *one) for one in then[number : number + 1]),
            mean(NOW, *lists[number]),
        )
        for number in range(len(lists))
    }
    average = (
        mean(THEN, 700, 100),
        mean(NOW, sum(one[0] for one in lists), sum(one[1] for one in lists)),
    )
    by_id = {AVERAGE: whole(AVERAGE, average), GAP: whole(GAP, gap)}
    return Results(by_id, points, WorkingShares(points), (), {}, Stored(1, 0, 0), False)


def tie(fast_days: int, fast: int, times: int) -> tuple[List, List]:
    """Two lists whose means are exactly 12 weeks apart: the slow one is so many times as long as
    the fast one."""
    return (fast_days, fast), (times * (fast_days + 84 * fast), times * fast)


TIES = st.builds(tie, st.integers(0, 40_000), st.integers(10, 400), st.integers(1, 5)).map(list)
LISTS = st.lists(st.tuples(st.integers(0, 40_000), st.integers(1, 400)), min_size=1, max_size=5)


@given(TIES | LISTS | st.tuples(TIES, LISTS).map(lambda both: [*both[0], *both[1]]))
def test_a_provider_is_outside_the_band_only_where_the_measure_is_not_met(
    lists: list[List],
) -> None:
    results = found(lists)
    outside = [one for one in providers(results) if one.outside]
    assert bool(outside) == (
        results.by_id[GAP].status == "improving" or results.by_id[GAP].status == "not_improving"
    )


@given(TIES)
def test_exactly_twelve_weeks_apart_is_within_the_band(lists: list[List]) -> None:
    results = found(lists)
    assert results.by_id[GAP].status == "met"
    assert not any(one.outside for one in providers(results))


def test_the_tie_that_once_was_told_both_ways() -> None:
    results = found([(29460, 100), (21060, 100)])
    assert results.by_id[GAP].status == "met"
    assert [one.outside for one in providers(results)] == [False, False]


def test_providers_stand_slowest_first_and_those_with_few_waiting_have_a_name_alone() -> None:
    results = found([(700, 10), (9000, 9), (2800, 10)], then=[(1400, 9), (9, 9), (1400, 10)])
    slow, fast, few = providers(results)
    assert (slow.name, slow.now, slow.baseline, slow.over, slow.outside) == (
        *("2", Shown(NOW, None, 10, 40.0), Shown(THEN, None, 10, 20.0)),
        *(18.0, True),
    )
    assert (fast.name, fast.now, fast.baseline) == ("0", Shown(NOW, None, 10, 10.0), None)
    assert (few.name, few.now, few.baseline, few.outside) == ("1", Hidden(NOW), None, False)


def test_the_examples_agree_with_the_referrals_themselves(examples: Database) -> None:
    results = read_results(examples)
    with examples.reading() as cursor:
        [(over, short, days)] = cursor.execute(
            """SELECT count(*) FILTER (days > 7 * 104.9143), count(*) FILTER (days < 364), sum(days)
            FILTER (days < 364)
            FROM (SELECT date_diff('day', referral_date, DATE '2026-10-31') AS days FROM
            stored.nd_waits
                WHERE referral_date <= DATE '2026-10-31'
                AND coalesce(least(assessment_date, closed_date), DATE '9999-01-01') > DATE
                '2026-10-31')"""
        ).fetchall()
    assert exact_beyond_target(examples, results) == over
    assert beyond_target(examples, results) == counted(NOW, over)
    shortened = without_the_longest(results)
    assert shortened
    assert shortened.mean.value == pytest.approx(days / short / 7)
    assert shortened.mean.cases == short
    assert shortened.children is None  # 65 beside the 60 of a band would tell the 5 of the other
    assert sum(exact_by_band(results)[NOW]) == waiting(results)[NOW] == 469
    assert exact_by_band(results)[NOW] == (140, 264, 60, 5)
    assert by_band(results)[NOW] == (
        *(counted(NOW, number) for number in (140, 264, 60)),
        Hidden(NOW),
    )


def test_without_figures_nobody_has_waited_beyond_the_target(database: Database) -> None:
    assert beyond_target(database, read_results(database)) is None


def test_a_child_seen_on_the_last_day_no_longer_waits_and_one_exactly_at_the_target_is_not_beyond_it(
    database: Database, loader: Loader
) -> None:
    """Baseline 100 days, so the target is 80 days: one child is at it, one beyond, one was seen
    that very day."""
    loader(
        "nd_waits",
        """referral_id,pathway,provider,referral_date,assessment_date
1,ASD,A,2025-02-20,2025-06-02
2,ASD,A,2026-08-12,
3,ASD,A,2026-08-11,
4,ASD,A,2026-08-01,2026-10-31
""",
    )
    results = read_results(database)
    assert results.by_id["nd_longest_wait"].target.value == pytest.approx(80 / 7)
    assert exact_beyond_target(database, results) == 1
    assert beyond_target(database, results) == Hidden("2026-10")
