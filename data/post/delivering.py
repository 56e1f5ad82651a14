"""Delivering mails one by one: each is taken, put on the audit trail, sent, and marked as sent.

Whatever ends in between, nobody gets a mail twice. One that was taken and not marked may have gone:
of the mails of a day it is not sent again on that day, but counts as not told, so that the next
day's mail tells it (`DayMails`); of those that go once it is never sent again (`OnceMails`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Protocol

from data.audit import AuditError, Kind, Trail
from data.post.mail import Mail
from data.post.sent import SentState
from data.reader import Reader


class NotSentError(Exception):
    """A mail did not go; where it is `unsure`, it may have. `last`: no other will go either."""

    def __init__(self, words: str, *, unsure: bool = False, last: bool = False) -> None:
        super().__init__(words)
        self.unsure, self.last = unsure, last


class MailWay(Protocol):
    """A way by which mails go. `name`: what it is called on record."""

    name: str

    def send(self, mail: Mail, message: EmailMessage) -> None:
        """Send one. Raises NotSentError."""
        ...


class MailsKept(Protocol):
    """Where it is kept which mails went, so that nobody gets one twice."""

    def begin(self, mail: Mail, way: str) -> int | None:
        """Take a mail before it goes; its number, or None where it is taken. Raises PostError."""
        ...

    def end(self, id: int, state: SentState, fault: str = "") -> None:
        """Say what became of it. Raises PostError."""
        ...

    def called(self, id: int, mail: Mail) -> str:
        """What the audit trail calls it."""
        ...


@dataclass(frozen=True)
class Delivered:
    """What went, and what did not, each with the reason. Who had a mail already is in neither."""

    sent: tuple[Mail, ...]
    faults: tuple[tuple[Mail, str], ...]


@dataclass(frozen=True)
class Delivery:
    """How mails are delivered, and who has them delivered."""

    kept: MailsKept
    trail: Trail
    by: Reader
    way: MailWay

    def deliver(self, letters: Iterable[tuple[Mail, EmailMessage]]) -> Delivered:
        """Deliver them, each with the message that it becomes. Raises PostError, and AuditError:
        what cannot be recorded is not sent."""
        sent: list[Mail] = []
        faults: list[tuple[Mail, str]] = []
        ended = False
        for mail, message in letters:
            if ended:
                faults.append((mail, "not tried after that"))
                continue
            try:
                if self._one(mail, message):
                    sent.append(mail)
            except NotSentError as error:
                faults.append((mail, str(error)))
                ended = error.last
        return Delivered(tuple(sent), tuple(faults))

    def _one(self, mail: Mail, message: EmailMessage) -> bool:
        """Whether it was sent now. Raises NotSentError."""
        id = self.kept.begin(mail, self.way.name)
        if id is None:
            return False
        what = self.kept.called(id, mail)
        try:
            self.trail.record(self.by, Kind.MAIL, what)
            self.way.send(mail, message)
        except AuditError as error:
            self.kept.end(id, "failed", str(error))
            raise
        except NotSentError as error:
            self.kept.end(id, "begun" if error.unsure else "failed", str(error))
            self.trail.record(self.by, Kind.MAIL, what, "unsure" if error.unsure else "not sent")
            raise
        self.kept.end(id, "sent")
        return True
