"""The round that runs on a day: who owes what of it, and that nobody owes what is done."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.extracts import extracts
from data.plan import load_plan
from data.record import (
    Commentary,
    Edition,
    EditionEvent,
    Entry,
    Holder,
    Meeting,
    Minute,
    Withdrawal,
    Written,
)
from data.store import Database
from kpis.judging import Results, fresh_on, read_results
from kpis.milestones import Board, Update, all_leads, read_board
from kpis.milestones.duties import duties
from kpis.rounds import (
    Round,
    RoundSource,
    make_round,
    milestones_due,
    month_of_round,
    narrowed,
    progress_of,
    span_of,
)
from kpis.trends import recent_directions
from tests.sampling import sample

BOARD, OTHER = (body.name for body in load_plan().bodies[:2])
PEOPLE = ("ann", "bo", "cy")
DAYS = tuple(date(2026, 10, day) for day in (1, 14, 15, 31))
"""Of September's round."""
HEARD = ("1a.1", "1a.2", "2a.4")


def record_of(written: Sequence[Written]) -> tuple[Entry, ...]:
    moment = datetime(2026, 10, 1)
    return tuple(
        Entry(id=number, moment=moment, author="Jo", replaces=None, written=one)
        for number, one in enumerate(written, start=1)
    )


def holder(name: str, of: str, post: str = "lead", **more: object) -> Holder:
    fields = {"post": post, "of": of, "name": name, "address": f"{name}@example.gov.uk"}
    return Holder.model_validate({**fields, "from_date": date(2026, 1, 1), **more})


def edition(month: str, *done: str, corrects: int | None = None, id: int = 1) -> Edition:
    at = datetime(2026, 11, 9)
    events = tuple(EditionEvent(action=one, at=at, by="Ad") for one in done)  # type: ignore[arg-type]
    told = {"name": "Meeting", "month": month, "known_at": at, "threshold": 5, "sha256": ""}
    return Edition.model_validate(
        {**told, "id": id, "by": "Ann", "at": at, "events": events, "corrects": corrects}
    )


@pytest.fixture(scope="module")
def found(examples: Database) -> Results:
    return read_results(examples)


@cache
def _board(database: Database, day: date) -> Board:
    """The milestones of the examples; of some, which stay overdue, something was heard in the
    round."""
    board = read_board(database, day)
    at = datetime(2026, 10, 1, 9)
    heard = Update(date(2026, 9, 30), "Amber", "Going on", None, None, None, 1, "Jo", at)
    states = [
        replace(state, updates=(*state.updates, heard)) if state.milestone.id in HEARD else state
        for state in board.states
    ]
    return replace(board, states=tuple(states))


def at(
    database: Database,
    found: Results,
    day: date,
    written: Sequence[Written] = (),
    editions: Sequence[Edition] = (),
) -> Round:
    """The round of the examples on a day, with this on the record; one extract is not in yet."""
    known = RoundSource(
        found,
        recent_directions(found.by_id),
        _board(database, day),
        record_of(written),
        editions,
        fresh_on({**found.as_at, "caseload": date(2026, 8, 31)}, day),
    )
    return make_round(known, day)


@pytest.mark.parametrize(
    ("day", "month"),
    [
        (date(2026, 10, 31), "2026-09"),
        (date(2026, 11, 1), "2026-10"),
        (date(2026, 12, 31), "2026-11"),
        (date(2027, 1, 1), "2026-12"),
        (date(2028, 2, 29), "2028-01"),
    ],
)
def test_on_each_day_one_round_runs_and_lies_within_a_month(day: date, month: str) -> None:
    span = span_of(month_of_round(day), (), ())
    assert span.month == month
    assert span.opens <= day <= span.closes
    assert (span.answer_by, span.meeting, span.over) == (span.closes, None, False)


@pytest.mark.parametrize(
    ("held", "by", "body"),
    [
        ([(BOARD, date(2026, 11, 12))], date(2026, 11, 12), BOARD),
        ([(BOARD, date(2026, 11, 8))], date(2026, 11, 8), BOARD),
        # In the first week nothing can be asked and answered: that is for the round before.
        ([(BOARD, date(2026, 11, 7))], date(2026, 11, 30), None),
        ([(BOARD, date(2026, 11, 2)), (BOARD, date(2026, 11, 26))], date(2026, 11, 26), BOARD),
        ([(BOARD, date(2026, 10, 31))], date(2026, 11, 30), None),
        ([(BOARD, date(2026, 12, 10))], date(2026, 11, 30), BOARD),
        ([(OTHER, date(2026, 11, 9)), (BOARD, date(2026, 11, 12))], date(2026, 11, 12), BOARD),
        ([(OTHER, date(2026, 11, 9))], date(2026, 11, 9), OTHER),
        ([(BOARD, date(2026, 11, 26)), (BOARD, date(2026, 11, 12))], date(2026, 11, 12), BOARD),
    ],
)
def test_all_is_to_be_answered_by_the_boards_meeting_or_the_last_day(
    held: list[tuple[str, date]], by: date, body: str | None
) -> None:
    meetings = [Meeting(body=name, held_on=day) for name, day in held]
    span = span_of("2026-10", record_of(meetings), ())
    assert (span.answer_by, span.meeting and span.meeting.body) == (by, body)


