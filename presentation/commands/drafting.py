"""The mails of a day before they are sent: what each person is told, from whatever has something to
tell them, as one mail."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import BaseModel

from data.post import (
    Mail,
    MailPart,
    PostBox,
    SentMail,
    keys_told,
    mails,
    post_of,
)
from data.sign_in import RolesFile
from data.store import DEMONSTRATION, Database, get_property
from data.text import is_address
from kpis import months
from kpis.rounds import (
    Round,
    is_working_day,
    last_told,
    may_have,
    people_named,
    read_round,
    reminders,
)
from presentation.mails import digests, mail_to, reminder_parts
from presentation.words import long_date


class DraftsWish(BaseModel):
    """The day whose mails are asked for; the dashboard's address, to which their links lead, which
    may be empty; and the file of the roles, where there is one."""

    day: date
    base: str
    roles_file: Path | None = None


@dataclass(frozen=True)
class MailBasis:
    """What the mails that are wished for are made of: all that is known, and the mails before."""

    database: Database
    post: PostBox
    mails: tuple[SentMail, ...]
    found: Round
    wish: DraftsWish
    roles: RolesFile | None


@dataclass(frozen=True)
class Drafts:
    """The mails of a day; where there are none, why. `unnamed`: how much is owed for which nobody
    is named. `without_role`: the addresses of those who owe something and are told nothing of it,
    because by the roles file they may not see working figures."""

    mails: tuple[Mail, ...]
    why: str
    unnamed: int
    without_role: tuple[str, ...] = ()


MailSource = Callable[[MailBasis], Mapping[str, tuple[MailPart, ...]]]
"""Something that has something to tell: what, by the address of whom."""


def _reminders(basis: MailBasis) -> Mapping[str, tuple[MailPart, ...]]:
    """What is off is a working figure: whoever lost the role for these hears of it no more."""
    due = reminders(basis.found, last_told(basis.mails, basis.wish.day))
    return {
        one.address: reminder_parts(one, basis.wish.base)
        for one in due
        if may_have(one.address, basis.roles, basis.found.holders)
    }


def _without_role(basis: MailBasis) -> tuple[str, ...]:
    """Whoever owes something and may not be told."""
    if basis.roles is None or basis.found.span.over:
        return ()
    owing = {who.address for one in basis.found.owed for who in one.holders}
    return tuple(one for one in sorted(owing) if not may_have(one, basis.roles, ()))


def _digests(basis: MailBasis) -> Mapping[str, tuple[MailPart, ...]]:
    wish, told = basis.wish, keys_told(basis.mails)
    return digests(basis.database, basis.post, told, basis.roles, wish.day, wish.base)


SOURCES: tuple[MailSource, ...] = (_reminders, _digests)


def drafts(database: Database, wish: DraftsWish) -> Drafts:
    """The mails of a day, in the order of their addresses: none to who had one on that day. Whose
    last did not go comes last, for what breaks the connection ends a run. Raises DatabaseError and
    PostError."""
    post, found = post_of(database.address, database.settings), read_round(database, wish.day)
    roles = RolesFile(wish.roles_file) if wish.roles_file else None
    basis = MailBasis(database, post, tuple(mails(post)), found, wish, roles)
    unnamed = sum(not one.holders for one in found.owed) if not found.span.over else 0
    told = _told(basis) if is_working_day(wish.day) else {}
    if not told:
        return Drafts((), _why(basis), unnamed, _without_role(basis))
    with database.reading() as cursor:
        invented = get_property(cursor, DEMONSTRATION) == "true"
    names, broke = people_named(found), {one.address: one.state != "sent" for one in basis.mails}
    made = (
        mail_to(address, names.get(address, ""), parts, demonstration=invented)
        for address, parts in sorted(
            told.items(), key=lambda one: (broke.get(one[0], False), one[0])
        )
    )
    return Drafts(tuple(made), "", unnamed, _without_role(basis))


def _told(basis: MailBasis) -> Mapping[str, tuple[MailPart, ...]]:
    """What each is told. The name by which somebody signs in may be no address at all."""
    had = {
        one.address for one in basis.mails if one.day == basis.wish.day and one.state != "failed"
    }
    told: dict[str, tuple[MailPart, ...]] = {}
    for source in SOURCES:
        for address, parts in source(basis).items():
            if address not in had and is_address(address):
                told[address] = (*told.get(address, ()), *parts)
    return told


def _why(basis: MailBasis) -> str:
    """The first reason that holds."""
    return next(words for holds, words in _reasons(basis) if holds)


def _reasons(basis: MailBasis) -> Iterator[tuple[bool, str]]:
    found, month = basis.found, months.long(basis.found.span.month)
    yield not is_working_day(found.day), f"{long_date(found.day)} is no working day."
    yield found.span.over, f"The round of {month} is over: its edition is approved."
    nobody = "Nobody is named: say on the page People who answers for what."
    yield not found.holders, nobody
    yield not found.owed, f"Nothing is owed in the round of {month}."
    yield True, "Whoever owes something has been told of it, and a reminder is not due again yet."
