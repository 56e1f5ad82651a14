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
class Mail:
    """One message to one person, `to` their address and `name` theirs, or empty."""

    to: str
    name: str
    subject: str
    parts: tuple[MailPart, ...]


def as_sent(message: EmailMessage) -> bytes:
    """The bytes of a mail, as they go over a line or into a file."""
    return message.as_bytes(policy=_UNFOLDED)
