"""The milestones as they stand: newest status, latest revised month, overdue only after the last
day of the month."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from data.loading.load import LoadResult
from data.plan import load_plan
from data.reader import Reader
from data.store import Database
from data.store.undo import undo
from kpis.milestones.board import Board, MilestoneState, as_reported, read_board, worst_first

Loader = Callable[..., LoadResult]
TODAY = date(2030, 1, 1)
"""Never the day that counts where updates are loaded."""
HEAD = "milestone_id,status,status_date,revised_due,signed_off_by\n"


def by_id(board: Board) -> dict[str, MilestoneState]:
    return {state.milestone.id: state for state in board.states}


@pytest.fixture
def states(examples: Database) -> dict[str, MilestoneState]:
    """The example updates, as at 31 October 2026."""
    return by_id(read_board(examples, TODAY))


EXAMPLES = [
    ("3e.1", "Blue", "2025-06", None, False),
    ("3e.5", "Blue", "2026-06", "2026-06", False),  # Blue after Red
    ("2a.1", "Blue", "2025-06", None, False),
    ("2a.2", "Amber", "2026-01", None, True),
    ("2a.3", "Red", "2027-01", "2027-01", False),  # Red, with a new deadline that has not passed
    ("2a.4", "Green", "2027-06", None, False),
    ("3e.2", "Grey", "2025-09", None, True),  # nothing was ever reported
    ("2c.2", "Grey", "2026-10", None, False),  # due in the very month that ends on the as-at date
    ("4c.1", "Grey", None, None, False),  # recurs: it has no month to miss
]


@pytest.mark.parametrize(
    ("id", "status", "due", "revised", "overdue"), EXAMPLES, ids=[case[0] for case in EXAMPLES]
)
def test_examples_give_the_board_of_31_october_2026(
    states: dict[str, MilestoneState],
    id: str,
    status: str,
    due: str | None,
    revised: str | None,
    overdue: bool,
) -> None:
    state = states[id]
    assert (state.status, state.due, state.revised_due, state.overdue) == (
        status,
        due,
        revised,
        overdue,
    )


@pytest.mark.parametrize(
    ("today", "passed"), [(date(2026, 10, 31), False), (date(2026, 11, 1), True)]
)
def test_what_has_passed_its_month_since_the_newest_update_is_known_apart(
    examples: Database, today: date, passed: bool
) -> None:
    found = by_id(read_board(examples, today))
    assert (found["2c.2"].passed_since, found["2c.2"].overdue) == (passed, False)
    assert (found["3e.2"].passed_since, found["3e.2"].overdue) == (False, True)
    assert not any(found[id].passed_since for id in ("3e.1", "2a.4", "4c.1"))


def test_the_worst_comes_first(states: dict[str, MilestoneState]) -> None:
    asked = [states[id] for id in ("2a.4", "3e.1", "2c.2", "2a.3", "2a.2", "3e.2")]
    found = [state.milestone.id for state in worst_first(asked)]
    assert found == ["3e.2", "2a.2", "2c.2", "2a.3", "2a.4", "3e.1"]


def test_how_late_it_is_counts_from_the_deadline_that_holds(examples: Database) -> None:
    states = by_id(read_board(examples, date(2027, 1, 31)))
    late = {id: states[id].late_months for id in ("3e.2", "2a.2", "2a.3", "3e.1", "4c.1")}
    assert late == {"3e.2": 13, "2a.2": 9, "2a.3": 0, "3e.1": 0, "4c.1": 0}
    assert (states["2a.3"].recovering, states["2a.2"].recovering) == (True, False)
    assert not by_id(read_board(examples, date(2027, 2, 1)))["2a.3"].recovering


def test_history_is_in_order_and_the_last_of_it_is_the_newest(
    states: dict[str, MilestoneState],
) -> None:
    history = states["3e.5"].updates
    assert [(one.status, one.status_date) for one in history] == [
        ("Red", date(2026, 2, 3)),
        ("Blue", date(2026, 7, 7)),
    ]
    assert states["3e.5"].latest == history[-1]
    assert history[-1].signed_off_by == "SEND Partnership Board"
    assert history[0].text == "412 reviews outstanding"


def test_board_holds_every_milestone_in_the_order_of_the_plan(examples: Database) -> None:
    board = read_board(examples, TODAY)
    assert [state.milestone for state in board.states] == list(load_plan().milestones)
    assert (board.as_at, board.loaded) == (date(2026, 10, 31), True)


def test_lead_is_the_action_s_own(states: dict[str, MilestoneState]) -> None:
    assert states["1c.1"].lead == "SENDAC Chair; SEND Partnership & Improvement Manager"
    assert states["3e.5"].lead == "SEND Service Manager"


@pytest.mark.parametrize(
    ("as_at", "overdue"),
    [
        (date(2026, 1, 30), False),
        (date(2026, 1, 31), False),
        (date(2026, 2, 1), True),
        (date(2026, 2, 28), True),
    ],
)
def test_overdue_only_after_the_last_day_of_the_month(
    database: Database, loader: Loader, as_at: date, overdue: bool
) -> None:
    loader("milestone_updates", HEAD + "2a.2,Amber,2025-12-09,,\n", as_at=as_at)
    assert by_id(read_board(database, TODAY))["2a.2"].overdue is overdue


@pytest.mark.parametrize(
    ("today", "overdue"), [(date(2026, 1, 31), False), (date(2026, 2, 1), True)]
)
def test_without_updates_today_is_the_day_that_counts(
    database: Database, today: date, overdue: bool
) -> None:
    board = read_board(database, today)
    assert (board.as_at, board.loaded) == (today, False)
    assert {state.status for state in board.states} == {"Grey"}
    assert by_id(board)["2a.2"].overdue is overdue
    shown = by_id(as_reported(board))["2a.2"]
    assert (shown.overdue, shown.passed) == (False, overdue)


def test_once_anything_was_reported_readers_see_what_is_overdue(examples: Database) -> None:
    board = read_board(examples, TODAY)
    assert as_reported(board) == board
    assert [state.passed for state in board.states] == [state.overdue for state in board.states]


def test_undone_updates_leave_the_board_as_it_was(database: Database, loader: Loader) -> None:
    before = read_board(database, TODAY)
    batch = loader("milestone_updates", HEAD + "2a.2,Amber,2025-12-09,,\n").batch
    assert batch is not None
    undo(database, batch, Reader("test"))
    after = read_board(database, TODAY)
    [back] = [state.milestone.id for state in after.states if state.taken_back]
    assert back == "2a.2"
    assert (
        replace(after, states=tuple(replace(state, taken_back=()) for state in after.states))
        == before
    )


def test_latest_revised_month_holds_though_a_newer_update_gives_none(
    database: Database, loader: Loader
) -> None:
    rows = (
        "2a.3,Red,2026-07-14,2026-09,\n2a.3,Red,2026-10-02,2027-01,\n2a.3,Blue,2026-10-20,,Board\n"
    )
    loader("milestone_updates", HEAD + rows)
    state = by_id(read_board(database, TODAY))["2a.3"]
    assert (state.status, state.revised_due, state.due) == ("Blue", "2027-01", "2027-01")


def test_second_entry_of_a_day_supersedes_the_first(database: Database, loader: Loader) -> None:
    loader("milestone_updates", HEAD + "2a.2,Green,2025-12-09,,\n", as_at=date(2026, 1, 10))
    loader("milestone_updates", HEAD + "2a.2,Amber,2025-12-09,,\n", as_at=date(2026, 1, 11))
    assert by_id(read_board(database, TODAY))["2a.2"].status == "Amber"
