"""Which measures moved most, counted in their own usual steps."""

from typing import Any

from kpis.changes.moves import moves
from kpis.definitions.results import Result
from tests.presentation.chart_results import result


def named(id: str, *values: float | None, **more: Any) -> Result:
    return result(list(values), id=id, **more)


def moved(then: list[Result], now: list[Result]) -> list[tuple[str, bool]]:
    before = {one.measure.id: one for one in then}
    return [(one.now.measure.id, one.better) for one in moves(before, now)]


def test_the_biggest_move_is_the_one_of_most_usual_steps() -> None:
    calm, wild = [10.0, 11, 10, 11], [10.0, 30, 10, 30]
    then = [named("calm", *calm), named("wild", *wild)]
    now = [named("calm", *calm, 15), named("wild", *wild, 60, 88)]
    assert moved(then, now) == [("wild", True), ("calm", True)]
    now = [named("calm", *calm, 20), named("wild", *wild, 60)]
    assert moved(then, now) == [("calm", True), ("wild", True)]


def test_a_move_within_the_usual_step_is_none() -> None:
    assert moved([named("a", 10, 30, 10, 30)], [named("a", 10, 30, 10, 30, 11)]) == []


def test_less_is_better_where_it_is() -> None:
    then, now = [named("a", 5, 6, 5, direction="decrease")], [1.0, 9.0]
    for value, better in zip(now, (True, False), strict=True):
        newer = named("a", 5, 6, 5, value, direction="decrease")
        assert moved(then, [newer]) == [("a", better)]


def test_nothing_is_claimed_of_what_has_no_newer_figure_or_was_not_known() -> None:
    known = named("a", 1, 2, 1)
    assert moved([known], [named("a", 1, 2, 9)]) == []
    assert moved([], [named("a", 1, 2, 1, 9)]) == []
    assert moved([named("a")], [named("a", 1, 2, 9)]) == []
    assert moved([named("a", 1)], [named("a", 1, 9)]) == []
