"""The uploads in words: what is in use, who did what when, which extracts are late, and moments."""

from collections.abc import Sequence
from datetime import datetime

from data.clock import uk_time
from data.extracts import extracts
from data.plurals import counted
from data.record import Batch, Event, Missing
from kpis import months
from kpis.judging import Freshness
from presentation.words.grammar import inside, joined, long_date

ACTIONS = {"loaded": "Loaded", "undone": "Undone", "redone": "Redone"}
_FATES: dict[Missing, str] = {"keep": "kept", "remove": "removed", "left": "left"}
STATES = {"in_use": "In use", "undone": "Undone"}


def moment_words(moment: datetime) -> str:
    """A stored moment as a sentence writes it, in UK time: `31 October 2026 at 17:00`."""
    shown = uk_time(moment)
    return f"{long_date(shown.date())} at {shown:%H:%M}"


def event_words(event: Event) -> str:
    """`Undone by Jo on 23 November 2026 at 21:47`, and why, where that was said:
    `…: the wrong month`."""
    why = f": {event.reason.rstrip('.')}" if event.reason else ""
    return f"{ACTIONS[event.action]} by {event.by} on {moment_words(event.moment)}{why}"


def title_of(batch: Batch) -> str:
    """What a batch is called: `Upload 12: neurodevelopmental waits`."""
    return f"Upload {batch.id}: {inside(extracts()[batch.extract].title)}"


def uploads_summary(batches: Sequence[Batch], fresh: Sequence[Freshness]) -> str:
    """How many uploads there are, which is the newest, and which extracts are late."""
    if not batches:
        return "Nothing has been uploaded yet."
    undone = sum(batch.state == "undone" for batch in batches)
    newest = batches[-1]
    parts = [
        f"{counted(len(batches), 'upload')}, "
        f"{f'{undone} of them undone' if undone else 'all in use'}.",
        f"The newest is number {newest.id}, {inside(extracts()[newest.extract].title)}.",
        late_words(fresh),
    ]
    return " ".join(part for part in parts if part)


def late_words(fresh: Sequence[Freshness]) -> str:
    """The extracts that are late by name: `Late: annual reviews and caseload.`"""
    late = [inside(each.title) for each in fresh if each.state == "Late"]
    return f"Late: {joined(late)}." if late else ""


def overdue_words(each: Freshness) -> str:
    """What a late extract lacks: `Annual reviews: October 2026 was due by 14 November 2026.`"""
    if each.expected is None or each.due is None:
        return f"{each.title}: never loaded."
    return f"{each.title}: {months.long(each.expected)} was due by {long_date(each.due)}."


def expected_words(each: Freshness) -> str:
    """What is expected next, and until when: `October 2026, by 14 November 2026`."""
    if each.expected is None or each.due is None:
        return "Any month"
    return f"{months.long(each.expected)}, by {long_date(each.due)}"


def missing_words(batch: Batch) -> str:
    """What was done about rows that the file did not hold: `3 kept`, `3 removed` or `3 left`; `–`
    where none was missing."""
    return f"{batch.missing:,} {_FATES[batch.missing_policy]}" if batch.missing else "–"
