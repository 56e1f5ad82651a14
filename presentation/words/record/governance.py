"""Governance in words: bodies and their short names in addresses, meetings, decisions and
actions."""

from collections.abc import Sequence
from datetime import date

from data.plan import load_plan
from data.plurals import are, counted
from data.record import Commentary, Meeting, Minute
from kpis.measures import measures
from kpis.months import long
from kpis.record import BodyRecord, Recorded, Sort
from presentation.words.grammar import begun, in_words, long_date
from presentation.words.record.commentary import commentary_words

SLUGS = {body.name: body.slug for body in load_plan().bodies}
"""What an address calls each body of the plan."""
BARE = tuple(body.name for body in load_plan().bodies if body.bare)
"""Bodies that are named without an article."""
SORT_NAMES: dict[Sort, str] = {
    "decision": "Decision",
    "open": "Action, open",
    "overdue": "Action, overdue",
    "done": "Action, done",
}


def the(body: str) -> str:
    """A body inside a sentence: `the DfE`, `Cabinet`."""
    return body if body in BARE else f"the {body}"


def meeting_words(meeting: Meeting) -> str:
    """`the SEND Partnership Board of 14 October 2026`."""
    return f"{the(meeting.body)} of {long_date(meeting.held_on)}"


def governance_summary(
    bodies: Sequence[BodyRecord], recorded: Sequence[Recorded], today: date
) -> str:
    """When the first body of the plan, its Board, met and meets, and how many actions are open and
    overdue."""
    return f"{_met(bodies[0])} {_open(recorded, today)}"


def _met(board: BodyRecord) -> str:
    name = begun(the(board.name))
    if board.last and board.next:
        return (
            f"{name} last met on {long_date(board.last)} and meets next on {long_date(board.next)}."
        )
    if board.last:
        return f"{name} last met on {long_date(board.last)}. Its next meeting is not on the record."
    if board.next:
        return f"{name} meets next on {long_date(board.next)}. No earlier meeting is on the record."
    return f"No meeting of {the(board.name)} is on the record yet."


def _open(recorded: Sequence[Recorded], today: date) -> str:
    sorts = [one.sort(today) for one in recorded]
    overdue = sorts.count("overdue")
    open_ = sorts.count("open") + overdue
    if not open_:
        return "No action is open." if "done" in sorts else "No action is on the record yet."
    head = f"{counted(open_, 'action')} {are(open_)} open"
    if open_ == 1:
        return f"{head}{' and overdue' if overdue else ''}."
    late = "both" if overdue == open_ == 2 else f"{in_words(overdue)} of them"
    return f"{head}, {late} overdue."


def owner_words(minute: Minute) -> str:
    """Who is to do it and by when: `Ann Lead, by 30 November 2026`; nothing for a decision."""
    by = f"by {long_date(minute.due)}" if minute.due else ""
    done = f"done on {long_date(minute.done_on)}" if minute.done_on else ""
    return begun(", ".join(part for part in (minute.owner or "", by, done) if part))


def entry_words(written: Meeting | Minute | Commentary) -> str:
    """An entry in a list: `Meeting of the DfE of 14 October 2026`,
    `Action, milestone 3e.5: Publish the audit`, `Commentary for September 2026, milestone …`."""
    if isinstance(written, Meeting):
        return f"Meeting of {meeting_words(written)}"
    about = (
        measures()[written.about].name
        if written.about in measures()
        else f"milestone {written.about}"
    )
    if isinstance(written, Commentary):
        return f"Commentary for {long(written.month)}, {about}: {commentary_words(written)}"
    return f"{begun(written.sort)}, {about}: {written.words}"
