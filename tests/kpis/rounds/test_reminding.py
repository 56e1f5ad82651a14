"""Who is reminded when: a table of days, and made-up months read a second time in plain loops."""

from collections import defaultdict
from datetime import date, timedelta
from itertools import cycle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.plan import load_plan
from data.record import Holder
from kpis.rounds import Reminder, last_told, reminders
from tests.kpis.rounds.plain_reminding import (
    ONE_DAY,
    Partnership,
    plainly_due,
    sent,
    works,
)

ANN, BEN = "ann@example.gov.uk", "ben@example.gov.uk"
LEAD = load_plan().action("2a").leads[0]
DAYS = 45
BEGINS = (date(2025, 12, 10), date(2026, 3, 16), date(2026, 4, 27))
"""Christmas and a year's end; Easter and the change to summer time; two bank holidays in May."""


def holder(until: date | None = None, *, deputy: bool = False, **more: Any) -> Holder:
    fields = {"post": "lead", "of": LEAD, "name": "Ann", "address": ANN, "until": until}
    by = {"deputy": "Ben", "deputy_address": BEN} if deputy else {}
    return Holder.model_validate(fields | by | {"from_date": date(2025, 6, 1)} | more)


def reminded(
    partnership: Partnership, first: date, days: int = DAYS, runs: Any = lambda: ["sent"]
) -> list[tuple[date, Reminder, str]]:
    """Each reminder from that day on, with what became of its mail: one for each of the day's
    runs."""
    told, mails = [], []
    for day in (first + n * ONE_DAY for n in range(days)):
        for state in runs():
            taken = {one.address for one in mails if one.day == day and one.state != "failed"}
            for one in reminders(partnership.on(day), last_told(mails, day)):
                if one.address not in taken:
                    told.append((day, one, state))
                    mails.append(sent(len(mails), day, one.address, frozenset(one.keys), state))
    return told


@pytest.mark.parametrize(
    ("due", "done", "days"),
    [
        # Known from 2 February on; a week before it is due; late from the day after; then weekly.
        (date(2026, 2, 24), None, [2, 17, 25]),
        # Ten to seven days before it is due were spoken of already.
        (date(2026, 2, 12), date(2026, 2, 16), [2, 13]),
        (date(2026, 2, 13), date(2026, 2, 16), [2, 6]),
        (date(2026, 1, 31), date(2026, 2, 20), [2, 9, 16]),
        (None, None, [2]),
        (date(2026, 2, 24), date(2026, 2, 2), []),
    ],
)
def test_the_days_of_a_month(due: date | None, done: date | None, days: list[int]) -> None:
    action = (date(2026, 1, 1), "Ann", due, done)
    found = reminded(Partnership([holder()], [action]), date(2026, 2, 1), 28)
    assert [day.day for day, _, _ in found] == days


@pytest.mark.parametrize(
    ("news", "days"),
    [
        # Day by day something new that is not due for long is one mail a week.
        ([(4, 27), (5, 27), (6, 27), (9, 27)], [2, 9, 20]),
        # What is due within a week does not wait as long, nor comes a day after another mail.
        ([(4, 11), (5, 11)], [2, 5, 12, 19, 26]),
        # What is due tomorrow does not wait, nor what becomes late once it was told.
        ([(3, 4)], [2, 3, 5, 12, 19, 26]),
        # What is late as soon as it is known waits as little as what presses.
        ([(3, 2), (4, 2), (6, 2)], [2, 5, 9, 16, 23]),
    ],
)
def test_what_is_new_waits_unless_it_presses(news: list[tuple[int, int]], days: list[int]) -> None:
    old = (date(2026, 1, 1), "Ann", None, None)
    new = [(date(2026, 2, n), "Ann", date(2026, 2, due), None) for n, due in news]
    found = reminded(Partnership([holder()], [old, *new]), date(2026, 2, 2), 26)
    assert [day.day for day, _, _ in found] == days


def test_what_is_open_since_the_last_is_said_and_what_is_new_is_not_called_so() -> None:
    old = (date(2026, 1, 1), "Ann", date(2026, 2, 24), None)
    new = (date(2026, 2, 4), "Ann", date(2026, 2, 5), None)
    _, (day, second, _) = reminded(Partnership([holder()], [old, new]), date(2026, 2, 2), 4)
    assert (day, second.since) == (date(2026, 2, 4), date(2026, 2, 2))
    assert ([one.entry for one in second.still], len(second.own)) == ([1], 2)


