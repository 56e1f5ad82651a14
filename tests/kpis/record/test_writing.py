"""Writing on the record: what may not be written and why, and that nobody writes over what they
have not seen."""

from datetime import date

import pytest
from pydantic import ValidationError

from data.mapping import Mapping
from data.plan import Milestone, load_plan
from data.reader import Reader
from data.record import (
    ActionHeading,
    Comment,
    Entry,
    Evidence,
    Meeting,
    Minute,
    Occurrence,
    PlanChange,
    Withdrawal,
    Written,
    standing,
)
from data.store import Database
from data.store.records import records
from kpis.record.writing import newest, record

TODAY = date(2026, 10, 31)
TOMORROW, LONG_AGO = date(2026, 11, 1), date(2023, 3, 31)
BODY = load_plan().bodies[0].name
FUTURE = "The date is in the future. Give the day on which it was."
EARLY = "The date is before April 2023, when Westmorland and Furness began. Correct the year."


def evidence(criterion: str = "1.L4", day: date = TODAY) -> Evidence:
    return Evidence(
        criterion=criterion, dated_on=day, source="Survey", words="Said so", judgement="some"
    )


def meeting(day: date = TODAY, body: str = BODY) -> Meeting:
    return Meeting(body=body, held_on=day)


def minute(number: int = 1, sort: str = "action", about: str = "2a.2", **fields: object) -> Minute:
    return Minute.model_validate(
        {"meeting": number, "sort": sort, "about": about, "words": "Chase it", **fields}
    )


def comment(measure: str = "nd_average_wait", day: date = TODAY) -> Comment:
    return Comment(measure=measure, dated_on=day, words="A new provider")


def held(milestone: str = "4a.5", day: date = TODAY) -> Occurrence:
    return Occurrence(milestone=milestone, held_on=day)


def change(id: str = "1d.1", day: date = TODAY, **fields: str | None) -> PlanChange:
    about = Milestone.model_validate({"id": id, "words": "New", "due": "2026-12", **fields})
    return PlanChange(from_date=day, reason="Annual review", milestone=about)


def heading(id: str = "2a", **fields: object) -> PlanChange:
    about = ActionHeading.model_validate(
        {"id": id, "title": "New title", "leads": ["A lead"], **fields}
    )
    return PlanChange(from_date=TODAY, reason="Annual review", action=about)


def mapping(**fields: object) -> Mapping:
    about = {
        "name": "Clinic",
        "extract": "ambassadors",
        "headings": ["Nr", "Who", "Trained_date"],
        "columns": [
            {"heading": "Nr", "column": "person_id"},
            {"heading": "Who", "column": "audience"},
        ],
    }
    return Mapping.model_validate({**about, **fields})


def written(
    database: Database, one: Written, *, seen: int | None = None, replaces: int | None = None
) -> list[str]:
    """Write as somebody who has just read the record, unless `seen` says otherwise."""
    read = newest(entries(database)) if seen is None else seen
    return record(database, one, Reader("Ann Lead"), read, replaces=replaces, today=TODAY)


def entries(database: Database) -> tuple[Entry, ...]:
    with database.reading() as cursor:
        return records(cursor).entries()


@pytest.fixture
def begun(database: Database) -> Database:
    """Two meetings, one of them to come, an occurrence and a change of the plan."""
    for one in (meeting(), meeting(TOMORROW), held(), change("1d.2", date(2026, 9, 1))):
        assert written(database, one) == []
    return database


GOOD = [
    evidence(),
    meeting(date(2027, 1, 1)),
    minute(),
    comment(),
    held("4c.1"),
    change(),
    heading(),
    minute(about="appeal_rate"),
    mapping(),
]


@pytest.mark.parametrize("one", GOOD, ids=lambda one: f"{one.kind} of {one.subject}")
def test_an_entry_that_says_enough_is_stored(begun: Database, one: Written) -> None:
    assert written(begun, one) == []
    assert entries(begun)[-1].written == one


