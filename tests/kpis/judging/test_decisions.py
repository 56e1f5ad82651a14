"""Which decision is in force, and what it makes of baseline, target and status."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.record.decisions import Decided
from kpis import months
from kpis.definitions import Result, Shown, Status
from kpis.definitions.measure import Measure
from kpis.judging.decisions import as_decided, concerning, decision_on_target, in_force, states
from kpis.judging.status import baseline_of, judge, resolve, upward_trajectory
from kpis.measures import measures
from tests.kpis.decided import APPEALS, FOUR_WEEKS, ON_TIME, decision, records

NO_FIGURE = [measure for measure in measures().values() if measure.target.kind == "none"]
FIRST = decision(1, "target", figure=2.0)
SECOND = decision(2, "target", figure=1.5)
MARCH = decision(3, "baseline_month", period="2026-03")
GIVEN = decision(4, "baseline_figure", period="2025-03", figure=41.9)
UNDO = {
    one.id: decision(10 + one.id, "undo", undoes=one.id) for one in (FIRST, SECOND, MARCH, GIVEN)
}


def points(*values: float, start: str = "2025-05") -> tuple[Shown, ...]:
    return tuple(Shown(months.add(start, at), value, 100, value) for at, value in enumerate(values))


IN_FORCE = {
    "nothing decided": ([], None, None),
    "one": ([FIRST], None, 1),
    "the newest of two": ([FIRST, SECOND], None, 2),
    "the one before, where the newest is undone": ([FIRST, SECOND, UNDO[2]], None, 1),
    "the newest, where the one before is undone": ([FIRST, SECOND, UNDO[1]], None, 2),
    "none, where both are undone": ([FIRST, SECOND, UNDO[2], UNDO[1]], None, None),
    "a month and a figure are about the same baseline": ([MARCH, GIVEN], 4, None),
    "a baseline leaves the target alone": ([FIRST, MARCH], 3, 1),
    "the month again, where the figure is undone": ([MARCH, GIVEN, UNDO[4]], 3, None),
}


@pytest.mark.parametrize(("record", "baseline", "target"), IN_FORCE.values(), ids=IN_FORCE)
def test_in_force(record: list[Decided], baseline: int | None, target: int | None) -> None:
    force = in_force(record)
    found = [force.get((APPEALS, "baseline")), force.get((APPEALS, "target"))]
    assert [one and one.id for one in found] == [baseline, target]


def by_hand(record: list[Decided]) -> dict[tuple[str, str], int]:
    """What is in force, kept as heaps of decisions from which an undo takes one, wherever it
    lies."""
    heaps: dict[tuple[str, str], list[int]] = {}
    for one in record:
        if one.kind == "undo":
            for heap in heaps.values():
                heap[:] = [id for id in heap if id != one.undoes]
        else:
            heaps.setdefault((one.measure, one.kind.split("_")[0]), []).append(one.id)
    return {key: heap[-1] for key, heap in heaps.items() if heap}


@given(records())
def test_what_is_in_force_is_the_record_folded_by_hand_at_every_moment(
    record: list[Decided],
) -> None:
    for at in range(len(record) + 1):
        force = in_force(record[:at])
        assert {
            (measure, str(subject)): one.id for (measure, subject), one in force.items()
        } == by_hand(record[:at])


@given(records())
def test_every_decision_is_in_force_replaced_or_undone(record: list[Decided]) -> None:
    found, force = states(record), {one.id for one in in_force(record).values()}
    assert set(found) == {one.id for one in record}
    assert {id for id, state in found.items() if state == "in_force"} == force
    assert {id for id, state in found.items() if state == "undone"} == {
        one.undoes for one in record if one.undoes
    }
    assert {id for id, state in found.items() if state == "undo"} == {
        one.id for one in record if one.kind == "undo"
    }


def test_a_reading_and_its_undo_concern_both_measures_and_other_decisions_only_their_own() -> None:
    reading, own = (
        decision(1, "reading", ON_TIME),
        decision(2, "baseline_month", ON_TIME, period="2026-03"),
    )
    undo, other = (
        decision(3, "undo", ON_TIME, undoes=1),
        decision(4, "baseline_month", FOUR_WEEKS, period="2026-03"),
    )
    last = decision(5, "target", figure=2.0)
    record = [reading, own, undo, other, last]
    assert concerning(record, measures()[ON_TIME]) == [reading, own, undo]
    assert concerning(record, measures()[FOUR_WEEKS]) == [reading, undo, other]
    assert concerning(record, measures()[APPEALS]) == [last]


def judged(declared: Measure, series: tuple[Shown, ...], *record: Decided) -> Result:
    """The result as `kpis.judging.read` puts it together."""
    force = in_force(record)
    on_target = decision_on_target(declared, force)
    measure = as_decided(declared, on_target)
    baseline = baseline_of(series, force.get((declared.id, "baseline")))
    target = resolve(measure, series, baseline, {}, on_target)
    rising = upward_trajectory(series)
    return Result(
        measure, series, baseline, target, judge(measure, series, baseline, target, rising)
    )


FALLING, RISING = points(3, 2, 1.5), points(*range(40, 64, 2))
CASES: dict[str, tuple[str, tuple[Shown, ...], list[Decided], Status, str]] = {
    "no target without a decision": (APPEALS, FALLING, [], "no_target", "plan"),
    "a local target, met at its figure": (APPEALS, FALLING, [SECOND], "met", "board"),
    "a local target, not met": (
        APPEALS,
        FALLING,
        [decision(1, "target", figure=1.4)],
        "improving",
        "board",
    ),
    "a local target, undone": (APPEALS, FALLING, [SECOND, UNDO[2]], "no_target", "plan"),
    "another month": (
        APPEALS,
        FALLING,
        [decision(1, "target", figure=1.4), decision(2, "baseline_month", period="2025-07")],
        "not_improving",
        "board",
    ),
    "a figure instead": (
        APPEALS,
        FALLING,
        [
            decision(1, "target", figure=1.4),
            decision(2, "baseline_figure", period="2024-05", figure=1.5),
        ],
        "not_improving",
        "board",
    ),
    "a baseline makes no target": (APPEALS, FALLING, [GIVEN], "no_target", "plan"),
    "the plan's target": (FOUR_WEEKS, RISING, [], "met", "plan"),
    "the plan's target is not replaced": (
        FOUR_WEEKS,
        RISING,
        [decision(1, "target", FOUR_WEEKS, figure=99)],
        "met",
        "plan",
    ),
    "the plan read otherwise leaves no target": (
        FOUR_WEEKS,
        RISING,
        [decision(1, "reading", ON_TIME)],
        "no_target",
        "plan",
    ),
    "and moves it": (ON_TIME, RISING, [decision(1, "reading", ON_TIME)], "met", "plan"),
    "with its trajectory": (
        ON_TIME,
        points(*range(90, 60, -2)),
        [decision(1, "reading", ON_TIME)],
        "not_improving",
        "plan",
    ),
    "before a local target": (
        ON_TIME,
        RISING,
        [decision(1, "reading", ON_TIME), decision(2, "target", ON_TIME, figure=99)],
        "met",
        "plan",
    ),
}


@pytest.mark.parametrize(("id", "series", "record", "status", "set_by"), CASES.values(), ids=CASES)
def test_status_as_decided(
    id: str, series: tuple[Shown, ...], record: list[Decided], status: Status, set_by: str
) -> None:
    found = judged(measures()[id], series, *record)
    assert (found.status, found.target.set_by) == (status, set_by)


def test_the_target_rests_on_the_decision_that_made_it() -> None:
    local = judged(measures()[APPEALS], FALLING, FIRST, SECOND).target
    assert (local.kind, local.value, local.words, local.decision) == (
        "at_most",
        1.5,
        "1.5% or less",
        SECOND,
    )
    reading = decision(1, "reading", ON_TIME)
    taken, given_away = (
        judged(measures()[id], RISING, reading).target for id in (ON_TIME, FOUR_WEEKS)
    )
    assert (taken.kind, taken.value, taken.words, taken.decision) == (
        "at_least",
        60,
        "60% or more, and rising",
        reading,
    )
    assert (given_away.kind, given_away.value, given_away.decision) == ("none", None, reading)


BASELINES = {
    "the plan's month": (None, ("2025-05", 1)),
    "another month": (decision(1, "baseline_month", period="2025-07"), ("2025-07", 3)),
    "an earlier month": (decision(1, "baseline_month", period="2025-03"), ("2025-03", 5)),
    "a month that has lost its figure: the first later one": (
        decision(1, "baseline_month", period="2025-06"),
        ("2025-07", 3),
    ),
    "a month that has not come": (decision(1, "baseline_month", period="2025-09"), None),
    "a figure, of a month before any": (GIVEN, ("2025-03", 41.9)),
    "a figure of nought": (
        decision(1, "baseline_figure", period="2025-03", figure=0.0),
        ("2025-03", 0.0),
    ),
    "a figure of the newest month: nothing to compare it with": (
        decision(1, "baseline_figure", period="2025-07", figure=9.0),
        None,
    ),
}


@pytest.mark.parametrize(("decided", "wanted"), BASELINES.values(), ids=BASELINES)
def test_baseline_as_decided(decided: Decided | None, wanted: tuple[str, float] | None) -> None:
    series = (*points(5, start="2025-03"), *points(1), *points(3, start="2025-07"))
    found = baseline_of(series, decided)
    assert (found and (found.period, found.value)) == wanted
    assert found is None or found.decision == decided


@given(
    st.sampled_from(NO_FIGURE),
    st.lists(st.floats(0, 100), min_size=1, max_size=30),
    st.dictionaries(st.sampled_from(months.every("2025-05", "2027-10")), st.floats(0, 100)),
    st.sampled_from([None, MARCH, GIVEN]),
)
def test_a_measure_without_a_target_is_never_judged_by_a_comparator_or_a_baseline(
    measure: Measure, values: list[float], comparator: Mapping[str, float], decided: Decided | None
) -> None:
    series = points(*values)
    baseline = baseline_of(series, decided)
    target = resolve(measure, series, baseline, comparator)
    assert (target.kind, target.value) == ("none", None)
    assert judge(measure, series, baseline, target, upward_trajectory(series)) == "no_target"


def test_a_local_target_is_on_the_better_side_and_named_as_such() -> None:
    measure = measures()["local_offer_ambassadors"]
    target = as_decided(measure, decision(1, "target", measure.id, figure=30)).target
    assert (target.kind, target.words, target.label) == ("at_least", "30 or more", "Local target")


def test_a_reading_that_the_plan_no_longer_allows_changes_nothing() -> None:
    closed = measures()[APPEALS]
    reading = decision(1, "reading", APPEALS)
    assert decision_on_target(closed, in_force([reading])) is None
    assert judged(closed, FALLING, reading) == judged(closed, FALLING)
