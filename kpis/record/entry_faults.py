"""Whether an entry may go on the record: what is wrong with it, in sentences that say what to
do."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from data.mapping import Mapping
from data.place import load_place
from data.plan import Action, Milestone, Part, Plan, load_plan
from data.reader import Reader
from data.record import (
    ActionHeading,
    Comment,
    Commentary,
    Entry,
    Evidence,
    Holder,
    Meeting,
    Minute,
    Occurrence,
    PlanChange,
    Withdrawal,
    Written,
    plan_changes,
    plan_on,
    standing,
)
from kpis import months
from kpis.measures import measures
from kpis.record.fault import TOO_FAR, Fault
from kpis.record.governance import minutes
from kpis.record.mapping_faults import mapping_faults
from kpis.record.plan_changes import due_years
from kpis.record.round_faults import commentary_faults, holder_faults

NAMELESS = Fault("Give your name: it stands beside what you write.", "author")
NO_DATE = "Write the date day first with a four-digit year, for example 03/10/2026."


def entry_faults(
    written: Written,
    author: Reader,
    entries: Sequence[Entry],
    today: date,
    replaces: int | None = None,
) -> list[str]:
    """All that is wrong with an entry beside the record as it stands; none where it may be written.
    `replaces` is the number of the entry that it corrects or takes back. A decision about a
    measure, and its undo, have rules of their own, which need the figures:
    `kpis.judging.decision_faults`."""
    nameless = [] if author.name.strip() else [NAMELESS]
    replaced = next((one for one in standing(entries) if one.id == replaces), None)
    if isinstance(written, Withdrawal):
        return [*nameless, *_withdrawal(written, replaced, entries)]
    if replaced and not isinstance(replaced.written, type(written)):
        return [
            *nameless,
            "An entry is corrected by one of its own kind. Take it back, and write a new one.",
        ]
    if isinstance(written, Mapping):
        return [*nameless, *mapping_faults(written, entries, replaced)]
    if isinstance(written, Holder):
        return [*nameless, *holder_faults(written, entries, today, replaced)]
    moved = isinstance(written, Meeting) and written.held_on > today and _decided(replaced, entries)
    early = (
        [
            Fault(
                "Decisions or actions of this meeting are on the record: it cannot be still to "
                "come.",
                "held_on",
            )
        ]
        if moved
        else []
    )
    return [*nameless, *early, *_CHECKS[type(written)](written, entries, today)]


def _decided(meeting: Entry | None, entries: Sequence[Entry]) -> bool:
    """Whether decisions or actions of a meeting are on the record, of that entry or of one that it
    corrects."""
    return meeting is not None and meeting.id in {one.held for one in minutes(entries)}


def _evidence(written: Evidence, _: Sequence[Entry], today: date) -> Iterator[str]:
    if written.criterion not in {
        one.id for section in load_plan().sections for one in section.qualitative
    }:
        yield Fault(f"The plan has no judged criterion {written.criterion}.", "criterion")
    yield from _past(written.dated_on, today, "dated_on")


def _meeting(written: Meeting, entries: Sequence[Entry], today: date) -> Iterator[str]:
    if written.body not in {body.name for body in load_plan().bodies}:
        yield Fault(f"The plan's governance names no body called {written.body}.", "body")
    if written.held_on < load_place().first_day or written.held_on.year > today.year + 3:
        yield Fault("Give the day of the meeting, for example 03/10/2026.", "held_on")
    if any(entry.written == written for entry in standing(entries)):
        yield "This meeting is on the record already."


def _minute(written: Minute, entries: Sequence[Entry], today: date) -> Iterator[str]:
    meeting = next((one.written for one in standing(entries) if one.id == written.meeting), None)
    if not isinstance(meeting, Meeting):
        before = (
            "That meeting was corrected or taken back, so nothing was stored. Choose the meeting "
            "again."
        )
        gone = any(
            one.id == written.meeting and isinstance(one.written, Meeting) for one in entries
        )
        yield Fault(before if gone else "Choose the meeting.", "meeting")
    elif meeting.held_on > today:
        yield Fault("That meeting has not been held yet.", "meeting")
    if written.about not in measures() and not _known(written.about, entries, today):
        yield Fault(f"There is no milestone and no measure called {written.about}.", "about")
    if written.sort == "decision" and (written.owner or written.due):
        yield "Only an action has an owner and a day by which it is to be done."
    if written.done_on and written.done_on > today:
        yield Fault("An action cannot be done in the future.", "done_on")
    days = (("due", written.due), ("done_on", written.done_on))
    early = [
        name for name, day in days if day and isinstance(meeting, Meeting) and day < meeting.held_on
    ]
    if early:
        yield Fault(
            "An action cannot be due or done before the meeting that asked for it.", early[0]
        )


def _comment(written: Comment, _: Sequence[Entry], today: date) -> Iterator[str]:
    if written.measure not in measures():
        yield f"There is no measure called {written.measure}."
    yield from _past(written.dated_on, today, "dated_on")


def _occurrence(written: Occurrence, entries: Sequence[Entry], today: date) -> Iterator[str]:
    milestone = _known(written.milestone, entries, today)
    if milestone is None or not (milestone.recurs or milestone.also_recurs):
        yield f"The plan does not ask for milestone {written.milestone} to recur."
    yield from _past(written.held_on, today, "held_on")
    if any(entry.written == written for entry in standing(entries)):
        yield "That occurrence is on the record already."


def _plan_change(written: PlanChange, entries: Sequence[Entry], today: date) -> Iterator[str]:
    if written.from_date < load_plan().date:
        yield Fault(
            f"The plan begins on {load_plan().date:%d/%m/%Y}: a change cannot be in force before "
            "it.",
            "from_date",
        )
    if written.from_date.year > today.year + 3:
        yield Fault(TOO_FAR, "from_date")
    later = [
        change.from_date for _, change in plan_changes(entries) if change.subject == written.subject
    ]
    if later and later[-1] > written.from_date:
        yield Fault(
            f"{written.subject} was changed from {later[-1]:%d/%m/%Y} on already. Give that day or "
            "a later one, or take that change back first.",
            "from_date",
        )
    plan = plan_on(max(today, written.from_date), entries)
    if written.milestone:
        yield from _milestone(written.milestone, plan)
    if written.action:
        yield from _heading(written.action, plan)


def _milestone(milestone: Milestone, plan: Plan) -> Iterator[str]:
    if milestone.action_id not in {action.id for action in plan.actions}:
        yield f"The plan has no action of {milestone.id}. Choose one of its actions."
    if not milestone.words.strip():
        yield Fault("Write the words of the milestone.", "words")
    if (milestone.due is None) == (milestone.recurs is None):
        yield Fault(
            "Choose the month in which it is due, or how often it recurs without one.", "due"
        )
    if milestone.recurs and milestone.also_recurs:
        yield "Give one rhythm, not two."
    first, last = due_years()
    if milestone.due_date and not first <= milestone.due_date.year <= last:
        yield Fault(f"The due month is outside {first} to {last}. Correct the year.", "due")
    if milestone in plan.milestones:
        yield f"Milestone {milestone.id} reads so already."


def _heading(heading: ActionHeading, plan: Plan) -> Iterator[str]:
    action = next((action for action in plan.actions if action.id == heading.id), None)
    if action is None:
        yield f"The plan has no action of {heading.id}. Choose one of its actions."
    elif (heading.title, heading.leads, _parts(heading, action)) == (
        action.title,
        action.leads,
        action.parts,
    ):
        yield f"Action {heading.id} reads so already."
    else:
        if action.title and not heading.title:
            yield Fault("Write the title of the action.", "title")
        if action.leads and not heading.leads:
            yield Fault("Give at least one lead, by the name of the post.", "leads")
        if action.parts and not _parts(heading, action):
            yield Fault("Write the parts of the action.", "parts")
        letters = [part.letter for part in _parts(heading, action)]
        if len(set(letters)) < len(letters):
            yield Fault("Give each part a letter of its own.", "parts")


def _parts(heading: ActionHeading, action: Action) -> tuple[Part, ...]:
    """The parts that an action would have: its own where the change gives none."""
    return action.parts if heading.parts is None else heading.parts


def _withdrawal(
    written: Withdrawal, replaced: Entry | None, entries: Sequence[Entry]
) -> Iterator[str]:
    if replaced is None or replaced.written.subject != written.about:
        yield "There is no such entry to take back."
    elif _decided(replaced, entries):
        yield "Decisions or actions of this meeting are on the record. Take these back first."


def _past(day: date, today: date, field: str) -> Iterator[str]:
    if day > today:
        yield Fault("The date is in the future. Give the day on which it was.", field)
    elif day < load_place().first_day:
        began = f"{months.long(load_place().began)}, when {load_place().name} began"
        yield Fault(f"The date is before {began}. Correct the year.", field)


def _known(id: str, entries: Sequence[Entry], day: date) -> Milestone | None:
    return next((one for one in plan_on(day, entries).milestones if one.id == id), None)


_CHECKS: dict[type, Callable[[Any, Sequence[Entry], date], Iterator[str]]] = {
    Evidence: _evidence,
    Meeting: _meeting,
    Minute: _minute,
    Comment: _comment,
    Occurrence: _occurrence,
    PlanChange: _plan_change,
    Commentary: commentary_faults,
}
