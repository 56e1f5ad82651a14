"""What would change how a finding is taken: worked out where it would, and left out elsewhere."""

from dataclasses import replace
from datetime import date, datetime
from typing import Literal

import pytest

from data.record.batches import Batch, Missing, Stored
from data.store import Database
from kpis.definitions import Baseline, ResolvedTarget, Result, Shown
from kpis.definitions.shown import TOO_FEW, Hidden
from kpis.judging import Key, Results, read_results
from kpis.judging.judged import judged, twelve_months
from kpis.measures import measures
from kpis.parts.beside_finding import Basis, Ends, Mean, Meaning, meaning
from kpis.parts.waits import AVERAGE, GAP, LONGEST, WAITS
from tests.kpis.parts.test_waits import found as of_lists
from tests.presentation.chart_results import measure

THEN, NOW = "2025-05", "2026-10"
WEEK = 7


def gap_of(results: Results) -> Result:
    """The gap with a baseline of the month before, which `of_lists` leaves out."""
    gap = results.by_id[GAP]
    means = [
        point.value
        for (_, _, by, _), points in results.exact.items()
        for point in points
        if by == "provider" and point.period == THEN and point.cases >= 10
    ]
    return replace(gap, baseline=Baseline(THEN, max(means) - min(means)))


def test_a_gap_says_who_moved_and_who_is_not_counted() -> None:
    results = of_lists(
        [(10 * 28 * WEEK, 10), (10 * 10 * WEEK, 10), (10 * 27 * WEEK, 10), (900, 9)],
        then=[(10 * 20 * WEEK, 10), (10 * 7 * WEEK, 10), (10 * 34 * WEEK, 10), (9, 9)],
    )
    assert meaning(results, gap_of(results)).ends == Ends(
        (Mean("2", 34.0), Mean("0", 28.0)), (Mean("1", 7.0), Mean("1", 10.0)), uncounted=1
    )


def test_a_gap_whose_baseline_is_no_gap_of_providers_names_none() -> None:
    results = of_lists([(700, 10), (2800, 10)], then=[(700, 10), (1400, 10)])
    gap = gap_of(results)
    assert meaning(results, gap).ends
    assert meaning(results, replace(gap, baseline=Baseline(THEN, 3.0))).ends is None
    assert meaning(results, replace(gap, baseline=Baseline(NOW, 30.0))).ends is None


def edition(then: dict[str, float], now: dict[str, float], gaps: tuple[float, float]) -> Results:
    """Providers with these means of one decimal, and C hidden now."""
    shares: dict[Key, tuple[Shown | Hidden, ...]] = {
        (AVERAGE, "", "provider", name): (
            Shown(THEN, None, 40, then[name]),
            Shown(NOW, None, 40, now[name]),
        )
        for name in then
    }
    shares[AVERAGE, "", "provider", "C"] = (Hidden(NOW, TOO_FEW),)
    shares[AVERAGE, "", "", ""] = (Shown(THEN, None, 90, 20.0), Shown(NOW, None, 90, 20.0))
    shares[GAP, "", "", ""] = (Shown(THEN, None, 3, gaps[0]), Shown(NOW, None, 3, gaps[1]))
    by_id = {id: judged(measures()[id], shares, {}, {}) for id in (AVERAGE, GAP)}
    return Results(by_id, {}, shares, (), {}, Stored(1, 0, 0), False)


@pytest.mark.parametrize(
    ("gaps", "named"),
    [((13.0, 18.0), True), ((13.1, 17.9), True), ((13.0, 25.0), False), ((20.0, 18.0), False)],
)
def test_the_ends_of_an_edition_are_named_where_both_gaps_are_those_of_providers_shown(
    gaps: tuple[float, float], named: bool
) -> None:
    results = edition({"A": 20.0, "B": 7.0}, {"A": 28.0, "B": 10.0}, gaps)
    found = meaning(results, results.by_id[GAP]).ends
    ends = Ends((Mean("A", 20.0), Mean("A", 28.0)), (Mean("B", 7.0), Mean("B", 10.0)), uncounted=0)
    assert found == (ends if named else None)


def test_a_gap_of_which_an_end_is_not_shown_names_none() -> None:
    results = of_lists([(700, 10), (2800, 10), (1400, 10)], then=[(700, 10), (1400, 10), (700, 10)])
    assert meaning(results, gap_of(results)).ends
    slowest = (AVERAGE, "", "provider", "1")
    told = tuple(Hidden(NOW) if one.period == NOW else one for one in results.shares[slowest])
    held = replace(results, shares={**results.shares, slowest: told})
    assert meaning(held, gap_of(results)).ends is None


def listed(as_at: date, policy: Missing, state: Literal["in_use", "undone"] = "in_use") -> Batch:
    return Batch(
        id=as_at.toordinal(),
        extract=WAITS,
        file="list.csv",
        sha256="",
        as_at=as_at,
        by="Ann",
        at=datetime(2026, 11, 2),
        rows=30,
        new=30,
        changed=0,
        unchanged=0,
        missing=0,
        missing_policy=policy,
        state=state,
    )


