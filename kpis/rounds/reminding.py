"""Who is reminded on a day, and of what: nobody every day, and nobody of what is done
(docs/round.md has the rule in words)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from data.post import SentMail
from kpis.rounds.dues import Owed
from kpis.rounds.round import Round
from kpis.rounds.working_days import is_working_day, next_working_day

WEEK = timedelta(days=7)
_HEARD = timedelta(days=10)
"""A reminder in the ten days before something is due stands for the one of a week before."""
_APART = timedelta(days=3)
"""What is new is told so long after the mail before, for files that come one by one would else be a
mail each."""
_OWED = "owed "
"""How the keys of what is owed begin, among those of a mail."""
_LATE = " late"


@dataclass(frozen=True)
class LastTold:
    """What the last reminder of somebody told, by its keys, and on which day."""

    day: date
    keys: frozenset[str]


@dataclass(frozen=True)
class Reminder:
    """What somebody is told on a day: what they owe, what is late of those whose deputy they are,
    and what the reminder before had told, on the day `since`, that is open `still`."""

    address: str
    name: str
    own: tuple[Owed, ...]
    as_deputy: tuple[Owed, ...]
    since: date | None
    still: tuple[Owed, ...]

    @property
    def late(self) -> tuple[Owed, ...]:
        """What they owe that is late."""
        return tuple(one for one in self.own if one.late)

    @property
    def ahead(self) -> tuple[Owed, ...]:
        """What they owe that is not late."""
        return tuple(one for one in self.own if not one.late)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys by which the next reminder knows what this one told."""
        return tuple(told_key(one) for one in (*self.own, *self.as_deputy))


def told_key(owed: Owed) -> str:
    """What is told of a thing: that it is owed, and whether it is late."""
    return _open_key(owed) + _LATE * owed.late


def last_told(mails: Sequence[SentMail], day: date) -> Mapping[str, LastTold]:
    """The last reminder that each address had by the end of a day, by the address. What may not
    have arrived counts for nothing."""
    sent = [one for one in mails if one.state == "sent" and one.day <= day]
    keys = [frozenset(key for key in one.keys if key.startswith(_OWED)) for one in sent]
    return {
        one.address: LastTold(one.day, told) for one, told in zip(sent, keys, strict=True) if told
    }


def reminders(found: Round, told: Mapping[str, LastTold]) -> tuple[Reminder, ...]:
    """Who is reminded on the day of the round, in the order of their addresses."""
    if found.span.over or not is_working_day(found.day):
        return ()
    people = people_named(found).items()
    due = (_reminder(found, told.get(address), address, name) for address, name in people)
    return tuple(one for one in due if one)


def people_named(found: Round) -> Mapping[str, str]:
    """Everybody who is a deputy or answers for something: the names by the addresses."""
    deputies = [(one.deputy_address, one.deputy) for one in found.holders]
    own = [(one.address, one.name) for one in found.holders]
    named = [(address, name) for address, name in (*deputies, *own) if address and name]
    return dict(sorted(dict(named).items()))


def _reminder(found: Round, before: LastTold | None, address: str, name: str) -> Reminder | None:
    own, as_deputy = found.of(address), found.of_deputy(address)
    owed = (*own, *as_deputy)
    if not owed or not (before is None or _worth_a_mail(owed, before, found)):
        return None
    still = tuple(one for one in owed if before and _was_told(one, before))
    return Reminder(address, name, own, as_deputy, before.day if before else None, still)


def _worth_a_mail(owed: Sequence[Owed], before: LastTold, found: Round) -> bool:
    """The round is new, something has become late, something is due soon, or a week without a mail
    would pass while something is late or new."""
    day = found.day
    new = {one for one in owed if told_key(one) not in before.keys}
    waited = before.day + _APART <= day
    if before.day < found.span.opens or any(
        one.late and (waited or _was_told(one, before)) for one in new
    ):
        return True
    if any(one.late or one in new for one in owed) and next_working_day(day) > before.day + WEEK:
        return True
    return any(_near(one.day, before.day, day, new=one in new) for one in owed if one.day)


def _near(due: date, before: date, day: date, *, new: bool) -> bool:
    """It is due in about a week; what is `new` and would be told a day after another mail waits a
    little, where it is not due meanwhile."""
    if not day <= due <= day + WEEK:
        return False
    return before + _APART <= day or due <= next_working_day(day) if new else before < due - _HEARD


def _was_told(owed: Owed, before: LastTold) -> bool:
    return bool({_open_key(owed), _open_key(owed) + _LATE} & before.keys)


def _open_key(owed: Owed) -> str:
    return _OWED + owed.key
