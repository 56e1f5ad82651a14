"""A round in one sentence, and how far it has come against the day of the meeting."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from data.plurals import are, counted, one_or_many
from kpis.rounds import OwedKind, Round, progress_of
from presentation.words.record import the
from presentation.words.rounds.days import day_words, month_words

THIS_ROUND = "This month's round"
NO_ROUND = "The round begins once the first extracts are uploaded."
ONLY_NOW = (
    "The round is told as it stands today. Show the newest figures first, with the button above."
)
NOBODY_NAMED = "Nobody is named yet for any lead title, extract or meeting."
TO_PEOPLE = "Name who answers for what"
NOTHING: Mapping[str, str] = MappingProxyType(
    {
        "Extracts": "No extract is asked for in this round.",
        "Milestones": "No milestone needs an update.",
        "Exceptions": "No measure and no milestone is off.",
        "Actions and promises": "No action and no promise is due.",
        "": "Nothing in this round is theirs.",
    }
)
"""What is said where a part of the page has no line, or none at all is left."""
KIND_NAMES: Mapping[OwedKind, str] = MappingProxyType(
    {
        "extract": "Extracts that are in",
        "milestone": "Milestones updated",
        "commentary": "Commentary given where asked for",
        "action": "Actions of meetings done",
        "promise": "Promises kept",
    }
)
DONE: Mapping[str, str] = MappingProxyType(
    {
        "Extracts": "in",
        "Milestones": "updated",
        "Exceptions": "with commentary",
        "Actions and promises": "done",
    }
)
"""What is said of the things of a part that are done: a milestone that was updated is not done."""


@dataclass(frozen=True)
class Stretch:
    """How much of something is done, in words and as a part of a whole."""

    name: str
    done: int
    of: int
    words: str


def round_summary(told: Round) -> str:
    """`October's round: 9 of 41 things are done; the Board meets on 10 December, in 11 days.`"""
    counts = progress_of(told)
    done, of = sum(one.done for one in counts), sum(one.of for one in counts)
    whose = f"{month_words(told.span.month, told.day)}'s round"
    if told.span.edition:
        return f"{whose} is over: its edition, {told.span.edition.name}, is approved."
    things = f"{done} of {counted(of, 'thing')} {are(done)} done" if done < of else _all(of)
    return f"{whose}: {things}; {_meeting(told)}."


def stretches(told: Round) -> list[Stretch]:
    """Each kind as done of all, and first how many of the days are gone until the meeting."""
    counts = [
        Stretch(KIND_NAMES[one.kind], one.done, one.of, f"{one.done} of {one.of}")
        for one in progress_of(told)
    ]
    return [_days(told), *counts]


def _days(told: Round) -> Stretch:
    span, day = told.span, told.day
    until = span.meeting.held_on if span.meeting else span.closes
    of = max((until - span.opens).days, 1)
    gone = min(max((day - span.opens).days, 0), of)
    to = "the meeting" if span.meeting else "the last one"
    return Stretch(f"Days gone until {to} {day_words(until, day)}", gone, of, f"{gone} of {of}")


def _all(of: int) -> str:
    return (
        one_or_many(of, "the one thing is done", f"all {of} things are done")
        if of
        else ("nothing is asked for")
    )


def _meeting(told: Round) -> str:
    meeting, day = told.span.meeting, told.day
    if meeting is None:
        return "no meeting for this round is on the record"
    days = (meeting.held_on - day).days
    when = day_words(meeting.held_on, day)
    if days < 0:
        return f"{the(meeting.body)} met {when}"
    ahead = f", in {counted(days, 'day')}" if days > 1 else ""
    return f"{the(meeting.body)} meets {when}{ahead}"
