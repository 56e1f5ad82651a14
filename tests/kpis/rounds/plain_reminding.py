"""A second reading of the rule of reminders as docs/round.md has it, in plain loops; and a
partnership whose months are made up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from data.plan import load_plan
from data.post import SentMail
from data.record import Edition, Entry, Holder, Meeting, Minute, Written
from data.record.editions import EditionEvent
from kpis.judging import Freshness, Results
from kpis.milestones import Board, MilestoneState, Update
from kpis.rounds import Round, RoundSource, make_round

BANK_HOLIDAYS = {
    date(2025, 12, 25),
    date(2025, 12, 26),
    date(2026, 1, 1),
    date(2026, 4, 3),
    date(2026, 4, 6),
    date(2026, 5, 4),
    date(2026, 5, 25),
}
"""As GOV.UK lists them."""
ONE_DAY = timedelta(days=1)
BOARD = load_plan().bodies[0].name
NOTHING = Results({}, {}, {}, (), {}, None, False)  # type: ignore[arg-type]


def works(day: date) -> bool:
    return day.weekday() < 5 and day not in BANK_HOLIDAYS


def plainly_due(
    owed: Mapping[str, tuple[date | None, bool]],
    mails: Mapping[date, Mapping[str, bool]],
    day: date,
) -> bool:
    """Whether somebody who owes things, each by a day and late or not, is reminded on a day; `mails`
    are the reminders that they had, each with what it told and whether that was late."""
    if not owed or not works(day) or day in mails:
        return False
    last = max(mails, default=None)
    if last is None or (last.year, last.month) != (day.year, day.month):
        return True
    return any(
        _presses(due, last, day, late=late, told=mails[last].get(key))
        for key, (due, late) in owed.items()
    )


def _presses(due: date | None, last: date, day: date, *, late: bool, told: bool | None) -> bool:
    """It has become late since it was told, or is late and no mail is near that never spoke of it;
    it is late or new, and a week would have passed by the time of the next run; or it is due in a
    week, and no mail of late days spoke of it, or comes too close. `told`: as late, as open, or
    not."""
    then, apart = day + ONE_DAY, (day - last).days >= 3
    while not works(then):
        then += ONE_DAY
    if late and told is not True and (told is False or apart):
        return True
    if (late or told is not False) and (then - last).days > 7:
        return True
    if late or due is None or (due - day).days > 7:
        return False
    return (due - last).days > 10 if told is False else apart or due <= then


@dataclass
class Partnership:
    """Who answers for what, and what comes and is done on which day. Actions are by number: from
    when they are known, by when they are due, and when they are done. A milestone has the month it
    is due and the day from which it is complete; an extract the day on which it comes; a month's
    edition the day on which it is approved."""

    holders: list[Holder]
    actions: list[tuple[date, str, date | None, date | None]] = field(default_factory=list)
    milestones: list[tuple[str, str, date | None]] = field(default_factory=list)
    extract: date | None = None
    approved: dict[str, date] = field(default_factory=dict)

    def on(self, day: date) -> Round:
        """The round as it stands on a day."""
        return make_round(
            RoundSource(
                NOTHING,
                {},
                self._board(day),
                self._entries(day),
                self._editions(day),
                self._fresh(day),
            ),
            day,
        )

    def done(self, key: str, day: date) -> bool:
        """What a reminder names by this key is done on that day."""
        kind, _, about = key.partition(":")
        if kind == "extract":
            return bool(self.extract and self.extract <= day)
        if kind == "action":
            done = self.actions[int(about.rpartition(":")[2]) - 1][3]
            return bool(done and done <= day)
        ends = {id: done for id, _, done in self.milestones}
        done = ends[about]
        return bool(done and done <= day)

    def _entries(self, day: date) -> list[Entry]:
        actions: list[Written] = [
            Minute(
                meeting=0,
                sort="action",
                about="2a.3",
                words="Words that somebody wrote",
                owner=owner,
                due=due,
                done_on=done if done and done <= day else None,
            )
            for _, owner, due, done in self.actions
        ]
        known = [
            _entry(n, one) for n, one in enumerate(actions, 1) if self.actions[n - 1][0] <= day
        ]
        meeting = _entry(0, Meeting(body=BOARD, held_on=date(2025, 6, 13)))
        return [meeting, *known, *(_entry(n, one) for n, one in enumerate(self.holders, 900))]

    def _board(self, day: date) -> Board:
        states = [_state(*one, day) for one in self.milestones]
        return Board(day, True, load_plan(), tuple(states))

    def _editions(self, day: date) -> list[Edition]:
        return [
            _edition(n, *one) for n, one in enumerate(self.approved.items(), 1) if one[1] <= day
        ]

    def _fresh(self, day: date) -> list[Freshness]:
        before = self.extract is None or day < self.extract
        as_at = date(2025, 11, 30) if before else date(2027, 1, 31)
        return [Freshness("nd_waits", "Waits", as_at, "Not due")]


def sent(id: int, day: date, address: str, keys: frozenset[str], state: str) -> SentMail:
    at = datetime.combine(day, time(9))
    return SentMail(id, day, at, address, "", keys, "smtp", state, "")  # type: ignore[arg-type]


def _entry(id: int, written: Written) -> Entry:
    return Entry(id=id, moment=datetime(2025, 6, 1), author="Kim", replaces=None, written=written)


def _state(id: str, due: str, done: date | None, day: date) -> MilestoneState:
    milestone = load_plan().milestone(id).model_copy(update={"due": due})
    complete = bool(done and done <= day)
    status = "Blue" if complete else "Green"
    at = done if complete and done else date(2025, 6, 2)
    update = Update(at, status, "Words", None, None, None, at=datetime.combine(at, time(9)))
    year, month = map(int, due.split("-"))
    over = (day.year, day.month) > (year, month) and not complete
    return MilestoneState(
        milestone, 2, milestone.action_id, None, status, None, over, (update,), passed=over
    )


def _edition(id: int, month: str, day: date) -> Edition:
    at = datetime.combine(day, time(9))
    return Edition(
        name="Board",
        month=month,
        known_at=at,
        threshold=5,
        sha256="",
        id=id,
        by="Kim",
        at=at,
        events=(EditionEvent(action="approved", at=at, by="Kim"),),
    )
