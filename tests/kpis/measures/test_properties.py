"""What holds of every measure whatever the data, and that each agrees with a plain second reading
of the contract."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpis import months
from kpis.computing.compute import last_period
from kpis.definitions.measure import Measure
from kpis.measures import measures
from tests.kpis.engine import Engine, Rows
from tests.kpis.generated import AS_AT, asked, crowds, rows_of, tables
from tests.kpis.plain import Figure, Measured
from tests.kpis.plain_measures import PLAIN, neighbours
from tests.kpis.plain_waits import COMPANIONS
from tests.sampling import sample

quickly = settings(max_examples=sample(8, 200))
ANY_MEASURE = st.sampled_from(sorted(measures()))


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    made = Engine()
    yield made
    made.cursor.close()


def assert_same(got: list[Figure], wanted: list[Figure]) -> None:
    """The same months, counts and marks; values but for the order in which they were divided."""
    assert [(*one[:3], one[4]) for one in got] == [(*one[:3], one[4]) for one in wanted]
    assert [one[3] for one in got] == pytest.approx(
        [one[3] for one in wanted], rel=1e-12, abs=1e-12
    )


def rows_for(measure: Measure) -> st.SearchStrategy[Rows]:
    """Rows among which enough are about this measure."""
    if measure.calculation.statistic == "gap":
        return crowds()
    if measure.extracts == ("survey_responses",):
        return asked(measure.id.removeprefix("survey_"))
    return tables(measure.extracts)


def test_every_measure_has_a_second_reading() -> None:
    assert set(PLAIN) == set(measures()), "Read it in plain loops in tests/kpis/plain_measures.py."


@pytest.mark.parametrize("id", sorted(PLAIN))
@quickly
@given(data=st.data())
def test_agrees_with_plain_loops(engine: Engine, id: str, data: st.DataObject) -> None:
    measure = measures()[id]
    rows = data.draw(rows_for(measure))
    as_at = data.draw(AS_AT)
    assert_same(engine.figures(measure.calculation, rows, as_at), PLAIN[id](rows, as_at))


@pytest.mark.parametrize(("id", "plain"), COMPANIONS.items())
@quickly
@given(waits=rows_of("nd_waits"), as_at=AS_AT)
def test_companions_of_the_average_wait_agree(
    engine: Engine, id: str, plain: Measured, waits: list, as_at: date
) -> None:
    companion = next(one for one in measures()["nd_average_wait"].companions if one.id == id)
    rows = {"nd_waits": waits}
    assert_same(engine.figures(companion.calculation, rows, as_at), plain(rows, as_at))


@pytest.mark.parametrize(
    ("id", "counted", "out_of"),
    [
        ("social_media_followers", "followers", "population"),
        ("social_media_engagement", "engagements", "followers"),
    ],
)
@quickly
@given(rows=tables(["social_media"], most=24), as_at=AS_AT)
def test_neighbours_are_held_against_by_their_lower_quartile(
    engine: Engine, id: str, counted: str, out_of: str, rows: Rows, as_at: date
) -> None:
    found = {
        row[4]: row[7] for row in engine.points(measures()[id], rows, as_at) if row[1] == "target"
    }
    assert found == pytest.approx(neighbours(rows, counted, out_of), rel=1e-12)


@quickly
@given(rows=tables(["nd_waits", "benchmarks"]), as_at=AS_AT)
def test_england_is_held_against_by_its_monthly_figures_alone(
    engine: Engine, rows: Rows, as_at: date
) -> None:
    wanted = [
        (row["period"], row["value"])
        for row in rows["benchmarks"]
        if (row["measure"], row["area_code"]) == ("nd_asd_over_13_weeks", "E92000001")
        and len(row["period"]) == 7
    ]
    points = engine.points(measures()["nd_asd_over_13_weeks"], rows, as_at)
    assert [(row[4], row[7]) for row in points if row[1] == "target"] == sorted(wanted)


@quickly
@given(data=st.data(), id=ANY_MEASURE, as_at=AS_AT)
def test_order_of_rows_does_not_matter(
    engine: Engine, data: st.DataObject, id: str, as_at: date
) -> None:
    measure = measures()[id]
    rows = data.draw(tables(measure.extracts))
    shuffled = {name: data.draw(st.permutations(listed)) for name, listed in rows.items()}
    one, other = engine.points(measure, rows, as_at), engine.points(measure, shuffled, as_at)
    assert [(*row[:7], row[8]) for row in one] == [(*row[:7], row[8]) for row in other]
    assert [row[7] for row in one] == pytest.approx([row[7] for row in other], rel=1e-15)


def lies_after(row: dict, day: date) -> bool:
    return all(value >= day for value in row.values() if isinstance(value, date))


@quickly
@given(data=st.data(), id=ANY_MEASURE, month=st.sampled_from(months.every("2024-02", "2025-06")))
def test_months_before_the_first_changed_row_never_change(
    engine: Engine, data: st.DataObject, id: str, month: str
) -> None:
    measure, as_at = measures()[id], date(2026, 1, 31)
    before = data.draw(tables(measure.extracts))
    other = data.draw(tables(measure.extracts))
    turn = months.first_day(month)
    after = {
        name: [row for row in before[name] if not lies_after(row, turn)]
        + [row for row in other[name] if lies_after(row, turn)]
        for name in before
        if name != "benchmarks"
    }
    one, two = (
        [
            row
            for row in engine.points(measure, rows, as_at)
            if row[4] < month and row[1] != "target"
        ]
        for rows in (before, before | after)
    )
    assert one == two


@quickly
@given(data=st.data(), id=ANY_MEASURE, as_at=AS_AT)
def test_points_are_what_they_say(
    engine: Engine, data: st.DataObject, id: str, as_at: date
) -> None:
    measure = measures()[id]
    own = [
        row[4:]
        for row in engine.points(measure, data.draw(tables(measure.extracts)), as_at)
        if row[1:3] == ("", "")
    ]
    last = last_period(as_at, measure.calculation.matures_after_days)
    assert all(one[0] < later[0] for one, later in pairwise(own))
    for period, numerator, denominator, value, *_ in own:
        assert period <= last
        assert (denominator if denominator is not None else numerator) > 0
        if measure.calculation.statistic == "share":
            assert value == measure.calculation.per * numerator / denominator
        elif measure.calculation.statistic == "count":
            assert (value, denominator) == (numerator, None)
        else:
            assert numerator is None


@quickly
@given(data=st.data(), id=ANY_MEASURE, as_at=AS_AT)
def test_a_later_day_adds_months_and_leaves_the_rest(
    engine: Engine, data: st.DataObject, id: str, as_at: date
) -> None:
    measure = measures()[id]
    rows = data.draw(tables(measure.extracts))
    before, after = (engine.points(measure, rows, day) for day in (as_at, date(2026, 1, 31)))
    last = last_period(as_at, measure.calculation.matures_after_days)
    assert [row for row in after if row[1] == "" and row[4] <= last] == [
        row for row in before if row[1] == ""
    ]


@quickly
@given(
    data=st.data(),
    id=ANY_MEASURE.filter(lambda id: id not in ("appeal_rate", "nd_provider_gap")),
    as_at=AS_AT,
)
def test_parts_add_up_to_no_more_than_the_whole(
    engine: Engine, data: st.DataObject, id: str, as_at: date
) -> None:
    measure = measures()[id]
    twelve = measure.calculation.basis == "stock" or measure.calculation.months == 12
    points = engine.points(measure, data.draw(tables(measure.extracts)), as_at)
    whole = {row[4]: row[6] for row in points if row[1:3] == ("", "")}
    for dimension in measure.calculation.dimensions if twelve else ():
        parts = [(row[4], row[6]) for row in points if row[1:3] == ("", dimension)]
        for period in {period for period, _ in parts}:
            assert sum(weight for month, weight in parts if month == period) <= whole[period]