FIRST, SECOND = date(2026, 9, 30), date(2026, 10, 31)
SEEN = {(AVERAGE, "assessed", "", ""): (Shown(NOW, 20, 2, 10.0),)}


@pytest.mark.parametrize(
    ("batches", "seen", "told"),
    [
        ([listed(FIRST, "keep"), listed(SECOND, "left")], {}, FIRST),
        ([listed(FIRST, "left")], {}, FIRST),
        ([listed(FIRST, "keep"), listed(SECOND, "keep")], {}, None),
        ([listed(FIRST, "keep"), listed(SECOND, "left", "undone")], {}, None),
        ([listed(FIRST, "keep"), listed(SECOND, "left")], SEEN, None),
        ([listed(date(2025, 5, 31), "keep"), listed(SECOND, "left")], {}, None),
        ([], {}, None),
    ],
)
def test_a_baseline_before_the_first_list_of_who_waits_is_told(
    batches: list[Batch], seen: dict[Key, tuple[Shown, ...]], told: date | None
) -> None:
    results = of_lists([(700, 10), (2800, 10)], then=[(700, 10), (1400, 10)])
    held = replace(results, batches=tuple(batches), shares={**results.shares, **seen})
    assert meaning(held, results.by_id[AVERAGE]).lists_from == told
    assert meaning(held, gap_of(results)).lists_from == told


def test_the_examples_say_what_families_live_by(examples: Database) -> None:
    results = read_results(examples)
    [(companion, point)] = meaning(results, results.by_id[AVERAGE]).companions
    assert companion.id == "assessed"
    assert point == results.companion(AVERAGE, "assessed")[-1]
    waited = meaning(results, results.by_id[LONGEST]).over_a_year
    assert waited
    assert waited.children is None  # 5 have waited two years or more, which is hidden


def test_a_companion_of_few_cases_or_of_another_month_is_left_out() -> None:
    results = of_lists([(700, 20)])
    average = results.by_id[AVERAGE]
    for period, cases in ((NOW, 9), ("2026-09", 90)):
        key = (AVERAGE, "assessed", "", "")
        shares = {**results.shares, key: (Shown(period, None, cases, 36.4),)}
        assert meaning(replace(results, shares=shares), average).companions == ()
    shares = {**results.shares, key: (Shown(NOW, None, 10, 36.4),)}
    [(_, point)] = meaning(replace(results, shares=shares), average).companions
    assert point.value == 36.4


def test_those_who_left_without_a_date_are_told_however_few_they_are() -> None:
    results = of_lists([(700, 20)])
    key = (AVERAGE, "left", "", "")
    shares = {**results.shares, key: (Shown(NOW, 1, None, 1),)}
    found = meaning(replace(results, shares=shares), results.by_id[AVERAGE])
    assert [companion.id for companion, _ in found.companions] == ["left"]


NOTHING = Results({}, {}, {}, (), {}, Stored(1, 0, 0), False)


def share(*counts: tuple[int, int], target: float | None = None, unit: str = "%") -> Meaning:
    """A share of these counts, month by month, judged against a target that it should reach."""
    points = tuple(
        Shown(f"2026-{number + 1:02d}", hits, cases, 100 * hits / cases)
        for number, (hits, cases) in enumerate(counts)
    )
    value = points[-1].value
    status = "met" if target is not None and value >= target else "improving"
    goal = ResolvedTarget("at_least" if target is not None else "none", target, "-")
    baseline = Baseline(points[0].period, points[0].value)
    declared = measure(unit=unit)
    whole = twelve_months(declared, points)
    return meaning(NOTHING, Result(declared, points, baseline, goal, status, twelve_months=whole))


@pytest.mark.parametrize(
    ("counts", "basis"),
    [
        (((50, 100), (40, 75)), None),
        (((50, 100), (40, 74)), Basis(74, 100, None)),
        (((40, 50), (41, 50)), None),
        (((40, 49), (41, 49)), Basis(49, None, 100 / 49)),
        (((40, 100), (10, 20)), Basis(20, 100, 5.0)),
    ],
)
def test_a_share_says_where_it_is_out_of_little_or_of_much_less(
    counts: tuple[tuple[int, int], ...], basis: Basis | None
) -> None:
    assert share(*counts).basis == basis


def test_only_percentages_are_weighed_so() -> None:
    assert share((40, 100), (10, 20), target=60, unit="weeks") == Meaning()


@pytest.mark.parametrize(("hits", "one_case"), [(60, True), (61, False), (59, False)])
def test_a_target_that_one_case_decides(hits: int, one_case: bool) -> None:
    assert share((50, 100), (hits, 100), target=60).one_case == one_case


def test_a_month_that_meets_what_its_twelve_months_do_not() -> None:
    whole = share((100, 200), (70, 100), target=60).twelve_months
    assert whole
    assert (whole.numerator, whole.denominator) == (170, 300)
    assert share((190, 200), (70, 100), target=60).twelve_months is None
    assert share((100, 200), (50, 100), target=60).twelve_months is None
