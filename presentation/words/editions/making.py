"""Making an edition in words."""

from collections.abc import Mapping, Sequence

from data.plurals import are, counted
from data.record import Edition, Meeting
from kpis.judging import FreshnessState
from kpis.measures import measures
from kpis.milestones import DutyKind
from presentation.words.grammar import begun, joined, long_date

MAKING = "Make an edition"
TAKES = "This may take up to a minute. Stay on this page until it is done."
AS_KNOWN = "As known at the end of a day, for example 31/10/2026 (blank: as known now)"
LEAST, NOTE = "Smallest number shown", "A note for its readers. Never name a child."
CORRECTS = "It corrects (leave blank if it corrects none)"
MISSING, WHICH = "What is missing", "Which edition"
LATE: Mapping[FreshnessState, str] = {
    "Late": "Extracts that are late",
    "Never loaded": "Extracts that were never loaded",
}
NEED: Mapping[DutyKind, str] = {
    "overdue": "Milestones that are overdue",
    "passed": "Milestones whose month has passed since their last update",
    "silent": "Milestones not reported on for more than three months",
}
"""What is missing, by its kind."""
UNSAID = "Exceptions without commentary"
NO_MEETING = "Say which meeting it is for."
NO_MOMENT = (
    "Write a day that is over and not before the first upload, day first with a four-digit year, "
    "for example 31/10/2026."
)


def meeting_name(meeting: Meeting) -> str:
    """What an edition for a meeting is called: `SEND Partnership Board, 12 November 2026`."""
    return f"{begun(meeting.body)}, {long_date(meeting.held_on)}"


def edition_name(edition: Edition) -> str:
    """An edition in a list."""
    return f"Edition {edition.id}: {edition.name}"


def missing_summary(number: int) -> str:
    """How many things are missing from an edition that would be made now."""
    if not number:
        return "Nothing is missing: an edition can be made."
    it = "It does" if number == 1 else "They do"
    return f"{counted(number, 'thing')} {are(number)} missing. {it} not stop you."


def unsafe_words(ids: Sequence[str]) -> str:
    """Why an edition cannot be made: of these measures, whatever is left out."""
    names = [measures()[id].name if id in measures() else id for id in ids]
    return (
        f"No edition was made. In whatever form it shows {joined(names)}, a hidden number could be "
        "worked out from it and from earlier editions. Withdraw one that still waits, if it is in "
        "the way, or choose another month, and try again."
    )


def made_words(edition: int, *, by_two: bool) -> str:
    """That it is made, and what comes next."""
    who = "An administrator other than you" if by_two else "An administrator"
    return f"Edition {edition} is made, and waits. {who} approves it on this page."
