"""What the public is told of rounded figures holds of the exact ones, whatever these were."""

from dataclasses import replace
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpis.definitions import Baseline, Hidden, Result, Shown
from kpis.judging.status import baseline_of, better, judge, resolve, upward_trajectory
from kpis.months import add
from kpis.trends.recent import recent
from presentation.words.overview.delivery import delivery
from presentation.words.public import (
    judged_for_certain,
    stand,
    standing_counts,
    sure_lately,
    unsure_of_change,
)
from presentation.words.public.easy import easy_measure
from tests.presentation.words_results import example, targeted

Counts = tuple[int, int]
FIRST = "2025-05"
AIMED = (
    "rtc_accredited",  # at least 90%
    "survey_satisfaction",  # above the baseline
    "included_in_decisions",  # above a year earlier
    "annual_review_decision_4_weeks",  # at least 60%, and rising
    "ehc_20_weeks",  # no target
)
CASES = st.integers(min_value=40, max_value=120)
COUNTS = CASES.flatmap(lambda cases: st.tuples(st.integers(8, cases - 8), st.just(cases)))
NEAR = st.tuples(COUNTS, st.lists(st.tuples(st.integers(-4, 6), st.integers(-3, 3)), min_size=12))


def judged(id: str, every: list[Counts]) -> Result:
    """The measure with these hits and cases, a month each from May 2025 on, judged as kpis does."""
    measure = example(id).measure
    series = tuple(
        Shown(add(FIRST, number), float(hits), float(cases), 100 * hits / cases)
        for number, (hits, cases) in enumerate(every)
    )
    base = baseline_of(series)
    assert base is None or isinstance(base, Baseline)
    target, rising = resolve(measure, series, base, {}), upward_trajectory(series)
    return Result(
        measure, series, base, target, judge(measure, series, base, target, rising), rising
    )


def five(count: int) -> int:
    return 5 * floor(count / 5 + 0.5)


def both(id: str, every: list[Counts]) -> tuple[Result, Result]:
    """The exact and the published figures of the same months."""
    return judged(id, every), judged(id, [(five(hits), five(cases)) for hits, cases in every])


def walk(start: Counts, steps: list[Counts]) -> list[Counts]:
    """Months that differ little from one another, none with a small count."""
    every = [start]
    for more, moved in steps:
        cases = max(30, every[-1][1] + moved)
        every.append((max(8, min(cases - 8, every[-1][0] + more)), cases))
    return every


@pytest.mark.parametrize("id", AIMED)
@given(NEAR)
def test_no_standing_contradicts_the_exact_status(id: str, near) -> None:
    exact, public = both(id, walk(*near))
    found = stand(public)
    if found == "met":
        assert exact.status == "met"
    if found in ("improving", "alike", "not_improving"):
        assert exact.status in ("improving", "not_improving")
    if found in ("improving", "not_improving"):
        assert exact.status == found
    if found in ("better", "worse"):
        assert exact.better is (found == "better")


@pytest.mark.parametrize("id", AIMED)
@given(NEAR)
def test_a_recent_direction_is_that_of_the_exact_figures(found, id: str, near) -> None:
    exact, public = both(id, walk(*near))
    told = sure_lately(replace(found, by_id={id: public}))[id]
    if told is None or told.since is None:
        return
    then = next(one for one in exact.series if one.period == told.since)
    assert better(exact.measure, exact.series[-1].value, then.value) is (told.direction == "better")


def test_a_direction_against_the_figures_is_not_told(found) -> None:
    """Eight months in the better half, of which the newest is far worse than the first."""
    low, high = (
        [22, 24, 17, 18, 20, 17, 21, 24, 22, 24, 19, 20, 20],
        [88, 84, 82, 76, 80, 73, 76, 60],
    )
    falling = judged("ehc_20_weeks", [(one, 100) for one in low + high])
    exact = recent(falling)
    assert exact and (exact.direction, exact.since) == ("better", "2026-06")
    assert sure_lately(replace(found, by_id={"x": falling}))["x"] is None


@pytest.mark.parametrize(
    ("id", "months", "told", "exactly"),
    [
        ("survey_satisfaction", [(62, 100), (63, 102)], "met", "not_improving"),
        ("survey_satisfaction", [(63, 102), (62, 100)], "not_improving", "met"),
        (
            "included_in_decisions",
            [(62, 100), *[(40, 100)] * 11, (63, 102)],
            "met",
            "not_improving",
        ),
        ("rtc_accredited", [(60, 100), (88, 98)], "met", "improving"),
    ],
)
def test_a_target_that_follows_from_rounded_figures_is_not_certain(
    id: str, months: list[Counts], told: str, exactly: str
) -> None:
    exact, public = both(id, months)
    assert (exact.status, public.status) == (exactly, told)
    assert stand(public) == "close"


@given(COUNTS)
def test_a_share_in_easy_words_is_within_five_points(counts: Counts) -> None:
    exact, public = both("ehc_20_weeks", [(50, 100), counts])
    said = easy_measure(public, None).sentences[1].removesuffix(" plans came in time.")
    value, rounded = exact.series[-1].value, public.series[-1].value
    assert said not in ("All", "0 in 10")
    if said.startswith("About"):
        assert abs(10 * int(said.split()[1]) - rounded) <= 5
    elif said == "Fewer than 1 in 10":
        assert value < 10
    else:
        assert (said, rounded < 5) in (("Very few", True), ("Nearly all", False))


def test_the_answer_counts_no_target_that_rounding_decides() -> None:
    close = targeted(judged("rtc_accredited", [(100, 150), (135, 150)]), 90.0)
    clear = judged("survey_satisfaction", [(500, 1200), (600, 1200)])
    results = [close, clear]
    assert standing_counts(results) == [
        ("met", "1 has met its target"),
        ("close", "1 cannot be judged against its target, because numbers are rounded"),
    ]
    told = delivery(judged_for_certain(results), [], {}, unsure_of_change(results))
    assert told == "Mostly: the one target that can be judged is met."


def test_the_answer_calls_nothing_failing_that_rounding_may_have_made_so() -> None:
    alike = judged("rtc_accredited", [(100, 150), (100, 150)])
    lost = judged("rtc_accredited", [(100, 150), (70, 150)])
    said = [
        delivery(judged_for_certain([one]), [], {}, unsure_of_change([one]))
        for one in (alike, lost)
    ]
    assert said[0] == "Not yet: the one target is not met."
    assert said[1].endswith(" is not improving.")


def test_a_hidden_newest_figure_stays_hidden_however_close_the_one_before() -> None:
    close = targeted(judged("rtc_accredited", [(100, 150), (135, 150)]), 90.0)
    hidden = replace(close, status="hidden", hidden=(Hidden("2025-07"),))
    assert stand(hidden) == "hidden"
