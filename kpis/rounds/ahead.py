"""The days of the plan that a calendar shows: deadlines of milestones, those that recur, meetings,
and the days by which extracts are due. No figure is read for them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from data.access import Right, rights_of
from data.record import Entry, Holder, Meeting, as_at_dates
from data.sign_in import RolesFile
from data.store import DEMONSTRATION, Database, get_property
from data.store.records import records
from kpis import months
from kpis.judging import GRACE, fresh_on
from kpis.milestones import Board, MilestoneState, board_in, due_days, leads_of
from kpis.record import answering, holders, meetings
from kpis.rounds.leading import leading
from kpis.rounds.span import month_of_round

DayKind = Literal["milestone", "recurring", "meeting", "extract"]
AHEAD_MONTHS = 12
"""How far ahead what recurs is told of."""


@dataclass(frozen=True)
class DayAhead:
    """A day on which something is due or a meeting is held: `about` is a milestone, an extract (for
    which `month` the file is, `YYYY-MM`) or a body. `key` is the same wherever the day is moved to.
    """

    kind: DayKind
    about: str
    day: date
    key: str
    holders: tuple[Holder, ...]
    month: str | None = None


@dataclass(frozen=True)
class Ahead:
    """All of these as they stand on a day, in their order; `board` has the milestones."""

    day: date
    demonstration: bool
    board: Board
    days: tuple[DayAhead, ...]
    holders: tuple[Holder, ...]
    """Everybody who answers for something on that day."""

    def of(self, address: str) -> tuple[DayAhead, ...]:
        """What the person of an address answers for."""
        address = address.casefold()
        return tuple(one for one in self.days if address in {who.address for who in one.holders})


def may_have(address: str, roles: RolesFile | None, held: Sequence[Holder]) -> bool:
    """The person of an address may have what is owed and what is ahead, by mail or as a calendar:
    who may see working figures by the roles file; without one, whoever answers for something."""
    if roles:
        return Right.SEE_WORKING in rights_of(roles(address, frozenset()))
    return address.casefold() in {one.address for one in held}


def read_ahead(database: Database, day: date) -> Ahead:
    """What is ahead on a day. Raises DatabaseError."""
    with database.reading() as cursor:
        board, entries = board_in(cursor, day), records(cursor).entries()
        as_at = as_at_dates(records(cursor).batches())
        demonstration = get_property(cursor, DEMONSTRATION) == "true"
    held = tuple(one for _, one in holders(entries) if one.holds(day))
    until = months.last_day(months.add(months.of(day), AHEAD_MONTHS))
    found = [
        *_deadlines(board.states, held, day),
        *_recurring(board.states, held, day, until),
        *_meetings(entries, held, day),
        *_extracts(as_at, held, day, until),
    ]
    ordered = tuple(sorted(found, key=lambda one: (one.day, one.key)))
    return Ahead(day, demonstration, board, ordered, held)


def _deadlines(
    states: Sequence[MilestoneState], held: Sequence[Holder], day: date
) -> Iterator[DayAhead]:
    """Of each milestone that is not complete and has a month, however late it is."""
    for one in states:
        if one.status != "Blue" and one.due:
            id, last = one.milestone.id, months.last_day(one.due)
            who = leading(leads_of(one), held, day)
            yield DayAhead("milestone", id, last, f"milestone-{id}", who)


def _recurring(
    states: Sequence[MilestoneState], held: Sequence[Holder], day: date, until: date
) -> Iterator[DayAhead]:
    """One that is to be in place by a month first recurs once it is."""
    for one in states:
        if one.occurrences and (one.milestone.recurs or one.status == "Blue"):
            id, who = one.milestone.id, leading(leads_of(one), held, day)
            for last in due_days(one.occurrences, until):
                yield DayAhead("recurring", id, last, f"recurring-{id}-{last}", who)


def _meetings(entries: Sequence[Entry], held: Sequence[Holder], day: date) -> Iterator[DayAhead]:
    """Every meeting on the record, past ones too; one that was moved keeps its first number."""
    before = {entry.id: entry.replaces for entry in entries if isinstance(entry.written, Meeting)}
    for entry, meeting in meetings(entries):
        id = entry.id
        while first := before.get(id):
            id = first
        who = answering(held, "body", meeting.body, day)
        yield DayAhead("meeting", meeting.body, meeting.held_on, f"meeting-{id}", who)


def _extracts(
    as_at: dict[str, date], held: Sequence[Holder], day: date, until: date
) -> Iterator[DayAhead]:
    """The last day on which each file is in time, from today on; of one that was never loaded from
    the month of the round on."""
    for one in fresh_on(as_at, day):
        month = one.expected or month_of_round(day)
        who = answering(held, "extract", one.extract, day)
        while (due := months.last_day(month) + GRACE) <= until:
            if due >= day:
                key = f"extract-{one.extract}-{month}"
                yield DayAhead("extract", one.extract, due, key, who, month)
            month = months.add(month, one.every_months)
