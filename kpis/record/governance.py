"""Governance as the record has it: when each body meets, what was decided there, and which actions
are open."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from data.plan import load_plan
from data.record import Entry, Meeting, Minute, standing

Sort = Literal["decision", "open", "overdue", "done"]
"""What a minute is: a decision, or an action by how it stands."""


@dataclass(frozen=True)
class BodyRecord:
    """A body of the plan's governance with the days of its meetings in order: held, up to today,
    and ahead."""

    name: str
    held: tuple[date, ...]
    ahead: tuple[date, ...]

    @property
    def last(self) -> date | None:
        """When it last met."""
        return self.held[-1] if self.held else None

    @property
    def next(self) -> date | None:
        """When it meets next."""
        return self.ahead[0] if self.ahead else None


@dataclass(frozen=True)
class Recorded:
    """A decision or an action that stands, with its entry and the meeting that it is of; `held` is
    that one's entry."""

    entry: Entry
    minute: Minute
    held: int
    meeting: Meeting

    def sort(self, today: date) -> Sort:
        """An action is overdue from the day after the one by which it was to be done."""
        if self.minute.sort == "decision":
            return "decision"
        if self.minute.done_on:
            return "done"
        return "overdue" if self.minute.due and self.minute.due < today else "open"


def meetings(entries: Sequence[Entry]) -> list[tuple[Entry, Meeting]]:
    """The meetings that stand, in the order of their days."""
    found = [
        (entry, entry.written) for entry in standing(entries) if isinstance(entry.written, Meeting)
    ]
    return sorted(found, key=lambda pair: (pair[1].held_on, pair[0].id))


def bodies(entries: Sequence[Entry], today: date) -> list[BodyRecord]:
    """Every body in the plan's order, with its meetings. A meeting counts as held on its day."""
    names = [body.name for body in load_plan().bodies]
    days = {
        name: [one.held_on for _, one in meetings(entries) if one.body == name] for name in names
    }
    return [
        BodyRecord(
            name,
            tuple(day for day in held if day <= today),
            tuple(day for day in held if day > today),
        )
        for name, held in days.items()
    ]


def minutes(entries: Sequence[Entry], about: Collection[str] | None = None) -> list[Recorded]:
    """The decisions and actions that stand, of the newest meeting first; only those about some
    milestones or measures where `about` names any."""
    by_id, corrected = (
        {entry.id: entry for entry in entries},
        {entry.replaces: entry for entry in entries},
    )
    found = []
    for entry in standing(entries):
        minute = entry.written
        if isinstance(minute, Minute) and (about is None or minute.about in about):
            found += [
                Recorded(entry, minute, *held) for held in _held(minute.meeting, by_id, corrected)
            ]
    return sorted(found, key=lambda one: (one.meeting.held_on, one.entry.id), reverse=True)


def _held(
    id: int, by_id: dict[int, Entry], corrected: dict[int | None, Entry]
) -> list[tuple[int, Meeting]]:
    """The meeting of that entry as it was last corrected; as it was before, where it was taken
    back."""
    found = []
    entry = by_id.get(id)
    while entry and isinstance(entry.written, Meeting):
        found, entry = [(entry.id, entry.written)], corrected.get(entry.id)
    return found


def since_meeting(entries: Sequence[Entry], body: str, today: date) -> Entry | None:
    """The entry of the last meeting of a body that was held before today; None where there was
    none."""
    held = [
        entry
        for entry, meeting in meetings(entries)
        if meeting.body == body and meeting.held_on < today
    ]
    return held[-1] if held else None
