"""A mail as it is sent: plain text in short lines, for one address."""

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import localtime
from textwrap import wrap

from data.post import Mail, MailPart

WIDTH = 76
SENDER = "SEND improvement dashboard"
"""The name beside the sender's address."""
DEMONSTRATION = "Demonstration"
_INVENTED = (
    "This is a demonstration with invented data. Nothing in this mail is real, and nothing has to "
    "be done."
)
_ADDRESS = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


def mail_to(to: str, name: str, parts: tuple[MailPart, ...], *, demonstration: bool) -> Mail:
    """The mail that these parts become. The first says in its heading what matters most."""
    subject = parts[0].heading
    if not demonstration:
        return Mail(to, name, subject, parts)
    notice = MailPart(_INVENTED, (), ())
    return Mail(to, name, f"{DEMONSTRATION}: {subject}", (notice, *parts))


def text_of(mail: Mail, contact: str) -> str:
    """What stands in the mail."""
    lines = [f"Dear {_one_line(mail.name)},"] if mail.name else ["Hello,"]
    for part in mail.parts:
        lines += ["", *_part(part)]
    asked = _one_line(contact) or "whoever runs the dashboard for you"
    return "\n".join([*lines, "", *wrap(f"Questions: {asked}", WIDTH), ""])


def message_of(mail: Mail, day: date, sender: str, contact: str) -> EmailMessage:
    """The mail with its head. Its number is the same whenever it is sent on that day, so that a
    mail server knows it again; without a `sender` the program that sends it gives it one."""
    message = EmailMessage()
    message["Subject"] = _in_head(mail.subject)
    message["To"] = Address(_in_head(mail.name), *mail.to.split("@"))
    message["Date"] = localtime()
    message["Auto-Submitted"] = "auto-generated"
    if sender:
        message["From"] = Address(SENDER, *sender.split("@"))
        message["Message-ID"] = _number(mail, day, sender)
    if replies := _replies(contact):
        message["Reply-To"] = replies
    message.set_content(text_of(mail, contact), cte="quoted-printable")
    for file in mail.attached:
        main, _, sub = file.media.partition("/")
        message.add_attachment(file.data, maintype=main, subtype=sub, filename=file.name)
    return message


def _part(part: MailPart) -> Iterator[str]:
    """A sentence that stands alone ends with a full stop, a heading over lines has a line below."""
    heading = _one_line(part.heading)
    if not part.lines:
        yield from wrap(heading.rstrip(".") + ".", WIDTH)
        return
    yield from wrap(heading, WIDTH)
    yield "-" * min(len(heading), WIDTH)
    for line in part.lines:
        yield from _wrapped(line)


def _wrapped(line: str) -> Iterator[str]:
    """A line in short ones; a link stays whole, and what follows a dash is set in."""
    words = _one_line(line)
    indent = line[: len(line) - len(line.lstrip())]
    after = indent + "  " * words.startswith("- ")
    yield from wrap(
        words,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=after,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _number(mail: Mail, day: date, sender: str) -> str:
    """What brings files is another mail than that of the day."""
    whose = " ".join([mail.to, *(mail.keys if mail.attached else [])])
    digest = hashlib.sha256(whose.encode()).hexdigest()[:20]
    return f"<{day.isoformat()}.{digest}@{sender.rpartition('@')[2]}>"


def _replies(contact: str) -> str:
    """The address in the contact, where there is one and no other."""
    found = _ADDRESS.findall(contact)
    return found[0] if len(found) == 1 else ""


def _in_head(words: str) -> str:
    """The same, and nothing that stands for other characters in a head: such words would become
    these when the mail is written, line ends too."""
    return _one_line(words).replace("=?", "= ?")


def _one_line(words: str) -> str:
    """Words that somebody typed, on one line and without control characters: nothing in a name is
    taken for more of a mail's head."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())
