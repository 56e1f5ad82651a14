"""Private addresses of calendars. Whoever has one reads the calendar without signing in, so that of
the secret in it only a digest is kept: it is shown once, and ended at any time."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime

from data.access import Right
from data.audit import Kind, Trail
from data.clock import utc_now
from data.post.keeping import PostBox
from data.reader import Reader

_FOUND = "SELECT id, address, made, ended FROM calendars"


@dataclass(frozen=True)
class CalendarAddress:
    """A private address: its number, whose calendar it gives (their e-mail address), and when it
    was made and ended (naive UTC)."""

    id: int
    address: str
    made: datetime
    ended: datetime | None


class Calendars:
    """The private addresses of a dashboard; each person has at most one that stands."""

    def __init__(self, post: PostBox, trail: Trail) -> None:
        self._post = post
        self._trail = trail

    def make(self, address: str, by: Reader) -> str:
        """A new secret for the person of an address: this is the only time that it is known. The
        one before ends. Raises AuditError where it cannot be recorded."""
        by.must(Right.SEE_WORKING)
        secret, now = secrets.token_urlsafe(32), utc_now().isoformat()
        whose = address.casefold()
        with self._post.opened() as connection:
            ended = connection.execute(
                "UPDATE calendars SET ended = ? WHERE address = ? AND ended IS NULL RETURNING id",
                (now, whose),
            ).fetchall()
            (made,) = connection.execute(
                "INSERT INTO calendars (digest, address, made) VALUES (?, ?, ?) RETURNING id",
                (_digest(secret), whose, now),
            ).fetchone()
            done = [f"address {id} ended" for (id,) in ended]
            what = ", ".join([*done, f"address {made} made"])
            self._trail.record(by, Kind.CALENDAR, what)
        return secret

    def end(self, address: str, by: Reader, own: str) -> None:
        """End the one of a person for good: their `own`, or anybody's by an administrator. Raises
        AuditError where it cannot be recorded."""
        if address.casefold() != own.casefold():
            by.must(Right.ADMINISTER)
        if not (standing := self.of(address)):
            return
        with self._post.opened() as connection:
            connection.execute(
                "UPDATE calendars SET ended = ? WHERE id = ?",
                (utc_now().isoformat(), standing.id),
            )
            self._trail.record(by, Kind.CALENDAR, f"address {standing.id} ended")

    def refuse(self, what: str) -> None:
        """Record that a secret was sent that is none. Raises AuditError."""
        by = Reader("unknown calendar address", frozenset())
        self._trail.record(by, Kind.REFUSED, what, "not known")

    def of(self, address: str) -> CalendarAddress | None:
        """The one of a person that stands."""
        return next((one for one in self.standing() if one.address == address.casefold()), None)

    def standing(self) -> list[CalendarAddress]:
        """All that have not ended, in the order in which they were made."""
        return self._found("WHERE ended IS NULL ORDER BY id")

    def known(self, secret: str) -> CalendarAddress | None:
        """The address with this secret, which may have ended; None where there never was one."""
        return next(iter(self._found("WHERE digest = ?", _digest(secret))), None)

    def _found(self, which: str, *values: str) -> list[CalendarAddress]:
        if not self._post.there():
            return []
        with self._post.opened() as connection:
            rows = connection.execute(f"{_FOUND} {which}", values).fetchall()
        return [
            CalendarAddress(id, address, datetime.fromisoformat(made), _moment(ended))
            for id, address, made, ended in rows
        ]


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