def test_a_meeting_that_was_taken_back_is_none() -> None:
    [entry] = record_of([Meeting(body=BOARD, held_on=date(2026, 11, 12))])
    gone = Withdrawal(about=entry.written.subject, reason="Moved")
    back = entry.model_copy(update={"id": 2, "replaces": 1, "written": gone})
    assert span_of("2026-10", [entry, back], ()).meeting is None


@pytest.mark.parametrize(
    ("editions", "over"),
    [
        ([edition("2026-10")], False),
        ([edition("2026-10", "approved")], True),
        ([edition("2026-10", "approved", "withdrawn")], False),
        ([edition("2026-09", "approved")], False),
        ([edition("2026-10", "approved"), edition("2026-10", "approved", corrects=1, id=2)], True),
    ],
)
def test_with_its_edition_approved_a_round_is_over(editions: list[Edition], over: bool) -> None:
    assert span_of("2026-10", (), editions).over is over


HOLDERS = st.builds(
    lambda name, post, ends, deputy: holder(
        name,
        post[1],
        post[0],
        until=ends,
        **({"deputy": deputy, "deputy_address": f"{deputy}@example.gov.uk"} if deputy else {}),
    ),
    st.sampled_from(PEOPLE),
    st.sampled_from(
        [
            *(("lead", lead) for action in load_plan().actions for lead in action.leads),
            *(("extract", name) for name in extracts()),
            ("body", BOARD),
        ]
    ),
    st.none() | st.sampled_from([DAYS[1] - timedelta(days=1), DAYS[1], DAYS[2]]),
    st.none() | st.sampled_from(("dee", "eve")),
)
ACTIONS = st.builds(
    lambda owner, due, done: Minute(
        meeting=1, sort="action", about="1a.1", words="Ask", owner=owner, due=due, done_on=done
    ),
    st.none() | st.sampled_from((*PEOPLE, "SEND Senior Manager", "Somebody else")),
    st.none() | st.sampled_from(DAYS),
    st.none() | st.sampled_from(DAYS),
)
SAID = st.builds(
    lambda about, month, due, done: Commentary(
        about=about, month=month, why="W", doing="D", owner="ann", due=due, done_on=done
    ),
    st.sampled_from(("nd_longest_wait", "rtc_accredited", "3e.2")),
    st.sampled_from(("2026-04", "2026-06", "2026-08", "2026-09")),
    st.sampled_from(DAYS),
    st.none() | st.sampled_from(DAYS),
)
RECORD = st.tuples(
    st.lists(HOLDERS, max_size=8), st.lists(ACTIONS, max_size=3), st.lists(SAID, max_size=3)
)


@settings(max_examples=sample(20, 400))
@given(told=RECORD, day=st.sampled_from(DAYS), meets=st.sampled_from(DAYS))
def test_what_is_owed_is_what_is_asked_for_and_not_done_and_only_by_who_answers_that_day(
    examples: Database, found: Results, told: tuple[list[Written], ...], day: date, meets: date
) -> None:
    held = Meeting(body=BOARD, held_on=meets)
    one = at(examples, found, day, [held, *told[0], *told[1], *told[2]])
    # Every duty of a lead is owed or answered, and nothing is both.
    due = {duty.state.milestone.id for duty in duties(_board(examples, day).states, day)}
    answered = {each.state.milestone.id for each in one.milestones if each.answered}
    owed = {each.about for each in one.owed if each.kind == "milestone"}
    assert owed == due - answered
    assert due & answered
    # Nobody owes what is done.
    done = {each.entry for each in one.actions if each.done_on}
    assert not done & {each.entry for each in one.owed if each.entry}
    said = {each.case.about for each in one.exceptions if not each.owed}
    assert not (said | owed) & {each.about for each in one.owed if each.kind == "commentary"}
    assert not {each.fresh.extract for each in one.extracts if each.done} & {
        each.about for each in one.owed if each.kind == "extract"
    }
    # What is owed has a key of its own, and what is late has a day that is over.
    assert len({each.key for each in one.owed}) == len(one.owed)
    assert all(each.late == (each.day is not None and each.day < day) for each in one.owed)
    assert [each.late for each in one.owed] == sorted(
        (each.late for each in one.owed), reverse=True
    )
    _of_people(one, day)


