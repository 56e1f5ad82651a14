"""The first line that somebody reads: what they owe in the round."""

from datetime import date, timedelta

import pytest

from data.record import Holder
from kpis.rounds import Owed, OwedKind
from presentation.words.rounds import MINE, day_words, deputised, due_words, yours

TODAY = date(2026, 11, 24)  # a Tuesday
FRIDAY, LONG_AGO = date(2026, 11, 27), date(2026, 11, 14)


def owed(kind: OwedKind, about: str, day: date | None = FRIDAY, *who: Holder) -> Owed:
    entry = 7 if kind in ("action", "promise") else None
    return Owed(kind, about, day, day is not None and day < TODAY, who, entry)


@pytest.mark.parametrize(
    ("ahead", "words"),
    [
        (-300, "on 28 January"),
        (-2, "on 22 November"),
        (-1, "yesterday"),
        (0, "today"),
        (1, "tomorrow"),
        (2, "on Thursday"),
        (6, "on Monday"),
        (7, "on 1 December"),
        (38, "on 1 January 2027"),
        (-400, "on 20 October 2025"),
    ],
)
def test_a_day_near_has_the_name_of_its_weekday(ahead: int, words: str) -> None:
    day = TODAY + timedelta(days=ahead)
    assert day_words(day, TODAY) == words
    assert due_words(day, TODAY) == f"{'was' if ahead < 0 else 'is'} due {words}"


UPDATES = [owed("milestone", id) for id in ("1a.1", "1a.2", "2a.4")]
LATE = owed("milestone", "1a.3", LONG_AGO)
MEASURE, MILESTONE = owed("commentary", "appeal_rate"), owed("commentary", "1a.5")
FILE, LATE_FILE = owed("extract", "annual_reviews"), owed("extract", "caseload", LONG_AGO)


@pytest.mark.parametrize(
    ("some", "words"),
    [
        ([], ""),
        (UPDATES[:1], "1 of your milestones needs an update"),
        ([LATE], "1 of your milestones needs an update (it is late)"),
        ([*UPDATES, LATE], "4 of your milestones need an update (1 is late)"),
        ([LATE, LATE], "2 of your milestones need an update (all are late)"),
        ([MEASURE], "1 measure wants your words"),
        ([MEASURE, MEASURE], "2 measures want your words"),
        ([MILESTONE], "1 milestone wants your words"),
        ([MEASURE, MILESTONE], "2 exceptions want your words"),
        ([FILE], "your extract of annual reviews is due on Friday"),
        ([LATE_FILE], "your extract of caseload was due on 14 November"),
        ([FILE, FILE], "2 of your extracts are due (the first on Friday)"),
        ([FILE, LATE_FILE], "2 of your extracts are due (1 is late)"),
        ([owed("action", "1a.1")], "an action of a meeting is due on Friday"),
        ([owed("action", "1a.1", None)], "an action of a meeting waits for you"),
        (
            [owed("action", "1a.1", LONG_AGO)] * 2,
            "2 actions of meetings wait for you (all are late)",
        ),
        ([owed("promise", "1a.1", TODAY)], "what you promised is due today"),
        ([owed("promise", "1a.1")] * 3, "3 things that you promised are due"),
        (
            [*UPDATES, MEASURE, FILE],
            "3 of your milestones need an update, 1 measure wants your words, your extract of "
            "annual reviews is due on Friday",
        ),
        (
            [*UPDATES, LATE_FILE],
            "your extract of caseload was due on 14 November, 3 of your milestones need an update",
        ),
    ],
)
def test_what_somebody_owes_is_said_in_one_line_what_is_late_first(
    some: list[Owed], words: str
) -> None:
    assert ", ".join(way.words for way in yours(some, TODAY)) == words


def test_one_thing_leads_to_its_form_and_several_to_ones_own_part_of_the_round() -> None:
    [several, one] = yours([*UPDATES, MEASURE], TODAY)
    assert (several.page, several.query) == ("round", MINE)
    assert (one.page, one.query) == ("measure", {"id": "appeal_rate", "do": "explain"})


def test_a_deputy_is_told_for_whom() -> None:
    people = [
        Holder(
            post="lead",
            of="Head of SEND",
            name=name,
            address=f"{name[:2]}@example.gov.uk",
            deputy="Dee Deputy",
            deputy_address="dee@example.gov.uk",
            from_date=date(2026, 1, 1),
        )
        for name in ("Bo Head", "Ann Lead")
    ]
    late = [
        owed("milestone", "1a.1", LONG_AGO, *people),
        owed("milestone", "1a.2", LONG_AGO, people[1]),
        owed("extract", "caseload", LONG_AGO, people[1]),
    ]
    [first, second] = deputised(late, "Dee@example.gov.uk")
    assert first.after + first.ways[0].words == (
        "As deputy of Ann Lead: 2 milestone updates and 1 extract are late"
    )
    assert first.ways[0].query == {"whose": "Ann Lead"}
    assert second.after + second.ways[0].words == "As deputy of Bo Head: 1 milestone update is late"
    assert second.ways[0].query == {"milestone": "1a.1"}
    assert deputised(late, "an@example.gov.uk") == ()
