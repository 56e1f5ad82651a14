"""What loading, undoing and redoing do to the figures: shown before, and exactly what then
happens."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from data.clock import uk_today
from data.loading.load import LoadResult, Request
from data.plan import Milestone
from data.reader import Reader
from data.record import PlanChange
from data.record.batches import Batch
from data.store import Database
from data.store.records import records
from data.store.undo import redo, undo
from kpis.changes.effects import Effect, Snapshot, restated
from kpis.changes.preview import effect_of_loading, preview, preview_undo
from kpis.definitions import Result, Shown
from kpis.judging.read import Results, read_results
from kpis.milestones.board import read_board
from kpis.record.writing import record
from tests.presentation.chart_results import hiding, result

Loader = Callable[..., LoadResult]
HEAD = "review_id,review_due_date,meeting_date,decision_date\n"
MAY = HEAD + "1,2026-05-10,2026-05-05,2026-06-02\n2,2026-05-10,2026-05-06,2026-06-03\n"
JUNE = MAY + "3,2026-06-10,2026-06-05,\n"
LATE = JUNE.replace("2026-06-03", "2026-06-23")
FOUR_WEEKS = "annual_review_decision_4_weeks"
UPDATES = "milestone_id,status,status_date\n2a.2,{},2025-{}-09\n"


@pytest.fixture
def filled(database: Database, loader: Loader) -> Database:
    """May's reviews, then June's, in which one of May was decided late."""
    loader("annual_reviews", MAY, as_at=date(2026, 6, 30))
    loader("annual_reviews", LATE, as_at=date(2026, 7, 31))
    return database


def state(database: Database) -> Snapshot:
    return Snapshot(read_results(database), read_board(database, uk_today()))


def figures(found: Results) -> tuple:
    return found.by_id, found.exact, found.as_at


def batches(database: Database) -> list[Batch]:
    with database.reading() as cursor:
        return records(cursor).batches()


def value(result: Result, period: str) -> float:
    return next(point.value for point in result.series if point.period == period)


def test_undo_is_shown_before_it_is_done_and_nothing_is_stored(filled: Database) -> None:
    before = state(filled)
    seen = preview_undo(filled, 2)
    assert state(filled) == before == seen.before
    with filled.reading() as cursor:
        assert [event.action for event in records(cursor).events(2)] == ["loaded"]
    undo(filled, 2, Reader("Ann"))
    assert figures(read_results(filled)) == figures(seen.after.results)


def test_redo_is_shown_before_it_is_done_and_brings_all_back(filled: Database) -> None:
    before = state(filled)
    undo(filled, 2, Reader("Ann"))
    seen = preview_undo(filled, 2)
    assert figures(seen.after.results) == figures(before.results)
    redo(filled, 2, Reader("Bob"))
    assert figures(read_results(filled)) == figures(before.results)
    with filled.reading() as cursor:
        assert [(event.action, event.by) for event in records(cursor).events(2)] == [
            ("loaded", "test"),
            ("undone", "Ann"),
            ("redone", "Bob"),
        ]


def test_what_a_batch_did_is_what_was_shown_before_it_was_loaded(
    database: Database, loader: Loader, tmp_path: Path
) -> None:
    loader("annual_reviews", MAY, as_at=date(2026, 6, 30))
    path = tmp_path / "new.csv"
    path.write_text(LATE, encoding="utf-8")
    request = Request("annual_reviews", path, path.name, date(2026, 7, 31), Reader("test"))
    shown = preview(database, request).effect
    loader("annual_reviews", LATE, as_at=date(2026, 7, 31))
    undo(database, 1, Reader("Ann"))  # what happened later does not count
    did = effect_of_loading(database, batches(database)[1])
    assert shown is not None
    assert (did.moved, did.restated) == (shown.moved, shown.restated)


def test_months_that_have_another_figure_now_are_restated(filled: Database) -> None:
    then = read_results(filled, known_at=batches(filled)[1].at - timedelta(microseconds=1)).by_id
    found = {
        one.result.measure.id: one.months for one in restated(then, read_results(filled).by_id)
    }
    ((may, now),) = found[FOUR_WEEKS]
    assert now is not None
    assert (may.period, may.value, now.value) == ("2026-05", 100, 50)
    assert (may.numerator, now.numerator, now.denominator) == (2, 1, 2)


def test_an_effect_restates_only_months_before_the_newest_one(filled: Database) -> None:
    loading = effect_of_loading(filled, batches(filled)[1])
    told = {
        one.result.measure.id: [then.period for then, _ in one.months] for one in loading.restated
    }
    assert told[FOUR_WEEKS] == ["2026-05"]
    undoing = preview_undo(filled, 2)
    assert FOUR_WEEKS in {after.measure.id for _, after in undoing.moved}
    assert FOUR_WEEKS not in {
        one.result.measure.id for one in undoing.restated
    }  # May is the newest month again


def test_a_figure_that_is_gone_is_restated_to_none(filled: Database) -> None:
    then = read_results(filled).by_id
    undo(filled, 1, Reader("Ann"))
    undo(filled, 2, Reader("Ann"))
    found = {
        one.result.measure.id: one.months for one in restated(then, read_results(filled).by_id)
    }
    assert [now for _, now in found[FOUR_WEEKS]] == [None, None]


@pytest.mark.parametrize(
    ("other", "differs"),
    [
        (Shown("2026-05", 98, 155, 63.2), False),
        (Shown("2026-05", 98, 155, 63.2 * (1 + 1e-12)), False),  # added up in another order
        (Shown("2026-05", 196, 310, 63.2), True),  # the same share of others
        (Shown("2026-05", 98, 155, 63.3), True),
    ],
)
def test_figures_differ_when_what_is_shown_of_them_does(
    examples: Database, other: Shown, differs: bool
) -> None:
    result = read_results(examples).by_id[FOUR_WEEKS]
    before = {FOUR_WEEKS: replace(result, series=(Shown("2026-05", 98, 155, 63.2),))}
    assert bool(restated(before, {FOUR_WEEKS: replace(result, series=(other,))})) == differs


def test_without_a_numerator_only_the_value_counts(examples: Database) -> None:
    result = read_results(examples).by_id["nd_longest_wait"]
    before = {"nd_longest_wait": replace(result, series=(Shown("2026-05", None, 400, 131.1),))}
    after = {"nd_longest_wait": replace(result, series=(Shown("2026-05", None, 399, 131.1),))}
    assert restated(before, after) == []


def test_milestones_that_change_are_part_of_the_effect(database: Database, loader: Loader) -> None:
    loader("milestone_updates", UPDATES.format("Green", 11), as_at=date(2026, 6, 30))
    loader("milestone_updates", UPDATES.format("Amber", 12), as_at=date(2026, 6, 30))
    moved = preview_undo(database, 2).milestones
    assert [(before.milestone.id, before.status, after.status) for before, after in moved] == [
        ("2a.2", "Amber", "Green")
    ]


def test_a_milestone_that_the_plan_gained_meanwhile_is_no_change_of_the_data(
    filled: Database,
) -> None:
    before = state(filled)
    added = Milestone(id="1d.1", words="Found at last", due="2025-06")
    change = PlanChange(from_date=date(2025, 6, 1), reason="The pages were found", milestone=added)
    assert record(filled, change, Reader("Ann"), 0) == []
    after = state(filled)
    assert (len(after.board.states), Effect(before, after).milestones) == (
        len(before.board.states) + 1,
        [],
    )
    assert Effect(after, before).milestones == []


def test_nothing_moves_where_nothing_changes(filled: Database) -> None:
    same = state(filled)
    effect = Effect(same, same)
    assert (effect.moved, effect.milestones, effect.restated) == ([], [], [])


def test_a_month_that_is_hidden_now_is_not_restated() -> None:
    then = result([1, 2, 3])
    now = hiding(result([1, 9, 3]), "2025-01")
    [found] = restated({"some_measure": then}, {"some_measure": now})
    assert [one.period for one, _ in found.months] == ["2025-02"]
