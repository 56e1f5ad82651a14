"""Actions that a round asks after: what meetings asked for, and what commentaries promised."""

from collections.abc import Iterator, Sequence

from data.record import Entry
from kpis.record import Said, answering, minutes
from kpis.rounds.dues import ActionDue, Asking
from kpis.rounds.leading import leading_of, named
from kpis.rounds.span import RoundSpan


def actions_due(
    entries: Sequence[Entry], said: Sequence[Said], asking: Asking
) -> tuple[ActionDue, ...]:
    """What was promised and is due by the end of the round, and what was done in it."""
    found = [*_of_meetings(entries, asking), *_promised(said, asking)]
    return tuple(one for one in found if _in_round(one, asking.span))


def _of_meetings(entries: Sequence[Entry], asking: Asking) -> Iterator[ActionDue]:
    """Of an action whose owner nobody knows by name, who answers for the meeting is asked."""
    for one in minutes(entries):
        told = one.minute
        if told.sort == "action":
            body = answering(asking.held, "body", one.meeting.body, asking.day)
            who = named(told.owner, asking.held) or body
            what = told.about, told.words, told.owner, told.due, told.done_on
            yield ActionDue("action", one.entry.id, *what, who)


def _promised(said: Sequence[Said], asking: Asking) -> Iterator[ActionDue]:
    """Of each exception what was said last. Where nobody knows its owner by name, or they have
    left, who leads it is asked."""
    newest = {one.commentary.about: one for one in reversed(said)}
    for one in newest.values():
        told = one.commentary
        leads = leading_of(told.about, asking.plan, asking.held, asking.day)
        who = named(told.owner, asking.held) or leads
        what = told.about, told.doing, told.owner, told.due, told.done_on
        yield ActionDue("promise", one.entry.id, *what, who)


def _in_round(one: ActionDue, span: RoundSpan) -> bool:
    if one.done_on:
        return span.opens <= one.done_on <= span.closes
    return one.day is None or one.day <= span.closes
