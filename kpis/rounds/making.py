"""Making the round of what is known: figures, milestones and the record of one moment."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from data.clock import last_month_end, uk_time
from data.record import Edition, Entry, Holder
from kpis import months
from kpis.exceptions import ExceptionCase, measure_cases, milestone_cases
from kpis.judging import GRACE, Freshness, Results
from kpis.milestones import Board, Duty, MilestoneState, leads_of
from kpis.milestones.duties import duties
from kpis.record import Said, answering, every_said, holders
from kpis.rounds.actions import actions_due
from kpis.rounds.dues import Asking, ExceptionDue, ExtractDue, MilestoneDue
from kpis.rounds.leading import leading, leading_of
from kpis.rounds.round import Round
from kpis.rounds.span import RoundSpan, month_of_round, span_of
from kpis.trends import Recent

LASTS_MONTHS = 3
"""What was said of an exception stands for so many months, or until what was promised is due."""

EARLY = timedelta(days=7)
"""Whoever reports in the last week of a month is not asked again as soon as its round opens."""


@dataclass(frozen=True)
class RoundSource:
    """What a round is made of: all of it is of one moment."""

    results: Results
    lately: Mapping[str, Recent | None]
    board: Board
    entries: Sequence[Entry]
    editions: Sequence[Edition]
    fresh: Sequence[Freshness]


def make_round(known: RoundSource, day: date) -> Round:
    """The round that runs on a day, as it stands then."""
    span = span_of(month_of_round(day), known.entries, known.editions)
    held = tuple(one for _, one in holders(known.entries) if one.holds(day))
    said = every_said(known.entries)
    cases = [
        *measure_cases(known.results.by_id.values(), known.lately),
        *milestone_cases(known.board.states),
    ]
    told = Asking(span, known.board.plan, held, day)
    return Round(
        span=span,
        day=day,
        extracts=tuple(extracts_due(known.fresh, span, held, day)),
        milestones=milestones_due(known.board.states, span, held, day),
        exceptions=tuple(_exception(one, said, told) for one in cases),
        actions=actions_due(known.entries, said, told),
        holders=held,
    )


def extracts_due(
    fresh: Iterable[Freshness], span: RoundSpan, held: Sequence[Holder], day: date
) -> Iterable[ExtractDue]:
    """The extracts that should reach the end of the month; others are not asked for."""
    for one in fresh:
        done = bool(one.as_at) and months.of(last_month_end(one.as_at or day)) >= span.month
        if done or one.expected is None or one.expected <= span.month:
            by = one.due if one.due and not done else months.last_day(span.month) + GRACE
            late = not done and by < day
            yield ExtractDue(one, done, by, late, answering(held, "extract", one.extract, day))


def milestones_due(
    states: Sequence[MilestoneState], span: RoundSpan, held: Sequence[Holder], day: date
) -> tuple[MilestoneDue, ...]:
    """The milestones that need an update, the most pressing first, and then those that had one."""
    answered = {state.milestone.id: one for state in states if (one := answered_on(state, span))}
    owed = [duty for duty in duties(states, day) if duty.state.milestone.id not in answered]
    by_id = {state.milestone.id: state for state in states}
    pairs: list[tuple[MilestoneState, Duty | None]] = [(duty.state, duty) for duty in owed]
    pairs += [(by_id[id], None) for id in answered]
    return tuple(
        MilestoneDue(
            state, duty, answered.get(state.milestone.id), leading(leads_of(state), held, day)
        )
        for state, duty in pairs
    )


def answered_on(state: MilestoneState, span: RoundSpan) -> date | None:
    """The day on which something was first heard of a milestone for the round: an update that says
    something of its month or later, from the last week of that month on, or that it was held in the
    round; None without either."""
    first = months.first_day(span.month)
    written = [
        max(update.status_date, min(uk_time(update.at).date(), span.closes))
        for update in state.updates
        if update.status_date >= first
    ]
    heard = [day for day in written if day >= span.opens - EARLY]
    held = state.occurrences.held_on if state.occurrences else ()
    return min((*heard, *(day for day in held if day >= span.opens)), default=None)


def _exception(case: ExceptionCase, said: Sequence[Said], told: Asking) -> ExceptionDue:
    last = next((one for one in said if one.commentary.about == case.about), None)
    carried = last is not None and last.commentary.month < told.span.month
    owed = last is None or not _stands(last, told.span, told.day)
    who = leading_of(case.about, told.plan, told.held, told.day)
    return ExceptionDue(case, last, carried, owed, who)


def _stands(said: Said, span: RoundSpan, day: date) -> bool:
    told = said.commentary
    recent = months.between(told.month, span.month) < LASTS_MONTHS
    return recent or (told.done_on is None and told.due >= day)
