"""A mail before it is sent: plain text for one person."""

from dataclasses import dataclass


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
