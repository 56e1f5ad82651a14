"""Which mails were sent: each is on record before it goes, so that nobody gets two on one day,
whatever ends in between."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from data.clock import utc_now
from data.post.keeping import PostBox
from data.post.mail import Mail

SentState = Literal["begun", "sent", "failed"]
"""*Begun*: it may have gone, and nobody knows, for whatever sent it ended then: no other goes on
that day, and what it told is told anew on the next. *Failed*: it has not gone, and is tried again
the next time, on that day too."""
_COLUMNS = "id, day, at, address, subject, keys, way, state, fault"
_TAKEN = """
    INSERT INTO mails (day, at, address, subject, keys, way, state, fault)
    VALUES (?, ?, ?, ?, ?, ?, 'begun', '')
    ON CONFLICT (day, address) DO UPDATE SET at = excluded.at, subject = excluded.subject,
        keys = excluded.keys, way = excluded.way, state = 'begun', fault = ''
        WHERE mails.state = 'failed'
    RETURNING id"""


@dataclass(frozen=True)
class SentMail:
    """A mail of a day to an address: since when it is as it is (naive UTC), the keys of what it
    told, the way it went, what became of it, and what was wrong where something was."""

    id: int
    day: date
    at: datetime
    address: str
    subject: str
    keys: frozenset[str]
    way: str
    state: SentState
    fault: str


class DayMails:
    """The mails of a day: each person gets one at most."""

    def __init__(self, post: PostBox, day: date) -> None:
        self._post, self._day = post, day

    def begin(self, mail: Mail, way: str) -> int | None:
        """Take the one mail that a person gets on the day; its number, or None where it is taken:
        it was sent, or is being sent. Raises PostError."""
        keys, now = json.dumps(mail.keys), utc_now().isoformat()
        values = (self._day.isoformat(), now, mail.to, mail.subject, keys, way)
        with self._post.opened() as connection:
            found = connection.execute(_TAKEN, values).fetchone()
        return found[0] if found else None

    def end(self, id: int, state: SentState, fault: str = "") -> None:
        """Say what became of it. Raises PostError."""
        with self._post.opened() as connection:
            connection.execute(
                "UPDATE mails SET at = ?, state = ?, fault = ? WHERE id = ?",
                (utc_now().isoformat(), state, fault, id),
            )

    def called(self, id: int, mail: Mail) -> str:
        """What the audit trail calls it."""
        return f"mail {id} to {mail.to}"


def mails(post: PostBox) -> list[SentMail]:
    """Every mail that was begun, in the order of their days. Raises PostError."""
    if not post.there():
        return []
    with post.opened() as connection:
        found = connection.execute(f"SELECT {_COLUMNS} FROM mails ORDER BY day, id").fetchall()
    return [
        SentMail(
            id,
            date.fromisoformat(day),
            datetime.fromisoformat(at),
            to,
            subject,
            frozenset(json.loads(keys)),
            *rest,
        )
        for id, day, at, to, subject, keys, *rest in found
    ]


def keys_told(sent: Sequence[SentMail]) -> Mapping[str, Mapping[str, datetime]]:
    """What each address was told, by its keys, each with the moment of the last mail that told it.
    What may not have arrived counts for nothing."""
    found: dict[str, dict[str, datetime]] = defaultdict(dict)
    for mail in sent:
        if mail.state == "sent":
            found[mail.address] |= dict.fromkeys(mail.keys, mail.at)
    return found
