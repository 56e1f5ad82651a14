"""Delivering mails one by one: each is taken, put on the audit trail, sent, and marked as sent.

Whatever ends in between, nobody gets two mails on one day and nothing is forgotten. A mail that was
taken and not marked may have gone: it is not sent again on that day, but counts as not told, so
that the next day's mail tells it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage
from typing import Protocol

from data.audit import AuditError, Kind, Trail
from data.post.file import PostFile
from data.post.mail import Mail
from data.post.sent import begin, end
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


@dataclass(frozen=True)
class Delivered:
    """What went, and what did not, each with the reason. Who had a mail already is in neither."""

    sent: tuple[Mail, ...]
    faults: tuple[tuple[Mail, str], ...]


@dataclass(frozen=True)
class Delivery:
    """How the mails of a day are delivered, and who has them delivered."""

    post: PostFile
    trail: Trail
    by: Reader
    day: date
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
        id = begin(self.post, mail, self.day, self.way.name)
        if id is None:
            return False
        what = f"mail {id} to {mail.to}"
        try:
            self.trail.record(self.by, Kind.MAIL, what)
            self.way.send(mail, message)
        except AuditError as error:
            end(self.post, id, "failed", str(error))
            raise
        except NotSentError as error:
            end(self.post, id, "begun" if error.unsure else "failed", str(error))
            self.trail.record(self.by, Kind.MAIL, what, "unsure" if error.unsure else "not sent")
            raise
        end(self.post, id, "sent")
        return True
