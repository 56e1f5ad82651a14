"""On which grounds a milestone is an exception."""

from dataclasses import replace
from datetime import date

import pytest

from kpis.exceptions import milestone_cases
from kpis.milestones import MilestoneState
from kpis.milestones.deadlines import Deadline
from tests.presentation.words_results import milestone

PLANNED = Deadline(date(2025, 5, 16), by_update=False, due="2026-01")


def slipped(state: MilestoneState, *moves: tuple[int, str | None]) -> MilestoneState:
    """The same after its month was set anew, in these months of 2026."""
    later = [Deadline(date(2026, month, 4), by_update=True, due=due) for month, due in moves]
    return replace(state, deadlines=(PLANNED, *later))


AMBER, LATE = milestone("2a.2", "Amber"), milestone("2a.2", "Red", overdue=True)
TWICE = ((1, "2026-06"), (5, "2026-12"))
CASES = {
    "on its way": (AMBER, []),
    "overdue": (LATE, [("overdue", "2026-02", None)]),
    "past its month before any update": (
        replace(AMBER, passed=True),
        [("overdue", "2026-02", None)],
    ),
    "past its month since the newest updates": (replace(AMBER, passed_since=True), []),
    "moved once": (slipped(AMBER, TWICE[0]), []),
    "moved twice": (slipped(AMBER, *TWICE), [("slipped_again", "2026-05", 2)]),
    "moved forth and back": (slipped(AMBER, (1, "2026-06"), (5, "2026-03")), []),
    "moved, without a month, and moved": (slipped(AMBER, (1, None), (5, "2026-12")), []),
    "overdue after two moves": (
        replace(slipped(LATE, *TWICE), revised_due="2026-09"),
        [("overdue", "2026-10", None), ("slipped_again", "2026-05", 2)],
    ),
    "complete after two moves": (slipped(milestone("2a.2", "Blue"), *TWICE), []),
}


@pytest.mark.parametrize(("state", "expected"), CASES.values(), ids=CASES)
def test_a_milestone_is_off_on_these_grounds(
    state: MilestoneState, expected: list[tuple[str, str | None, int | None]]
) -> None:
    found = milestone_cases([state])
    grounds = [(one.kind, one.since, one.slips) for case in found for one in case.grounds]
    assert grounds == expected