def test_a_deputy_hears_of_what_is_late_alone() -> None:
    late = (date(2026, 1, 1), "Ann", date(2026, 1, 30), None)
    ahead = (date(2026, 1, 1), "Ann", date(2026, 2, 27), None)
    found = reminders(Partnership([holder(deputy=True)], [late, ahead]).on(date(2026, 2, 2)), {})
    assert [(one.name, len(one.own), len(one.as_deputy)) for one in found] == [
        ("Ann", 2, 0),
        ("Ben", 0, 1),
    ]


def test_nobody_is_reminded_once_the_edition_is_approved() -> None:
    late = (date(2026, 1, 1), "Ann", date(2026, 1, 30), None)
    partnership = Partnership([holder()], [late], approved={"2026-01": date(2026, 2, 5)})
    found = reminded(partnership, date(2026, 2, 1))
    assert [day for day, _, _ in found][:2] == [date(2026, 2, 2), date(2026, 3, 2)]


@st.composite
def partnerships(draw: st.DrawFn) -> tuple[date, Partnership]:
    first = draw(st.sampled_from(BEGINS))
    days = st.integers(-20, DAYS).map(lambda n: first + timedelta(days=n))
    maybe = st.none() | days
    held = [
        holder(draw(maybe), deputy=draw(st.booleans())),
        holder(draw(maybe), name="Ben", address=BEN),
        holder(draw(maybe), post="extract", of="nd_waits", from_date=draw(days)),
    ]
    held = [one for one in held if one.until is None or one.until >= one.from_date]
    owners = st.sampled_from(["Ann", "Ben", LEAD])
    actions = draw(st.lists(st.tuples(days, owners, maybe, maybe), max_size=3))
    months = st.sampled_from(["2025-12", "2026-01", "2026-04", "2026-06"])
    ids = st.sampled_from(["2a.2", "2a.3"])
    milestones = draw(
        st.lists(st.tuples(ids, months, maybe), max_size=2, unique_by=lambda one: one[0])
    )
    editions = draw(
        st.dictionaries(st.sampled_from(["2025-11", "2026-02", "2026-04"]), days, max_size=1)
    )
    return first, Partnership(held, actions, milestones, draw(maybe), editions)


@given(partnerships())
def test_every_day_is_as_the_rule_in_words_has_it(drawn: tuple[date, Partnership]) -> None:
    """And everybody who owes something late hears of it within a week."""
    first, partnership = drawn
    told = {(day, one.address): one for day, one, _ in reminded(partnership, first)}
    mails: dict[str, dict[date, dict[str, bool]]] = defaultdict(dict)
    silent: dict[tuple[str, str], int] = defaultdict(int)
    for day in (first + n * ONE_DAY for n in range(DAYS)):
        found = partnership.on(day)
        for address in (ANN, BEN):
            owed = (
                {}
                if found.span.over
                else {
                    one.key: (one.day, one.late)
                    for one in (*found.of(address), *found.of_deputy(address))
                }
            )
            due = plainly_due(owed, mails[address], day)
            assert ((day, address) in told) == due
            if due:
                mails[address][day] = {key: late for key, (_, late) in owed.items()}
            late = {key for key, (_, late) in owed.items() if late}
            for key in {key for who, key in silent if who == address} | late:
                silent[address, key] = silent[address, key] + 1 if key in late and not due else 0
                assert silent[address, key] < 7 + 1


RUNS = st.lists(st.sampled_from(["sent", "sent", "failed", "begun"]), max_size=2)
"""What becomes of the mails of each run of a day."""


@given(partnerships(), st.lists(RUNS, min_size=1, max_size=9))
def test_whatever_ends_or_runs_twice_nobody_hears_of_what_is_done_or_after_they_left(
    drawn: tuple[date, Partnership], days: list[list[str]]
) -> None:
    first, partnership = drawn
    found = reminded(partnership, first, runs=cycle(days).__next__)
    gone = [(day, one.address) for day, one, state in found if state != "failed"]
    assert len(gone) == len(set(gone))
    for day, one, _ in found:
        assert works(day)
        answers = [who for who in partnership.holders if who.holds(day)]
        assert one.address in {who.address for who in answers} | {
            who.deputy_address for who in answers
        }
        assert [o.key for o in (*one.own, *one.as_deputy) if partnership.done(o.key, day)] == []
    for day, one, _ in found:
        before = [
            day_
            for day_, other, state in found
            if state == "sent" and other.address == one.address and day_ < day
        ]
        assert one.since == max(before, default=None)
