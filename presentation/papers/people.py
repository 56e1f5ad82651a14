"""Who gets the papers of a meeting by e-mail: those who are named for its body."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from data.plan import load_plan
from data.store import Database
from data.store.records import records
from kpis.record import answering, folded, holders


@dataclass(frozen=True)
class MeetingPeople:
    """The body that a meeting is of, empty where it is of none that is known, and who is named for
    it: their addresses, each with a name."""

    body: str
    people: tuple[tuple[str, str], ...]


def read_people(database: Database, meeting: str, day: date) -> MeetingPeople:
    """Who is named on a day for the body of a meeting. Raises DatabaseError."""
    with database.reading() as cursor:
        held = [one for _, one in holders(records(cursor).entries())]
    named = [body.name for body in load_plan().bodies]
    body = body_of(meeting, [*named, *(one.of for one in held if one.post == "body")])
    found = {one.address: one.name for one in answering(held, "body", body, day)}
    return MeetingPeople(body, tuple(sorted(found.items())))


def body_of(meeting: str, bodies: Iterable[str]) -> str:
    """The body with whose whole name the meeting's begins, however it is printed: the longest where
    several do, none where no one does."""
    said = folded(meeting)
    found = [one for one in bodies if _begins(said, folded(one))]
    return max(found, key=len, default="")


def _begins(meeting: str, body: str) -> bool:
    return meeting.startswith(body) and not meeting[len(body) : len(body) + 1].isalnum()
