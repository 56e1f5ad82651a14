"""What the command `remind` says to whoever runs it: to people in lines, to programs in fields."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from data.plurals import are, counted
from data.post import Delivered, Mail
from presentation.commands.drafting import Drafts
from presentation.mails import text_of
from presentation.words import joined, long_date

_TRIAL = "This is what would be sent; nothing was. Send it with --send or --eml FOLDER."
_AGAIN = (
    "What has not gone is tried again by the next run; what may have gone is told again on the "
    "next working day."
)
_OTHER_RUN = "Nothing: another run was sending the same mails."


def trial_lines(mails: Sequence[Mail], contact: str, found: Drafts) -> list[str]:
    """Each mail as it would go."""
    lines = [line for mail in mails for line in _printed(mail, contact)]
    return [*lines, _TRIAL, *_untold(found)]


def done_lines(status: str, mails: Sequence[Mail], found: Drafts) -> list[str]:
    """Who had a mail now."""
    lines = [f"{status.capitalize()}: {mail.to}: {mail.subject}" for mail in mails]
    return [*(lines or [_OTHER_RUN]), *_untold(found)]


def none_lines(found: Drafts, day: date, to: str | None) -> list[str]:
    """Why there is nothing to send."""
    nobody = f"Nothing is to be told to {to} on {long_date(day)}."
    return [found.why or nobody, *_untold(found)]


def fault_words(done: Delivered) -> str:
    """What went, what did not and why, and what becomes of that."""
    faults = "; ".join(f"{mail.to}: {why}" for mail, why in done.faults)
    went = f"{counted(len(done.sent), 'mail')} went, and {len(done.faults)} did not"
    return f"{went}. {faults}. {_AGAIN}"


def fields(
    status: str, day: date, mails: Sequence[Mail], contact: str, found: Drafts
) -> dict[str, Any]:
    """The same for programs."""
    told = [
        {
            "to": mail.to,
            "name": mail.name,
            "subject": mail.subject,
            "text": text_of(mail, contact),
        }
        for mail in mails
    ]
    rest = {
        "why": found.why,
        "unnamed": found.unnamed,
        "without_role": list(found.without_role),
    }
    return {"status": status, "day": day.isoformat(), "mails": told, **rest}


def _untold(found: Drafts) -> Iterator[str]:
    if n := found.unnamed:
        yield f"{counted(n, 'thing')} {are(n)} owed for which nobody is named on the page People."
    if found.without_role:
        yield (
            f"Nothing is told to {joined(found.without_role)}: the roles file lets them see no "
            "working figures. Give them a role, or name somebody else on the page People."
        )


def _printed(mail: Mail, contact: str) -> Iterator[str]:
    yield f"To: {mail.name} <{mail.to}>"
    yield f"Subject: {mail.subject}"
    yield from ("", *text_of(mail, contact).splitlines(), "", "=" * 76, "")
