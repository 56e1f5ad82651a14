"""Who answers for what: what may be written about it, several at once or not at all, and who answers
for which post on which day."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data.access import Role
from data.audit import Kind, newest_first
from data.plan import load_plan
from data.reader import NotAllowedError, Reader
from data.record import Comment, Entry, Holder, PlanChange, Withdrawal, Written
from data.store import Database
from data.store.records import records
from kpis.record import Change, answering, leaving, newest, posts, posts_held, record_all

TODAY = date(2026, 10, 31)
LEAD = "Assistant Director for Education & Inclusion"
CURLY = "Head of Children\u2019s Services \u2013 SEND & Complexities (ICB)"
ADMIN = Reader("Ada Keeper", frozenset({Role.ADMINISTRATOR}))


def holder(of: str = LEAD, post: str = "lead", **fields: object) -> Holder:
    told = {"name": "Ann Lead", "address": "ann@example.org", "from_date": date(2026, 1, 1)}
    return Holder.model_validate({"post": post, "of": of, **told, **fields})


def entries(database: Database) -> tuple[Entry, ...]:
    with database.reading() as cursor:
        return records(cursor).entries()


def put(database: Database, *changes: Written | Change, seen: int | None = None) -> list[str]:
    asked = [one if isinstance(one, Change) else Change(one) for one in changes]
    read = newest(entries(database)) if seen is None else seen
    return record_all(database, asked, ADMIN, read, today=TODAY)


WRONG = [
    (holder("Head of Nothing"), "choose one from the list"),
    (holder("annual_reviews"), "choose one from the list"),
    (holder(until=date(2025, 12, 31)), "The last day is before the first one."),
    (holder(from_date=date(2030, 1, 1)), "Correct the year."),
    (holder(from_date=date(2001, 1, 1)), "The day is before April 2023"),
    (holder(name="Ann\u202eLead"), "a sign that cannot be seen"),
    (holder(deputy="Dee\x1b", deputy_address="dee@example.org"), "a sign that cannot be seen"),
    (holder(deputy="Dee", deputy_address="ann@example.org"), "an address of their own"),
    (holder(CURLY.replace("\u2019", "'"), from_date=TODAY), "from 01/01/2026 on already"),
]


@pytest.mark.parametrize(("wrong", "said"), WRONG)
def test_of_several_none_is_stored_where_one_is_wrong(
    database: Database, wrong: Holder, said: str
) -> None:
    assert put(database, holder(CURLY)) == []
    [fault] = put(database, holder("Cabinet", "body"), wrong, holder("disputes", "extract"))
    assert said in fault
    assert len(entries(database)) == 1


def test_those_put_together_are_checked_beside_one_another(database: Database) -> None:
    assert "already" in put(database, holder(), holder(from_date=TODAY))[0]
    later = holder(from_date=TODAY, until=TODAY)
    assert "already" in put(database, holder(until=TODAY), later)[0]
    assert put(database, holder(until=TODAY - timedelta(days=1)), later) == []
    [line] = [one for one in newest_first(database.trail) if one.kind == Kind.CHANGE]
    assert line.what == "holder, entry 1 to 2"
    ended = Change(holder(until=date(2026, 2, 1)), 1)
    assert put(database, ended, Change(later, 2)) == [
        "Nothing of this is different: it is on the record already."
    ]
    assert put(database, ended) == []


def test_what_was_written_meanwhile_stops_all(database: Database) -> None:
    put(database, holder())
    [said] = put(database, holder("Cabinet", "body"), holder(address="b@example.org"), seen=0)
    assert "In the meantime Ada Keeper" in said
    put(database, Change(Withdrawal(about=f"lead:{LEAD}", reason="Mistyped"), 1))
    [said] = put(database, holder("Cabinet", "body"), Change(holder(until=TODAY), 1))
    assert "corrected or taken back" in said
    assert len(entries(database)) == 2


def test_only_who_keeps_people_names_or_ends_them(database: Database) -> None:
    put(database, holder())
    analyst = Reader("An Analyst", frozenset({Role.ANALYST, Role.LEAD}))
    comment = Comment(measure="appeal_rate", dated_on=TODAY, words="A change")
    back = Withdrawal(about=f"lead:{LEAD}", reason="No more")
    for one in (Change(holder("Cabinet", "body")), Change(back, 1)):
        with pytest.raises(NotAllowedError):
            record_all(database, [Change(comment), one], analyst, 9, today=TODAY)
    assert len(entries(database)) == 1


def test_somebody_answers_for_a_title_that_the_plan_has_lost_until_they_are_ended(
    database: Database,
) -> None:
    put(database, holder("SENDAC Chair"))
    [action] = [one for one in load_plan().actions if "SENDAC Chair" in one.leads]
    lost = {"id": action.id, "title": action.title, "leads": [LEAD]}
    change = {"from_date": TODAY, "reason": "Review", "action": lost}
    author = Reader("Lea Lead", frozenset({Role.LEAD}))
    written = PlanChange.model_validate(change)
    assert record_all(database, [Change(written)], author, 1, today=TODAY) == []
    [left] = [one for one in posts_held(entries(database), TODAY) if not one.asked]
    assert (left.name.of, len(left.now), left.empty) == ("SENDAC Chair", 1, False)
    assert "choose one" in put(database, holder("SENDAC Chair", address="b@example.org"))[0]
    assert put(database, Change(holder("SENDAC Chair", until=TODAY), 1)) == []
    [left] = [one for one in posts_held(entries(database), date(2026, 11, 1)) if not one.asked]
    assert (left.empty, len(left.others)) == (False, 1)


DAYS = st.dates(date(2026, 1, 1), date(2026, 1, 9))
_DEPUTY = {
    "a": {"deputy": "Bo", "deputy_address": "b@example.org"},
    "b": {"deputy": None, "deputy_address": None},
}
HELD = st.tuples(
    st.sampled_from(posts(load_plan())[:3]), DAYS, st.none() | DAYS, st.sampled_from("ab")
)


def _entries(told: Sequence[Holder]) -> list[Entry]:
    told_when = {"moment": "2026-01-01", "author": "A", "replaces": None}
    return [
        Entry.model_validate({"id": at, "written": one, **told_when})
        for at, one in enumerate(told, 1)
    ]


@given(st.lists(HELD, max_size=6), DAYS)
def test_who_answers_on_a_day_is_who_began_by_then_and_has_not_left_before(
    drawn: Sequence[tuple[tuple[str, str], date, date | None, str]], day: date
) -> None:
    told = [
        holder(of, post, from_date=start, until=end, address=f"{who}@example.org")
        for (post, of), start, end, who in drawn
    ]
    made = _entries(told)
    found = posts_held(made, day)
    assert [one.name for one in found] == list(posts(load_plan()))
    for one in found:
        ours = [held for held in told if (held.post, held.of) == one.name]
        now = [held for held in ours if held.from_date <= day <= (held.until or day)]
        assert sorted(map(repr, now)) == sorted(repr(held) for _, held in one.now)
        assert sorted(map(repr, now)) == sorted(map(repr, answering(told, *one.name, day)))
        assert len(ours) == len(one.now) + len(one.others)
        assert one.empty == (not now)


@example([(("lead", LEAD), date(2026, 1, 1), date(2026, 1, 5), "a")], date(2026, 1, 5), "a", 0)
@given(st.lists(HELD, max_size=6), DAYS, st.sampled_from("ab"), st.integers(0, 12))
def test_who_leaves_is_asked_of_nothing_after_their_last_day_and_until_then_of_all(
    drawn: Sequence[tuple[tuple[str, str], date, date | None, str]], last: date, who: str, more: int
) -> None:
    told = [
        holder(of, post, from_date=start, until=end, address=f"{one}@example.org", **_DEPUTY[one])
        for (post, of), start, end, one in drawn
        if end is None or start <= end
    ]
    address, day = f"{who}@example.org", date(2026, 1, 1) + timedelta(days=more)
    made = _entries(told)
    changes = leaving(
        [(one, one.written) for one in made if isinstance(one.written, Holder)], address, last
    )
    gone = {one.replaces for one in changes}
    after = [one.written for one in made if one.id not in gone]
    after += [one.written for one in changes if isinstance(one.written, Holder)]

    def on(day: date, held: Sequence[Written], *, without: str = "") -> list[tuple[object, ...]]:
        now = [one for one in held if isinstance(one, Holder) and one.holds(day)]
        return sorted(
            (
                one.post,
                one.of,
                one.address,
                "" if one.deputy_address == without else one.deputy_address or "",
            )
            for one in now
            if one.address != without
        )

    for each in (day, last, last + timedelta(days=1)):
        left = "" if each <= last else address
        assert on(each, after) == on(each, told, without=left)
    before = {one.id: one.written for one in made}
    assert all(one.replaces is None or one.written != before[one.replaces] for one in changes)
