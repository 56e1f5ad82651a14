"""Which milestones came to another status since a day that the reader picks."""

from dataclasses import replace
from datetime import date

import pytest

from kpis.milestones.board import MilestoneState, Update
from presentation.words.measures.changes import milestone_changes
from tests.presentation.words_results import milestone, said

JULY = date(2026, 7, 31)


def history(id: str, *statuses: tuple[date, str]) -> MilestoneState:
    """A milestone with a status on each of these days."""
    updates = tuple(Update(day, status, None, None, None, None) for day, status in statuses)
    return replace(milestone(id, statuses[-1][1] if statuses else "Grey"), updates=updates)


def told(*states: MilestoneState) -> list[str]:
    return [said(line) for line in milestone_changes(states, JULY)]


@pytest.mark.parametrize(
    ("statuses", "line"),
    [
        ([(date(2026, 8, 1), "Blue")], ["1 milestone was completed: 1a.1"]),
        ([(date(2026, 7, 31), "Blue")], []),
        (
            [(date(2026, 5, 1), "Green"), (date(2026, 9, 1), "Red")],
            ["1 milestone missed its deadline: 1a.1"],
        ),
        ([(date(2026, 5, 1), "Amber"), (date(2026, 9, 1), "Amber")], []),
        (
            [(date(2026, 8, 1), "Blue"), (date(2026, 9, 1), "Amber")],
            ["1 milestone is likely to be missed: 1a.1"],
        ),
        ([(date(2026, 8, 1), "Green")], []),
        ([], []),
    ],
)
def test_only_what_is_another_status_now_counts(
    statuses: list[tuple[date, str]], line: list[str]
) -> None:
    assert told(history("1a.1", *statuses)) == line


def test_the_worse_news_comes_first_and_many_are_counted() -> None:
    done = [history(f"3e.{number}", (date(2026, 8, 1), "Blue")) for number in range(1, 10)]
    assert told(*done, history("2b.1", (date(2026, 8, 1), "Red"))) == [
        "1 milestone missed its deadline: 2b.1",
        "9 milestones were completed: 3e.1, 3e.2, 3e.3, 3e.4, 3e.5, 3e.6, 3e.7, 3e.8, 1 more",
    ]


@pytest.mark.parametrize(
    ("due", "overdue", "line"),
    [
        ("2026-07", True, ["1 milestone became overdue: 2a.2"]),  # its last day was the day itself
        ("2026-09", True, ["1 milestone became overdue: 2a.2"]),
        ("2026-06", True, []),
        ("2026-09", False, []),
    ],
)
def test_a_deadline_that_passed_since_is_told_while_it_is_not_met(
    due: str, overdue: bool, line: list[str]
) -> None:
    assert told(milestone("2a.2", "Green", overdue=overdue, revised=due)) == line


def test_what_was_known_then_counts_before_the_dates_of_updates() -> None:
    completed = history("1a.1", (date(2026, 5, 1), "Green"))
    lines = milestone_changes([completed], JULY, {"1a.1": "Blue"})
    assert [said(line) for line in lines] == ["1 milestone is no longer complete: 1a.1"]
    written_late = history("1a.1", (date(2026, 5, 1), "Blue"))
    lines = milestone_changes([written_late], JULY, {"1a.1": "Grey"})
    assert [said(line) for line in lines] == ["1 milestone was completed: 1a.1"]
    assert milestone_changes([written_late], JULY) == []
