"""A mail before it is sent: plain text for one person."""

from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP

_UNFOLDED = SMTP.clone(max_line_length=250)
"""A subject stays on one line: of one that is folded some programs show the fold."""


@dataclass(frozen=True)
class MailPart:
    """One thing that a mail tells: its heading, its lines of plain text, and the keys of what it
    tells, by which it is known what was told already. No figure stands in it."""

    heading: str
    lines: tuple[str, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Attachment:
    """A file that goes with a mail: its name, its media type, and what is in it."""

    name: str
    media: str
    data: bytes


@dataclass(frozen=True)
class Mail:
    """One message to one person, `to` their address and `name` theirs, or empty, with the files
    that go with it."""

    to: str
    name: str
    subject: str
    parts: tuple[MailPart, ...]
    attached: tuple[Attachment, ...] = ()

    @property
    def keys(self) -> list[str]:
        """By what it is known what it told, in order."""
        return sorted({key for part in self.parts for key in part.keys})


def as_sent(message: EmailMessage) -> bytes:
    """The bytes of a mail, as they go over a line or into a file."""
    return message.as_bytes(policy=_UNFOLDED)
