"""The plan as it stood on a day rests only on the changes in force by then, and the printed plan is
never lost."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.plan import load_plan
from data.reader import Reader
from data.record import Entry, PlanChange, Withdrawal, Written, standing
from data.record.versions import plan_on
from kpis.record.entry_faults import entry_faults
from kpis.record.plan_changes import as_written, free_numbers, steps, steps_since, version_days

PRINTED = load_plan().date
TODAY = date(2026, 11, 24)
IDS = ("1d.1", "1d.11", "3e.5", "4a.1")


def entry(id: int, written: Written, replaces: int | None = None) -> Entry:
    return Entry(
        id=id, moment=datetime(2026, 11, 1), author="Ann Lead", replaces=replaces, written=written
    )


def milestone(id: str = "1d.1", day: date = date(2026, 11, 3), **fields: Any) -> PlanChange:
    about = {"id": id, "words": "Local Offer refreshed", "due": "2027-03", **fields}
    return PlanChange.model_validate(
        {"from_date": day, "reason": "The pages were found", "milestone": about}
    )


def heading(day: date = date(2026, 11, 3), **fields: Any) -> PlanChange:
    about = {
        "id": "1d",
        "title": "The Local Offer is known",
        "leads": ["Local Offer Manager"],
        **fields,
    }
    return PlanChange.model_validate(
        {"from_date": day, "reason": "The pages were found", "action": about}
    )


@st.composite
def records(draw: st.DrawFn) -> list[Entry]:
    """Changes of a few milestones and one heading in any order of days, some taken back."""
    entries: list[Entry] = []
    for id in range(1, draw(st.integers(0, 10)) + 1):
        held = standing(entries)
        if held and draw(st.integers(0, 3)) == 0:
            about = draw(st.sampled_from(held))
            entries.append(
                entry(id, Withdrawal(about=about.written.subject, reason="A mistake"), about.id)
            )
        else:
            day = PRINTED + timedelta(days=draw(st.integers(1, 40)))
            words = f"Words {id}"
            entries.append(
                entry(
                    id,
                    heading(day, title=words)
                    if draw(st.booleans())
                    else milestone(draw(st.sampled_from(IDS)), day, words=words),
                )
            )
    return entries


@given(records())
def test_before_the_first_change_the_plan_reads_as_printed(entries: list[Entry]) -> None:
    first = min(version_days(entries), default=date(2030, 1, 1))
    assert plan_on(first - timedelta(days=1), entries) == load_plan()


@given(records(), st.integers(0, 42))
def test_the_plan_on_a_day_rests_only_on_the_changes_in_force_by_then(
    entries: list[Entry], after: int
) -> None:
    day = PRINTED + timedelta(days=after)
    by_then = [
        one
        for one in entries
        if not isinstance(one.written, PlanChange) or one.written.from_date <= day
    ]
    assert plan_on(day, entries) == plan_on(day, by_then)


@given(records(), st.integers(0, 42))
def test_each_milestone_reads_as_the_last_change_in_force_says_or_as_printed(
    entries: list[Entry], after: int
) -> None:
    day = PRINTED + timedelta(days=after)
    wanted = {one.id: one for one in load_plan().milestones}
    for step in steps(entries):
        if step.change.from_date <= day and step.change.milestone:
            wanted[step.change.subject] = step.change.milestone
    plan = plan_on(day, entries)
    assert {one.id: one for one in plan.milestones} == wanted
    for action in plan.actions:
        numbers = [int(one.id.split(".")[1]) for one in action.milestones]
        assert numbers == sorted(numbers)


@given(records())
def test_each_change_stands_beside_what_it_changed(entries: list[Entry]) -> None:
    for step in steps(entries):
        others = [one for one in entries if one is not step.entry]
        day = step.change.from_date
        earlier = [
            one
            for one in others
            if not isinstance(one.written, PlanChange)
            or (one.written.from_date, one.id) < (day, step.entry.id)
        ]
        plan = plan_on(day, earlier)
        held = {one.id: one for one in plan.milestones}.get(step.change.subject)
        if step.change.milestone:
            assert step.before == held


def test_a_change_that_was_taken_back_is_told_as_it_was_written() -> None:
    entries = [
        entry(1, milestone("3e.5")),
        entry(2, Withdrawal(about="3e.5", reason="A mistake"), 1),
    ]
    assert steps(entries) == []
    assert as_written(entries[0], entries).before == load_plan().milestone("3e.5")


def test_the_missing_numbers_of_1d_are_free_and_the_next_one_of_any_action() -> None:
    assert free_numbers(load_plan(), "1d") == [f"1d.{number}" for number in (*range(1, 11), 12)]
    assert free_numbers(load_plan(), "3e") == ["3e.10"]
    assert free_numbers(plan_on(TODAY, [entry(1, milestone("1d.1"))]), "1d")[0] == "1d.2"


RECORD = [entry(1, milestone("1d.2", date(2026, 11, 10)))]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        (milestone(words="  "), "Write the words of the milestone."),
        (
            milestone(due=None),
            "Choose the month in which it is due, or how often it recurs without one.",
        ),
        (
            milestone(recurs="weekly"),
            "Choose the month in which it is due, or how often it recurs without one.",
        ),
        (milestone(due=None, recurs="weekly", also_recurs="monthly"), "Give one rhythm, not two."),
        (milestone(due="2031-01"), "The due month is outside 2025 to 2030. Correct the year."),
        (milestone(due="2024-12"), "The due month is outside 2025 to 2030. Correct the year."),
        (milestone("1z.1"), "The plan has no action of 1z.1. Choose one of its actions."),
        (
            milestone(day=PRINTED - timedelta(days=1)),
            "The plan begins on 28/05/2025: a change cannot be in force before it.",
        ),
        (
            milestone(day=date(2030, 1, 1)),
            "That day is more than three years ahead. Correct the year.",
        ),
        (
            milestone("1d.2", words="Others"),
            "1d.2 was changed from 10/11/2026 on already. Give that day or a later one, or take "
            "that change back first.",
        ),
        (milestone("1d.2", date(2026, 11, 10)), "Milestone 1d.2 reads so already."),
        (heading(title=None, leads=()), "Action 1d reads so already."),
        (heading(id="1c", title=None), "Write the title of the action."),
        (heading(id="1c", leads=()), "Give at least one lead, by the name of the post."),
        (heading(id="1c", parts=()), "Write the parts of the action."),
        (
            heading(parts=[{"letter": "A", "words": "Ask"}, {"letter": "A", "words": "Tell"}]),
            "Give each part a letter of its own.",
        ),
        (heading(id="1z"), "The plan has no action of 1z. Choose one of its actions."),
    ],
)
def test_what_is_wrong_with_a_change_is_said(written: PlanChange, words: str) -> None:
    assert entry_faults(written, Reader("Ann Lead"), RECORD, TODAY) == [words]


@pytest.mark.parametrize(
    "written", [milestone(), heading(), heading(title=None), milestone(due=None, recurs="annual")]
)
def test_what_is_right_may_be_written(written: PlanChange) -> None:
    assert entry_faults(written, Reader("Ann Lead"), RECORD, TODAY) == []


@pytest.mark.parametrize(
    ("in_force", "since", "is_news"),
    [
        (
            date(2026, 10, 1),
            date(2026, 10, 31),
            True,
        ),  # of an earlier day, and on the record only since
        (date(2026, 10, 1), date(2026, 11, 1), False),
        (date(2026, 11, 3), date(2026, 11, 2), True),  # on the record before, and in force since
        (date(2026, 11, 3), date(2026, 11, 3), False),
        (date(2026, 12, 1), date(2026, 10, 31), True),  # to come, and on the record since
        (date(2026, 12, 1), date(2026, 11, 2), False),  # to come, as everybody knew
    ],
)
def test_a_change_is_news_once_it_is_written_and_once_it_is_in_force(
    in_force: date, since: date, is_news: bool
) -> None:
    found = steps_since([entry(1, milestone(day=in_force))], since, TODAY)
    assert len(found) == is_news


def test_what_was_taken_back_is_no_news() -> None:
    change = entry(1, milestone())
    back = entry(2, Withdrawal(about=change.written.subject, reason="A mistake"), 1)
    assert steps_since([change, back], date(2026, 10, 1), TODAY) == []
