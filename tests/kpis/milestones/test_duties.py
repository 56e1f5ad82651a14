"""What a lead has to see to: why a milestone needs an update, and in which order."""

from dataclasses import replace
from datetime import date

import pytest

from kpis.milestones.duties import duties
from presentation.words.milestones.duties import duties_summary, duty_words
from tests.presentation.words_results import milestone, october

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("id", "status", "revised", "update", "kind", "day"),
    [
        ("2a.2", "Amber", None, "Going on", "passed", date(2026, 1, 31)),
        ("2a.3", "Red", "2027-01", "Moved", None, None),
        ("2a.3", "Red", "2026-12", "Moved", "due", date(2026, 12, 31)),
        ("2a.3", "Red", "2026-11", "Moved", "due", date(2026, 11, 30)),
        ("2a.2", "Blue", None, "Done", None, None),
        ("2a.4", "Green", None, "Going on", None, None),
        ("2a.4", "Grey", None, None, "silent", date(2025, 5, 28)),
        ("4c.1", "Grey", None, None, "to_hold", date(2025, 6, 8)),
    ],
)
def test_why_a_milestone_needs_an_update(
    id: str,
    status: str,
    revised: str | None,
    update: str | None,
    kind: str | None,
    day: date | None,
) -> None:
    found = duties([milestone(id, status, revised=revised, update=update)], TODAY)
    if kind == "to_hold":  # the next window of the helper's day, not of today
        assert [duty.kind for duty in found] == ["to_hold"]
    else:
        assert [(duty.kind, duty.day) for duty in found] == ([(kind, day)] if kind else [])


def test_overdue_is_judged_at_the_newest_update_and_what_passed_since_is_told_apart() -> None:
    late = milestone("2a.2", "Amber", overdue=True, update="x")
    since = replace(milestone("2e.2", "Green", update="x"), passed_since=True)
    found = duties([since, late], TODAY)
    assert [duty_words(duty) for duty in found] == [
        "Overdue: was due by 31 Jan 2026",
        "Its month passed on 30 Sep 2026",
    ]
    assert duties_summary(found, 2, "Ann") == (
        "All 2 milestones of Ann need an update: 1 overdue as at 31 October 2026 and 1 past "
        "their month since."
    )


def test_while_nothing_is_reported_a_month_has_passed_and_nothing_is_called_overdue() -> None:
    [found] = duties([replace(milestone("2a.2"), passed=True)], TODAY)
    assert (found.kind, found.day, duty_words(found)) == (
        "passed",
        date(2026, 1, 31),
        "Its month passed on 31 Jan 2026",
    )


@pytest.mark.parametrize(
    ("today", "silent"), [(date(2026, 12, 4), False), (date(2026, 12, 5), True)]
)
def test_silence_counts_after_a_quarter(today: date, silent: bool) -> None:
    assert bool(duties([milestone("2a.4", "Green", update="Going on")], today)) is silent


def test_the_most_pressing_come_first_and_what_is_complete_only_where_it_recurs() -> None:
    found = duties(october(), TODAY)
    order = ["overdue", "due", "to_hold", "silent"]
    assert [order.index(duty.kind) for duty in found] == sorted(
        order.index(duty.kind) for duty in found
    )
    assert {duty.kind for duty in found} >= {"overdue", "due", "to_hold"}
    overdue = [duty.day for duty in found if duty.kind == "overdue"]
    assert overdue == sorted(overdue)
    assert {duty.kind for duty in found if duty.state.status == "Blue"} == {"to_hold"}
    assert len({duty.state.milestone.id for duty in found}) == len(found)
