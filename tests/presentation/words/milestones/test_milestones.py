"""Milestones in words: status, due month, latest update, and where all of them stand."""

from dataclasses import replace
from datetime import date

import pytest

from data.plan import Rag
from kpis.milestones.board import STATUSES, MilestoneState, Update
from presentation.html.milestones import milestone_list, milestone_table
from presentation.words.milestones.milestones import (
    MEANINGS,
    due_in_a_line,
    due_words,
    late_words,
    milestones_summary,
    rag_words,
    recurring_words,
    status_words,
    update_words,
)
from presentation.words.milestones.story import slip_words
from tests.presentation.words_results import milestone, october

AS_AT = date(2026, 10, 31)
DUE = {
    "moved": (
        milestone("2a.3", "Red", revised="2027-01"),
        "Jan 2027, was Jun 2026",
        "due Jun 2026 → Jan 2027",
    ),
    "as planned": (milestone("2a.3"), "Jun 2026", "due Jun 2026"),
    "moved to the same month": (milestone("2a.3", revised="2026-06"), "Jun 2026", "due Jun 2026"),
    "never done": (
        milestone("4c.1"),
        "Every week, none reported as done yet, next by 1 Nov 2026",
        "every week, none reported as done yet, next by 1 Nov 2026",
    ),
    "weekly": (
        milestone("4c.1", "Blue", update="Done"),
        "Every week, next by 1 Nov 2026",
        "every week, next by 1 Nov 2026",
    ),
    "six-monthly": (
        milestone("4c.2", "Blue", update="Done"),
        "Every six months, next by 31 May 2027",
        "every six months, next by 31 May 2027",
    ),
    "annual": (
        milestone("4c.4", "Blue", update="Done"),
        "Every year, next by 31 May 2028",
        "every year, next by 31 May 2028",
    ),
    "not done": (
        milestone("4c.4", "Green", update="Begun"),
        "Every year, none reported as done yet, next by 31 May 2027",
        "every year, none reported as done yet, next by 31 May 2027",
    ),
    "recurring, with a date": (
        milestone("4c.4", revised="2027-01"),
        "Jan 2027, every year",
        "due Jan 2027, every year",
    ),
}


@pytest.mark.parametrize(("state", "words", "in_a_line"), DUE.values(), ids=DUE)
def test_due(state: MilestoneState, words: str, in_a_line: str) -> None:
    assert due_words(state) == words
    assert due_in_a_line(state) == in_a_line


def test_each_status_of_the_plan_has_its_own_name_and_a_meaning() -> None:
    assert [rag_words(status) for status in STATUSES] == [
        "Blue · Complete",
        "Green · On target",
        "Amber · Likely to miss",
        "Red · Missed",
        "Grey · Not started",
    ]
    assert set(MEANINGS) == set(Rag)


def with_update(text: str | None, signed_off_by: str | None = None) -> MilestoneState:
    update = Update(date(2026, 9, 4), "Blue", text, None, signed_off_by, None)
    return replace(milestone("1a.1", "Blue"), updates=(update,))


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (milestone("1a.1"), ("No update yet", "")),
        (with_update("Launched"), ("Launched", "4 Sep 2026")),
        (with_update(None, "The Board"), ("Signed off by The Board", "4 Sep 2026")),
        (with_update(None), ("No comment", "4 Sep 2026")),
    ],
)
def test_latest_update(state: MilestoneState, words: tuple[str, str]) -> None:
    assert update_words(state) == words


BLUE = milestone("1a.1", "Blue", update="Done")
LATER = milestone("2a.4", "Green", update="Going on")
LATE = milestone("2a.2", "Amber", overdue=True, update="Slow")
SILENT = milestone("4a.1", overdue=True)
PASSED = replace(milestone("2e.2", "Red", revised="2026-10", update="x"), passed_since=True)
SOON = milestone("2a.3", "Red", revised="2027-01", update="Paused")
SUMMARIES = {
    "as designed": (
        october(),
        "53 of 85 milestones are complete and signed off. 14 are overdue as at 31 October 2026, 10 "
        "of them without any update. 3 more fall due by January 2027.",
    ),
    "nothing overdue": (
        [BLUE, SOON],
        "1 of 2 milestones is complete and signed off. 1 falls due by January 2027.",
    ),
    "one more": (
        [BLUE, SOON, LATE],
        "1 of 3 milestones is complete and signed off. 1 is overdue as at 31 October "
        "2026. 1 more falls due by January 2027.",
    ),
    "the one overdue is silent": (
        [BLUE, SILENT],
        "1 of 2 milestones is complete and signed off. 1 is overdue as at 31 October "
        "2026, without any update.",
    ),
    "all overdue are silent": (
        [BLUE, SILENT, SILENT],
        "1 of 3 milestones is complete and signed off. 2 are overdue as at 31 October "
        "2026, all without any update.",
    ),
    "more have passed since": (
        [BLUE, LATE, PASSED, PASSED],
        "1 of 4 milestones is complete and signed off. 1 is overdue as at 31 October 2026; 2 more "
        "have passed their month since.",
    ),
    "only since": (
        [BLUE, PASSED],
        "1 of 2 milestones is complete and signed off. None is overdue as at 31 October 2026, but "
        "1 has passed its month since.",
    ),
    "nothing soon": ([BLUE, LATER], "1 of 2 milestones is complete and signed off."),
    "none reported": (
        [replace(SILENT, overdue=False, passed=True)] * 2,
        "There are no updates yet on any of the 2 milestones. 2 have passed their month.",
    ),
    "none complete": (
        [LATER, LATE],
        "None of the 2 milestones is complete. 1 is overdue as at 31 October 2026.",
    ),
    "all complete": ([BLUE, BLUE], "All 2 milestones are complete and signed off."),
    "no updates": (
        [milestone("2a.4"), SILENT],
        "There are no updates yet on any of the 2 milestones. 1 is overdue as at 31 October "
        "2026, without any update.",
    ),
}