BAD: dict[str, tuple[Written, str]] = {
    "no such criterion": (evidence("1.Q1"), "The plan has no judged criterion 1.Q1."),
    "evidence to come": (evidence(day=TOMORROW), FUTURE),
    "evidence of before": (evidence(day=LONG_AGO), EARLY),
    "no such body": (
        meeting(body="The choir"),
        "The plan's governance names no body called The choir.",
    ),
    "a meeting of before": (
        meeting(LONG_AGO),
        "Give the day of the meeting, for example 03/10/2026.",
    ),
    "a meeting in another age": (
        meeting(date(2126, 1, 1)),
        "Give the day of the meeting, for example 03/10/2026.",
    ),
    "the meeting again": (meeting(), "This meeting is on the record already."),
    "no such meeting": (minute(3), "Choose the meeting."),
    "a meeting to come": (minute(2), "That meeting has not been held yet."),
    "about nothing": (minute(about="9z.1"), "There is no milestone and no measure called 9z.1."),
    "a decision with an owner": (
        minute(sort="decision", owner="Ann"),
        "Only an action has an owner and a day by which it is to be done.",
    ),
    "done before it was asked for": (
        minute(done_on=date(2026, 10, 30)),
        "An action cannot be due or done before the meeting that asked for it.",
    ),
    "done in the future": (minute(done_on=TOMORROW), "An action cannot be done in the future."),
    "no such measure": (comment("happiness"), "There is no measure called happiness."),
    "a comment on tomorrow": (comment(day=TOMORROW), FUTURE),
    "not recurring": (held("2a.2"), "The plan does not ask for milestone 2a.2 to recur."),
    "not in the plan": (held("1d.1"), "The plan does not ask for milestone 1d.1 to recur."),
    "held tomorrow": (held(day=TOMORROW), FUTURE),
    "held already": (held(), "That occurrence is on the record already."),
    "no such action": (
        change("1z.1"),
        "The plan has no action of 1z.1. Choose one of its actions.",
    ),
    "neither month nor rhythm": (
        change(due=None),
        "Choose the month in which it is due, or how often it recurs without one.",
    ),
    "before the plan": (
        change(day=date(2025, 5, 27)),
        "The plan begins on 28/05/2025: a change cannot be in force before it.",
    ),
    "no change": (change("1d.2", date(2026, 9, 1)), "Milestone 1d.2 reads so already."),
    "an action that is not there": (
        heading("1z"),
        "The plan has no action of 1z. Choose one of its actions.",
    ),
}


NAMED = {"heading": "Child's name", "column": "audience"}
BAD |= {
    "a mapping of no extract": (mapping(extract="cats"), "There is no extract called cats."),
    "a mapping that reads nothing": (
        mapping(columns=[], headings=["person_id", "audience", "trained_date"]),
        "Say of at least one heading of the file which column it is.",
    ),
    "a mapping that lacks what is needed": (
        mapping(headings=["Nr", "Who"]),
        "Choose the heading that is trained_date: it is needed. Day the training was completed.",
    ),
    "a mapping that reads a name": (
        mapping(columns=[{"heading": "Nr", "column": "person_id"}, NAMED]),
        "“Child's name” looks like a person's name, which is never read: choose another heading.",
    ),
    "a heading for two columns": (
        mapping(
            columns=[
                {"heading": "Nr", "column": "person_id"},
                {"heading": "nr", "column": "audience"},
            ]
        ),
        "“nr” is taken for two columns: keep one.",
    ),
}


def test_a_mapping_keeps_its_name_through_its_versions(begun: Database) -> None:
    assert written(begun, mapping()) == []
    assert written(begun, mapping(name="CLINIC")) == [
        "There is a mapping “CLINIC” already: give another name, or change that."
    ]
    first = entries(begun)[-1].id
    assert written(begun, mapping(name="Other"), replaces=first) == [
        "A mapping keeps its name: save one of another name as a new one."
    ]
    assert written(begun, mapping(), replaces=first) == []


