"""What was put on the record after a day besides figures, updates and changes of the plan, and what
was taken back."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from data.clock import uk_time
from data.mapping import Mapping
from data.record import (
    Comment,
    Commentary,
    Decision,
    Entry,
    Evidence,
    Holder,
    Minute,
    Occurrence,
    Withdrawal,
    standing,
)
from kpis.milestones import MilestoneState

NewsKind = Literal[
    "decision", "action", "commentary", "done", "evidence", "held", "comment", "withdrawn", "undone"
]
News = dict[NewsKind, list[str]]
"""The subjects by what is new of them, one for each entry: milestones, measures and criteria by
their numbers and ids; of `withdrawn` whatever the entry was about, of `undone` the milestones whose
updates an undo of their upload took."""
_KINDS: dict[type, NewsKind] = {Evidence: "evidence", Occurrence: "held", Comment: "comment"}


def record_news(entries: Sequence[Entry], states: Iterable[MilestoneState], day: date) -> News:
    """The entries that were written after a day and stand (a correction too), and what was taken
    back since then."""
    found: News = defaultdict(list)
    newer = [entry for entry in entries if uk_time(entry.moment).date() > day]
    stand = {entry.id for entry in standing(entries)}
    by_id = {entry.id: entry for entry in entries}
    for entry in newer:
        for kind in (
            _kinds(entry, by_id, day)
            if entry.id in stand or isinstance(entry.written, Withdrawal)
            else ()
        ):
            found[kind].append(_subject(entry, by_id))
    for state in states:
        undone = [
            one
            for one in state.taken_back
            if one.taken_back and uk_time(one.taken_back.moment).date() > day
        ]
        found["undone"] += [state.milestone.id] * len(undone)
    return {kind: subjects for kind, subjects in found.items() if subjects}


def _kinds(entry: Entry, by_id: dict[int, Entry], day: date) -> list[NewsKind]:
    """The kinds of news that an entry written after `day` brings; none where it brings nothing
    new."""
    known = _known_on(entry, by_id, day)
    if isinstance(entry.written, Minute | Commentary):
        was = known.written if known else None
        was_done = isinstance(was, Minute | Commentary) and was.done_on
        done = bool(entry.written.done_on) and not was_done
        new = entry.written.sort if isinstance(entry.written, Minute) else "commentary"
        return [*([] if known else [new]), *(["done"] if done else [])]
    if isinstance(entry.written, Withdrawal):
        # What was written and taken back since then was never seen on that day; what an undone
        # decision moves is told of its measure. A mapping is of files, and moves no figure
        # itself. Who answers for what is for those who keep people.
        told = known and not isinstance(known.written, Decision | Mapping | Holder)
        return ["withdrawn"] if told else []
    kind = _KINDS.get(type(entry.written))
    return [kind] if kind else []


def _subject(entry: Entry, by_id: dict[int, Entry]) -> str:
    """What an entry, or the one that it takes back, is about: of commentary the measure or the
    milestone, which has a page."""
    back = by_id.get(entry.replaces or 0) if isinstance(entry.written, Withdrawal) else None
    written = back.written if back else entry.written
    return written.about if isinstance(written, Commentary) else written.subject


def _known_on(entry: Entry, by_id: dict[int, Entry], day: date) -> Entry | None:
    """The entry that this one corrects or takes back, as it stood at the end of `day`. None where
    nothing of it had been written by then."""
    found = by_id.get(entry.replaces or 0)
    while found and uk_time(found.moment).date() > day:
        found = by_id.get(found.replaces or 0)
    return found