@pytest.mark.parametrize(("states", "words"), SUMMARIES.values(), ids=SUMMARIES)
def test_summary(states: list[MilestoneState], words: str) -> None:
    assert milestones_summary(states, AS_AT) == words


@pytest.mark.parametrize(
    ("revised", "counted"),
    [("2026-10", True), ("2026-11", True), ("2027-01", True), ("2027-02", False)],
)
def test_three_months_are_looked_ahead(revised: str, counted: bool) -> None:
    state = milestone("2a.3", "Red", revised=revised, update="Paused")
    assert ("falls due" in milestones_summary([BLUE, state], date(2026, 10, 20))) is counted


SLIPPED = {
    "due later": (
        milestone("2a.2", "Red", revised="2026-09", update="x"),
        "Recovering, due September 2026, 8 months later than first planned",
    ),
    "overdue": (
        milestone("2a.2", "Amber", overdue=True, update="x"),
        "9 months late, no new date.",
    ),
    "recovering": (
        milestone("2a.2", "Red", revised="2027-02", update="x"),
        "Recovering, due February 2027, 13 months later than first planned",
    ),
    "late again": (
        milestone("2a.2", "Red", overdue=True, revised="2026-08", update="x"),
        "2 months past its new date, 9 months later than first planned",
    ),
    "completed late": (
        milestone("2a.2", "Blue", update="x"),
        "Completed 8 months later than first planned.",
    ),
    "completed in time": (milestone("2a.4", "Blue", update="x"), ""),
    "recurring": (milestone("4c.1", "Blue", update="x"), ""),
}


@pytest.mark.parametrize(("state", "words"), SLIPPED.values(), ids=SLIPPED)
def test_how_far_it_slipped(state: MilestoneState, words: str) -> None:
    assert slip_words(state).startswith(words)
    assert bool(slip_words(state)) is bool(words)
    late = late_words(state)
    assert late in slip_words(state)
    assert (f'<small class="under">{late}</small>' in milestone_table([state])) is bool(words)


SAID = {
    "fresh": (milestone("2a.4", "Amber", update="x"), "Amber · Likely to miss"),
    "its month has passed": (
        milestone("2a.2", "Amber", overdue=True, update="x"),
        "Amber, said in September 2026",
    ),
    "passed since": (
        replace(milestone("2a.2", "Green", update="x"), passed_since=True),
        "Green, said in September 2026",
    ),
    "a quarter ago": (
        replace(milestone("2a.4", "Amber", update="x"), as_at=date(2026, 12, 5)),
        "Amber, said in September 2026",
    ),
    "recovering": (
        milestone("2a.2", "Red", revised="2027-02", update="x"),
        "Red · Missed, recovering",
    ),
    "recovering, said long ago": (
        replace(milestone("2a.2", "Red", revised="2027-02", update="x"), as_at=date(2026, 12, 31)),
        "Red, recovering, said in September 2026",
    ),
    "its new month has passed": (
        milestone("2a.2", "Red", overdue=True, revised="2026-09", update="x"),
        "Red, said in September 2026",
    ),
    "complete": (
        replace(milestone("2a.2", "Blue", update="x"), as_at=date(2027, 12, 31)),
        "Blue · Complete",
    ),
    "never reported": (milestone("2a.2", overdue=True), "Grey · Not started"),
}


@pytest.mark.parametrize(("state", "words"), SAID.values(), ids=SAID)
def test_a_status_that_was_said_long_ago_says_when(state: MilestoneState, words: str) -> None:
    assert status_words(state) == words
    assert f"<span>{words}</span>" in milestone_table([state])
    assert words in milestone_list([state])


def test_what_recurs_says_when_it_is_next_and_how_often_it_was_held() -> None:
    assert recurring_words(milestone("2a.2")) == ""
    assert recurring_words(milestone("4c.4")) == "0 of 1 held in time"
    assert (
        recurring_words(milestone("4a.5"))
        == "every month, next by 31 Oct 2026, 0 of 9 held in time"
    )
    assert "every month, next by 31 Oct 2026" in milestone_table([milestone("4a.5")])


def test_blue_that_recurs_without_end_stands_beside_how_often_it_was_held() -> None:
    held = '</span><small class="under">'
    done = milestone_table([milestone("4c.4", "Blue", update="Done")])
    assert f'{held}0 of 1 held in time</small></td><td role="cell" class="due"' in done
    assert "0 of 1 held in time" in milestone_list([milestone("4c.4", "Blue", update="Done")])
