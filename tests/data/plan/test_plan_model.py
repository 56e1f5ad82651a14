"""What the plan's records offer: places derived from ids, due dates, lookups, and no way to change
them."""

from collections.abc import Callable
from datetime import date

import pytest
from pydantic import ValidationError

from data.plan import Plan, Rag, load_plan

PLAN = load_plan()


def test_the_plan_says_whose_it_is_and_of_when() -> None:
    assert (PLAN.date, PLAN.version) == (date(2025, 5, 28), "Final")


def test_sections_carry_the_dashboards_own_short_titles() -> None:
    assert [section.short_title for section in PLAN.sections] == [
        "Effective communications",
        "Neurodevelopmental waits",
        "EHC plan quality",
        "Multi-agency working",
    ]


@pytest.mark.parametrize(("section", "milestones"), [(1, 16), (2, 23), (3, 21), (4, 25)])
def test_milestones_know_their_section(section: int, milestones: int) -> None:
    assert sum(milestone.section_number == section for milestone in PLAN.milestones) == milestones


def test_milestones_know_their_action() -> None:
    assert all(
        milestone.action_id == action.id
        for action in PLAN.actions
        for milestone in action.milestones
    )


@pytest.mark.parametrize(
    ("milestone", "due"),
    [
        ("4e.1", date(2025, 4, 30)),
        ("1d.11", date(2026, 6, 30)),
        ("2c.3", date(2026, 12, 31)),
        ("4f.3", date(2026, 9, 30)),
        ("4c.1", None),
    ],
)
def test_a_milestone_is_due_on_the_last_day_of_its_month(milestone: str, due: date | None) -> None:
    assert PLAN.milestone(milestone).due_date == due


def test_a_leap_years_february_ends_on_the_29th() -> None:
    assert PLAN.milestone("4f.3").model_copy(update={"due": "2028-02"}).due_date == date(
        2028, 2, 29
    )


def test_recurring_milestones_say_how_often() -> None:
    recurring = {
        milestone.id: milestone.recurs for milestone in PLAN.milestones if milestone.recurs
    }
    assert recurring == {
        "4c.1": "weekly",
        "4c.2": "six-monthly",
        "4c.3": "six-monthly",
        "4c.4": "annual",
        "4c.5": "annual",
    }


def test_dated_milestones_keep_what_they_ask_to_be_repeated() -> None:
    repeated = {
        milestone.id: milestone.also_recurs
        for milestone in PLAN.milestones
        if milestone.also_recurs
    }
    assert repeated == {
        "1a.5": "quarterly",
        "1b.1": "half-termly",
        "1b.3": "twice a year",
        "2d.3": "quarterly",
        "3c.2": "twice a year",
        "4a.5": "monthly",
    }


def test_the_action_with_missing_pages_says_so_and_invents_nothing() -> None:
    action = PLAN.action("1d")
    assert (action.title, action.parts, action.leads) == (None, (), ())
    assert action.incomplete
    assert "lacks the pages" in (action.note or "")


def test_an_action_can_have_two_leads() -> None:
    assert PLAN.action("1c").leads == ("SENDAC Chair", "SEND Partnership & Improvement Manager")


def test_the_five_outcomes_of_section_4_carry_the_sentence_that_introduces_them() -> None:
    stems = {criterion.id: criterion.stem for criterion in PLAN.section(4).quantitative}
    sentence = (
        "Data demonstrates positive outcomes against the shared outcomes framework including that:"
    )
    assert stems == {"4.Q1": None} | {f"4.Q{number}": sentence for number in range(2, 7)}


def test_statuses_come_in_the_plans_order() -> None:
    assert list(Rag) == ["Grey", "Blue", "Green", "Amber", "Red"]


def test_the_order_of_all_milestones_and_criteria_is_the_printed_one() -> None:
    assert [PLAN.milestones[0].id, PLAN.milestones[-1].id] == ["1a.1", "4f.3"]
    assert [criterion.id for criterion in PLAN.criteria][:5] == [
        "1.Q1",
        "1.Q2",
        "1.Q3",
        "1.Q4",
        "1.L1",
    ]


@pytest.mark.parametrize(
    ("lookup", "known", "unknown"),
    [
        (Plan.section, 2, 5),
        (Plan.action, "2b", "2z"),
        (Plan.milestone, "2b.9", "2b.10"),
        (Plan.criterion, "2.Q7", "2.Q8"),
    ],
)
def test_lookups_find_what_the_plan_has_and_refuse_what_it_has_not(
    lookup: Callable[[Plan, int | str], object], known: int | str, unknown: int | str
) -> None:
    found = lookup(PLAN, known)
    assert known in (getattr(found, "id", None), getattr(found, "number", None))
    with pytest.raises(KeyError):
        lookup(PLAN, unknown)


def test_the_plan_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        PLAN.milestones[0].words = "Something easier"
    with pytest.raises(ValidationError, match="frozen"):
        PLAN.sections[0].actions = ()


def test_the_plan_is_read_once() -> None:
    assert load_plan() is PLAN
