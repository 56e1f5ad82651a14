"""The plan as it stood on a day: the printed one with the changes that were in force, and every
other word as it was."""

from datetime import date, datetime

import pytest

from data.plan import Milestone, load_plan
from data.record import ActionHeading, Entry, PlanChange, Withdrawal, Written
from data.record.versions import plan_changes, plan_on

FEBRUARY, MARCH, APRIL = date(2026, 2, 1), date(2026, 3, 1), date(2026, 4, 1)
TODAY = date(2026, 10, 31)


def entries(*written: tuple[Written, int | None]) -> list[Entry]:
    """A record of entries, each with the number that it replaces."""
    return [
        Entry(
            id=number,
            moment=datetime(2026, 1, 1, 9, number),
            author="Ann",
            replaces=replaces,
            written=one,
        )
        for number, (one, replaces) in enumerate(written, start=1)
    ]


def milestone(
    start: date, id: str = "2a.2", words: str = "Changed", due: str = "2026-09"
) -> PlanChange:
    return PlanChange(
        from_date=start, reason="Review", milestone=Milestone(id=id, words=words, due=due)
    )


def test_without_changes_it_is_the_printed_plan() -> None:
    assert plan_on(TODAY, []) == load_plan()


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (FEBRUARY, load_plan().milestone("2a.2").words),
        (MARCH, "One"),
        (date(2026, 3, 31), "One"),
        (APRIL, "Two"),
    ],
)
def test_a_change_holds_from_its_day_until_the_next_whenever_it_was_written(
    day: date, words: str
) -> None:
    record = entries((milestone(APRIL, words="Two"), None), (milestone(MARCH, words="One"), None))
    assert plan_on(day, record).milestone("2a.2").words == words


def test_of_one_day_the_last_written_holds() -> None:
    record = entries((milestone(MARCH, words="One"), None), (milestone(MARCH, words="Two"), None))
    assert plan_on(TODAY, record).milestone("2a.2").words == "Two"


def test_only_what_is_changed_differs_and_the_order_stays() -> None:
    plan = plan_on(TODAY, entries((milestone(MARCH), None)))
    printed = load_plan()
    differ = [
        now.id for now, then in zip(plan.milestones, printed.milestones, strict=True) if now != then
    ]
    assert differ == ["2a.2"]
    assert [one.id for one in plan.milestones] == [one.id for one in printed.milestones]
    assert plan.criteria == printed.criteria


@pytest.mark.parametrize(
    ("ids", "wanted"),
    [(["1d.2", "1d.1"], ["1d.1", "1d.2", "1d.11"]), (["1d.12"], ["1d.11", "1d.12"])],
)
def test_added_milestones_stand_in_the_order_of_their_numbers(
    ids: list[str], wanted: list[str]
) -> None:
    plan = plan_on(TODAY, entries(*((milestone(MARCH, id), None) for id in ids)))
    assert [one.id for one in plan.action("1d").milestones] == wanted


def test_other_leads_and_titles_leave_the_milestones() -> None:
    heading = ActionHeading(id="1d", title="Found at last", leads=("A lead",))
    plan = plan_on(
        TODAY, entries((PlanChange(from_date=MARCH, reason="Pages found", action=heading), None))
    )
    action = plan.action("1d")
    assert (action.title, action.leads, action.milestones) == (
        "Found at last",
        ("A lead",),
        load_plan().action("1d").milestones,
    )


def test_what_was_corrected_or_taken_back_does_not_count() -> None:
    record = entries(
        (milestone(MARCH, words="One"), None),
        (milestone(FEBRUARY, words="Corrected"), 1),
        (milestone(APRIL, words="Two"), None),
        (Withdrawal(about="2a.2", reason="A mistake"), 3),
    )
    assert [entry.id for entry, _ in plan_changes(record)] == [2]
    assert plan_on(TODAY, record).milestone("2a.2").words == "Corrected"
