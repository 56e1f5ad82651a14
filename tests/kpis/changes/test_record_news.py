"""What is new on the record since a day: every kind of entry once, and nothing that was seen on
that day."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from data.record import (
    Comment,
    Commentary,
    Decision,
    Entry,
    Evidence,
    Meeting,
    Minute,
    Occurrence,
    Withdrawal,
    Written,
)
from data.record.batches import Event
from kpis.changes.record_news import News, record_news
from kpis.milestones.histories import Update
from tests.data.mapping.samples import OF_FORMS
from tests.presentation.words_results import milestone

MET = date(2026, 10, 14)
BEFORE, AFTER = datetime(2026, 10, 14, 20), datetime(2026, 10, 15, 9)
EVIDENCE = Evidence(
    criterion="1.L4", dated_on=date(2026, 9, 1), source="Survey", words="Seen", judgement="some"
)
HELD = Occurrence(milestone="4c.2", held_on=date(2026, 9, 1))
COMMENT = Comment(measure="nd_longest_wait", dated_on=date(2026, 9, 1), words="A provider closed")
DECISION = Minute(meeting=1, sort="decision", about="2a.3", words="Keep it")
ACTION = Minute(meeting=1, sort="action", about="2a.2", words="Chase it")
DONE = ACTION.model_copy(update={"done_on": date(2026, 10, 20)})
SAID = Commentary(
    about="nd_longest_wait",
    month="2026-09",
    why="A provider closed",
    doing="Open another",
    owner="Bo",
    due=date(2027, 1, 31),
)
KEPT = SAID.model_copy(update={"done_on": date(2026, 10, 20)})
UNSAID = Withdrawal(about=SAID.subject, reason="Of another list")
TARGET = Decision(measure="appeal_rate", sort="target", reason="Agreed", decided_on=MET, figure=1.4)
UNDO = Withdrawal(about=TARGET.subject, reason="A slip", decided_on=MET)
BACK = Withdrawal(about="1.L4", reason="Of another area")


def record(*written: tuple[datetime, Written, int | None]) -> list[Entry]:
    return [
        Entry(id=id, moment=moment, author="Ann", replaces=replaces, written=entry)
        for id, (moment, entry, replaces) in enumerate(written, start=1)
    ]


NEWS: dict[str, tuple[list[Entry], News]] = {
    "each kind": (
        record(
            *(
                (AFTER, written, None)
                for written in (EVIDENCE, HELD, COMMENT, DECISION, ACTION, SAID)
            )
        ),
        {
            "evidence": ["1.L4"],
            "held": ["4c.2"],
            "comment": ["nd_longest_wait"],
            "decision": ["2a.3"],
            "action": ["2a.2"],
            "commentary": ["nd_longest_wait"],
        },
    ),
    "seen on the day": (
        record(
            *((BEFORE, written, None) for written in (EVIDENCE, HELD, COMMENT, ACTION, DONE, SAID))
        ),
        {},
    ),
    "a meeting": (record((AFTER, Meeting(body="DMT", held_on=MET), None)), {}),
    "an action that was done": (
        record((BEFORE, ACTION, None), (AFTER, DONE, 1)),
        {"done": ["2a.2"]},
    ),
    "written and done since": (
        record((AFTER, ACTION, None), (AFTER, DONE, 1)),
        {"action": ["2a.2"], "done": ["2a.2"]},
    ),
    "said before, and done": (
        record((BEFORE, SAID, None), (AFTER, KEPT, 1)),
        {"done": ["nd_longest_wait"]},
    ),
    "said before, and corrected": (record((BEFORE, SAID, None), (AFTER, SAID, 1)), {}),
    "said, and taken back": (
        record((BEFORE, SAID, None), (AFTER, UNSAID, 1)),
        {"withdrawn": ["nd_longest_wait"]},
    ),
    "done before, and corrected": (record((BEFORE, DONE, None), (AFTER, DONE, 1)), {}),
    "a correction": (
        record((BEFORE, EVIDENCE, None), (AFTER, EVIDENCE, 1)),
        {"evidence": ["1.L4"]},
    ),
    "taken back": (record((BEFORE, EVIDENCE, None), (AFTER, BACK, 1)), {"withdrawn": ["1.L4"]}),
    "a decision on a measure": (
        record((BEFORE, TARGET, None), (AFTER, TARGET, None), (AFTER, UNDO, 1)),
        {},
    ),
    "a mapping that was taken back": (
        record(
            (BEFORE, OF_FORMS, None),
            (AFTER, Withdrawal(about=OF_FORMS.subject, reason="Wrong"), 1),
        ),
        {},
    ),
    "written and taken back since": (record((AFTER, EVIDENCE, None), (AFTER, BACK, 1)), {}),
}


@pytest.mark.parametrize(("entries", "found"), NEWS.values(), ids=NEWS)
def test_what_was_written_after_the_day_is_new(entries: list[Entry], found: News) -> None:
    assert record_news(entries, [], MET) == found


@pytest.mark.parametrize(("at", "found"), [(BEFORE, {}), (AFTER, {"undone": ["2a.2"]})])
def test_an_update_whose_upload_was_undone_since_is_told(at: datetime, found: News) -> None:
    undone = Event(action="undone", moment=at, by="Bob")
    gone = Update(
        MET, "Green", None, None, None, None, at=at - timedelta(days=9), taken_back=undone
    )
    assert record_news([], [replace(milestone("2a.2"), taken_back=(gone,))], MET) == found
