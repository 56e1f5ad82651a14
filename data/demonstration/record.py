"""Demonstration entries of the record: invented evidence, meetings with their minutes, comments,
occurrences and a course; who answers for what, and what is said of what is off."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import duckdb

from data.demonstration.chance import flags, generator
from data.demonstration.course import longest_wait_course
from data.demonstration.this_round import people, said
from data.demonstration.timeline import months_between, shifted, working_day
from data.plan import Criterion, load_plan
from data.reader import Reader
from data.record import Comment, Evidence, Meeting, Minute, Occurrence, Written
from data.store.records import records

AUTHOR = Reader("demonstration")
BOARD = "SEND Partnership Board"
"""The body for which editions are made."""
_FIRST = date(2025, 6, 1)
_HELD_EVERY = {"4c.1": 7, "4c.2": 180, "4c.3": 185, "4c.4": 350}
"""Days between two dates on which a recurring milestone was held. The fifth such milestone was
never held."""
_MET_EVERY = {
    BOARD: 1,
    "DMT": 2,
    "DfE": 6,
    "children and young people scrutiny committee": 6,
}
"""Months between two meetings of a body."""
_MINUTES = (
    (
        "decision",
        "nd_longest_wait",
        "Ask both health boards for a plan for each child who waits over a year.",
        "",
    ),
    (
        "action",
        "nd_longest_wait",
        "List the families who have waited longest, and ring each of them.",
        "Waits manager",
    ),
    ("decision", "2a.3", "Keep the launch in the plan and look at it at each meeting.", ""),
    ("action", "3e.2", "Bring the audit of annual reviews to the next meeting.", "Audit lead"),
)
_COMMENTS = (
    ("nd_longest_wait", date(2025, 12, 8), "A provider closed its list to new referrals."),
    ("annual_review_decision_4_weeks", date(2026, 7, 6), "Two caseworkers joined the team."),
)
_EVIDENCE = (
    (
        "strong",
        "Survey of families",
        "Most families who answered say that this is so, and give examples.",
    ),
    ("some", "Visits to schools", "Seen in two of the three schools that were visited."),
    ("some", "Notes of a parent carer group", "Parents speak of changes, though not everywhere."),
    ("none", "Audit of files", "Nothing in the files shows it yet."),
)


def add_record(
    cursor: duckdb.DuckDBPyConnection, until: date, by: date | None = None, seed: int = 943
) -> None:
    """Put the entries up to a day on the record, inside the caller's transaction; only what was
    written by an earlier day, where one is given. None is written twice."""
    by = by or until
    ids = _put(cursor, [one for one in _meetings(until) if one.held_on < shifted(by, 3)])
    newest = board_days(until)[-1]
    if newest <= by:
        board = Meeting(body=BOARD, held_on=newest)
        _put(cursor, _minutes(ids[board.model_dump_json()], until))
        # All editions are made for the papers of this meeting, or before: none has the course.
        _put(cursor, [longest_wait_course(until, newest)])
    dated = (*_evidence(until, seed), *_comments(until), *_occurrences(until))
    _put(cursor, [one for one in dated if _day(one) <= by])
    _put(cursor, [*people(), *said(until, by)])


def board_days(until: date) -> list[date]:
    """The days on which the board had met by a day, in their order; the first is 13 June 2025."""
    met = (one for one in _meetings(until) if one.body == BOARD)
    return [one.held_on for one in met if one.held_on <= until]


def _put(cursor: duckdb.DuckDBPyConnection, entries: Iterable[Written]) -> dict[str, int]:
    """Put entries on the record that are not on it; the numbers of all, by what they say."""
    keeper = records(cursor)
    ids = {one.written.model_dump_json(): one.id for one in keeper.entries()}
    for entry in entries:
        told = entry.model_dump_json()
        if told not in ids:
            ids[told] = keeper.add_entry(entry, AUTHOR)
    return ids


def _day(entry: Evidence | Comment | Occurrence) -> date:
    return entry.held_on if isinstance(entry, Occurrence) else entry.dated_on


def _meetings(until: date) -> Iterator[Meeting]:
    """The meetings of each body, up to the one that is still to come. None is held in the month in
    which the newest figures arrive, so that no body has seen them yet."""
    for body, every in _MET_EVERY.items():
        for month in months_between(_FIRST, shifted(until, 2))[::every]:
            if not until < month < shifted(until, 2):
                yield Meeting(body=body, held_on=working_day(month + timedelta(days=13)))


def _minutes(meeting: int, until: date) -> Iterator[Minute]:
    due = until + timedelta(days=28)
    for sort, about, words, owner in _MINUTES:
        fields = {"meeting": meeting, "sort": sort, "about": about, "words": words}
        yield Minute.model_validate(fields | ({"owner": owner, "due": due} if owner else {}))


def _evidence(until: date, seed: int) -> Iterator[Evidence]:
    """Evidence on about two thirds of the criteria, chosen at random; the others have none yet."""
    rng = generator(seed, "evidence")
    criteria: list[Criterion] = [
        one for section in load_plan().sections for one in section.qualitative
    ]
    for criterion, known in zip(criteria, flags(rng, len(criteria), 0.66), strict=True):
        judgement, source, words = rng.choice(_EVIDENCE)
        day = working_day(until - timedelta(days=rng.randint(5, 120)))
        if known:
            fields = {"criterion": criterion.id, "dated_on": day, "source": source, "words": words}
            yield Evidence.model_validate(fields | {"judgement": judgement})


def _comments(until: date) -> Iterator[Comment]:
    for measure, day, words in _COMMENTS:
        if day <= until:
            yield Comment(measure=measure, dated_on=day, words=words)


def _occurrences(until: date) -> Iterator[Occurrence]:
    for milestone, every in _HELD_EVERY.items():
        for days in range(10, (until - _FIRST).days, every):
            held = working_day(_FIRST + timedelta(days=days))
            # One in nine weeks fell out.
            if every > 7 or days % 9:
                yield Occurrence(milestone=milestone, held_on=held)