@pytest.mark.parametrize(("one", "sentence"), BAD.values(), ids=BAD)
def test_what_may_not_be_written_is_said_and_nothing_is_stored(
    begun: Database, one: Written, sentence: str
) -> None:
    before = entries(begun)
    assert written(begun, one) == [sentence]
    assert entries(begun) == before


def test_nobody_writes_without_a_name(database: Database) -> None:
    assert record(database, comment(), Reader("  "), 0, today=TODAY) == [
        "Give your name: it stands beside what you write."
    ]
    assert entries(database) == ()


def test_who_has_not_seen_the_newest_entry_about_the_same_thing_is_told(begun: Database) -> None:
    (refused,) = written(begun, held(day=date(2026, 10, 1)), seen=2)
    assert refused.startswith(
        "In the meantime Ann Lead put another entry about this on the record. Nothing was stored."
    )
    assert written(begun, held("4c.1"), seen=0) == []
    assert written(begun, held(day=date(2026, 10, 1))) == []


def test_a_correction_takes_the_place_of_an_entry_once(begun: Database) -> None:
    assert written(begun, held(day=date(2026, 10, 30)), replaces=3) == []
    gone = [
        "In the meantime this entry was corrected or taken back. Nothing was stored. Read the "
        "record, and choose the entry that stands now."
    ]
    assert written(begun, Withdrawal(about="4a.5", reason="A mistake"), replaces=3) == gone
    assert written(begun, Withdrawal(about="4a.5", reason="A mistake"), replaces=5) == []
    assert [one.id for one in standing(entries(begun))] == [1, 2, 4]
    assert len(entries(begun)) == 6


@pytest.mark.parametrize(
    ("back", "replaces"),
    [
        (Withdrawal(about="4a.5", reason="A mistake"), None),
        (Withdrawal(about="2a.2", reason="A mistake"), 3),
    ],
)
def test_only_an_entry_about_that_thing_is_taken_back(
    begun: Database, back: Withdrawal, replaces: int | None
) -> None:
    assert written(begun, back, replaces=replaces) == ["There is no such entry to take back."]


def test_a_meeting_that_decided_something_stays_until_that_is_taken_back(begun: Database) -> None:
    assert written(begun, minute(about="4a.5")) == []
    back = Withdrawal(about=BODY, reason="Never held")
    assert written(begun, back, replaces=1) == [
        "Decisions or actions of this meeting are on the record. Take these back first."
    ]
    assert written(begun, Withdrawal(about="4a.5", reason="Never held"), replaces=5) == []
    assert written(begun, back, replaces=1) == []


def test_a_meeting_that_decided_something_stays_after_its_day_was_corrected(
    begun: Database,
) -> None:
    assert written(begun, minute()) == []
    assert written(begun, meeting(date(2026, 10, 2)), replaces=1) == []
    corrected = entries(begun)[-1].id
    assert written(begun, Withdrawal(about=BODY, reason="Never held"), replaces=corrected) == [
        "Decisions or actions of this meeting are on the record. Take these back first."
    ]
    assert written(begun, meeting(date(2027, 5, 1)), replaces=corrected) == [
        "Decisions or actions of this meeting are on the record: it cannot be still to come."
    ]


def test_an_entry_is_corrected_by_one_of_its_own_kind(begun: Database) -> None:
    refused = written(begun, comment(), replaces=3)
    assert refused == [
        "An entry is corrected by one of its own kind. Take it back, and write a new one."
    ]


def test_a_meeting_that_decided_something_cannot_be_still_to_come(begun: Database) -> None:
    assert written(begun, minute()) == []
    refused = written(begun, meeting(date(2027, 5, 1)), replaces=1)
    assert refused == [
        "Decisions or actions of this meeting are on the record: it cannot be still to come."
    ]


def test_a_milestone_has_a_number_that_can_be_counted() -> None:
    with pytest.raises(ValidationError):
        Milestone(id=f"1d.{'1' * 4400}", words="New", due="2026-12")
    assert Milestone(id="1d.111", words="New", due="2026-12").id == "1d.111"
