"""Rounds that are over, each as it stood at the end of the day by which all was to be answered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import duckdb

from data.clock import end_of, uk_time
from data.plan import load_plan
from data.record import Batch, as_at_dates
from data.store.records import records
from kpis import months
from kpis.judging import fresh_on
from kpis.milestones import MilestoneState, as_reported, board_in, leads_of
from kpis.record import folded
from kpis.rounds.dues import MilestoneDue
from kpis.rounds.making import extracts_due, milestones_due
from kpis.rounds.span import span_of

MOST = 12
"""So many rounds are told, the newest."""


@dataclass(frozen=True)
class Silence:
    """The milestones of which nothing was heard in a round, by the post that leads them as the plan
    prints it; `lead` is None where the plan names none."""

    lead: str | None
    milestones: tuple[str, ...]


@dataclass(frozen=True)
class PastRound:
    """The round of a month that is over: by which day all was to be answered, and for the meeting
    of which body (None where that was the last day of the round); of how many milestones something
    was `heard` by then, of all that needed an update or had one; how many extracts were in, of all
    that were asked for; and of whose milestones nothing was heard."""

    month: str
    by: date
    body: str | None
    heard: int
    milestones: int
    extracts_in: int
    extracts: int
    silent: tuple[Silence, ...]


def past_rounds(cursor: duckdb.DuckDBPyConnection, today: date) -> tuple[PastRound, ...]:
    """The rounds that were over before a day, the newest first."""
    found = (past_round(cursor, month) for month in past_months(records(cursor).batches(), today))
    return tuple(one for one in found if one)


def past_months(batches: Sequence[Batch], today: date) -> list[str]:
    """The months whose rounds were over before a day, the newest first: none before the plan's
    second month or the first upload."""
    if not batches:
        return []
    first = uk_time(min(batch.at for batch in batches)).date()
    start = max(months.add(months.of(load_plan().date), 1), months.add(months.of(first), -1))
    # The round of a month closes with the next month.
    return months.every(start, months.add(months.of(today), -2))[: -MOST - 1 : -1]


def past_round(cursor: duckdb.DuckDBPyConnection, month: str) -> PastRound | None:
    """The round of a month that is over; None where it was to be answered before the first upload.
    What is stored later does not alter it, for it is read as it was known then."""
    span = span_of(month, records(cursor).entries(end_of(_closes(month))), ())
    by, at = span.answer_by, end_of(span.answer_by)
    batches = records(cursor).batches(at)
    if not batches:
        return None
    states = as_reported(board_in(cursor, by, at)).states
    due = milestones_due(states, span, (), by)
    asked = list(extracts_due(fresh_on(as_at_dates(batches), by), span, (), by))
    silent = [one for one in due if one.answered is None]
    return PastRound(
        month=month,
        by=by,
        body=span.meeting.body if span.meeting and span.meeting.held_on == by else None,
        heard=len(due) - len(silent),
        milestones=len(due),
        extracts_in=sum(one.done for one in asked),
        extracts=len(asked),
        silent=tuple(_by_lead(_in_order(silent, states))),
    )


def _closes(month: str) -> date:
    return months.last_day(months.add(month, 1))


def _in_order(due: Sequence[MilestoneDue], states: Sequence[MilestoneState]) -> list[MilestoneDue]:
    """In the order of the plan: which is the most pressing has passed."""
    by_id = {one.state.milestone.id: one for one in due}
    return [by_id[state.milestone.id] for state in states if state.milestone.id in by_id]


def _by_lead(silent: Sequence[MilestoneDue]) -> Iterator[Silence]:
    """A milestone that several posts lead stands under each."""
    found: dict[str, tuple[str | None, list[str]]] = {}
    for one in silent:
        for lead in leads_of(one.state) or [None]:
            found.setdefault(folded(lead or ""), (lead, []))[1].append(one.state.milestone.id)
    for lead, ids in found.values():
        yield Silence(lead, tuple(ids))
