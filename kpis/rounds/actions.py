"""Actions that a round asks after: what meetings asked for, and what commentaries promised."""

from collections.abc import Iterator, Sequence
from datetime import date

from data.record import Entry, Holder
from kpis.record import Said, answering, minutes
from kpis.rounds.dues import ActionDue
from kpis.rounds.leading import named
from kpis.rounds.span import RoundSpan


def actions_due(
    entries: Sequence[Entry],
    said: Sequence[Said],
    span: RoundSpan,
    held: Sequence[Holder],
    day: date,
) -> tuple[ActionDue, ...]:
    """What was promised and is due by the end of the round, and what was done in it."""
    found = [*_of_meetings(entries, held, day), *_promised(said, held)]
    return tuple(one for one in found if _in_round(one, span))


def _of_meetings(
    entries: Sequence[Entry], held: Sequence[Holder], day: date
) -> Iterator[ActionDue]:
    """Of an action whose owner nobody knows by name, who answers for the meeting is asked."""
    for one in minutes(entries):
        told = one.minute
        if told.sort == "action":
            who = named(told.owner, held) or answering(held, "body", one.meeting.body, day)
            what = told.about, told.words, told.owner, told.due, told.done_on
            yield ActionDue("action", one.entry.id, *what, who)


def _promised(said: Sequence[Said], held: Sequence[Holder]) -> Iterator[ActionDue]:
    """Of each exception what was said last."""
    newest = {one.commentary.about: one for one in reversed(said)}
    for one in newest.values():
        told = one.commentary
        what = told.about, told.doing, told.owner, told.due, told.done_on
        yield ActionDue("promise", one.entry.id, *what, named(told.owner, held))


def _in_round(one: ActionDue, span: RoundSpan) -> bool:
    if one.done_on:
        return span.opens <= one.done_on <= span.closes
    return one.day is None or one.day <= span.closes