def _of_people(one: Round, day: date) -> None:
    held = one.holders
    assert all(each.holds(day) for each in held)
    for name in (*PEOPLE, "dee", "eve"):
        address = f"{name}@example.gov.uk"
        own, deputy = one.of(address.upper()), one.of_deputy(address)
        if address not in {each.address for each in held}:
            assert own == ()
        assert all(each.late for each in deputy) and not set(own) & set(deputy)
        mine = narrowed(one, lambda some, a=address: a in {each.address for each in some})
        rest = narrowed(one, lambda some, a=address: a not in {each.address for each in some})
        assert mine.owed == own
        assert sorted(map(str, (*mine.owed, *rest.owed))) == sorted(map(str, one.owed))
    counts = progress_of(one)
    done = {each.kind: each.done for each in counts}
    assert done.get("extract", 0) == sum(each.done for each in one.extracts)
    assert done.get("milestone", 0) == sum(each.answered is not None for each in one.milestones)
    assert sum(each.of - each.done for each in counts) == len(one.owed)
    assert all(0 <= each.done <= each.of for each in counts)


def test_after_their_last_day_a_holder_owes_nothing_and_their_deputy_neither(
    examples: Database, found: Results
) -> None:
    leads = all_leads(_board(examples, DAYS[1]).states).values()
    dee = {"deputy": "dee", "deputy_address": "dee@example.gov.uk"}
    ann = [holder("ann", lead, until=DAYS[1], **dee) for lead in leads]
    last, after = (at(examples, found, day, ann) for day in DAYS[1:3])
    assert last.of("ann@example.gov.uk") and last.of_deputy("dee@example.gov.uk")
    assert not after.of("ann@example.gov.uk") and not after.of_deputy("dee@example.gov.uk")
    assert after.owed


def test_an_action_is_asked_of_its_owner_by_name_or_post_or_of_who_answers_for_the_meeting(
    examples: Database, found: Results
) -> None:
    held = Meeting(body=BOARD, held_on=date(2026, 10, 14))
    people = [
        holder("ann", "SEND Senior Manager"),
        holder("bo", BOARD, "body"),
        holder("cy", "caseload", "extract"),
    ]
    owners = {"Ann ": "ann", "send senior  manager": "ann", "Nobody known": "bo", None: "bo"}
    asked = [
        Minute(meeting=1, sort="action", about="1a.1", words="Ask", owner=owner) for owner in owners
    ]
    one = at(examples, found, DAYS[2], [held, *asked, *people])
    assert [who.name for each in one.actions for who in each.holders] == [*owners.values()][::-1]


def test_what_was_promised_by_somebody_unknown_is_asked_of_who_leads_it(
    examples: Database, found: Results
) -> None:
    lead = _board(examples, DAYS[0]).plan.action("2a").leads[0]
    people = [holder("ann", lead), holder("bo", "SEND Service Manager", until=DAYS[1])]
    told = {"month": "2026-09", "why": "W", "doing": "D", "due": DAYS[0]}
    said = [
        Commentary(about="2a.3", owner="Somebody who left", **told),
        Commentary(about="3e.2", owner="bo", **told),
    ]
    one = at(examples, found, DAYS[1], [*people, *said])
    asked = {each.about: [who.name for who in each.holders] for each in one.actions}
    assert asked == {"2a.3": ["ann"], "3e.2": ["bo"]}
    then = at(examples, found, DAYS[2], [*people, *said])
    assert {each.about for each in then.of("ann@example.gov.uk") if each.kind == "promise"} == {
        "2a.3"
    }


@pytest.mark.parametrize(
    ("heard", "by"),
    [(date(2026, 7, 13), date(2026, 10, 14)), (date(2026, 7, 14), date(2026, 10, 31))],
)
def test_what_falls_silent_after_the_meeting_is_not_late_at_once(
    examples: Database, heard: date, by: date
) -> None:
    board = _board(examples, DAYS[1])
    update = Update(heard, "Green", "Going on", None, None, None, 1, "Jo", datetime(2026, 7, 20))
    told = [replace(one, updates=(update,), status="Green") for one in board.states]
    state = next(duty.state for duty in duties(told, DAYS[3]) if duty.kind == "silent")
    span = span_of("2026-09", record_of([Meeting(body=BOARD, held_on=DAYS[1])]), ())
    for day in DAYS[2:]:
        one = Round(span, day, (), milestones_due([state], span, (), day), (), (), ())
        assert [(each.day, each.late) for each in one.owed] == [(by, by < day)]
