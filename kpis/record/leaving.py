"""Whoever leaves: what they answer for ends with their last day, and so does standing in for
others; what was before stays as it was."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from data.record import Entry, Holder, Withdrawal
from kpis.record.writing import Change

_NO_DEPUTY = {"deputy": None, "deputy_address": None}


def concerning_person(
    held: Sequence[tuple[Entry, Holder]], address: str, day: date
) -> list[tuple[Entry, Holder]]:
    """What somebody answers for after a day, themselves or as the deputy."""
    return [
        (entry, one)
        for entry, one in held
        if address in (one.address, one.deputy_address) and (one.until or date.max) > day
    ]


def leaving(held: Sequence[tuple[Entry, Holder]], address: str, last: date) -> list[Change]:
    """What is to be put on the record for the person of an address to leave these posts after their
    `last` day. What would have begun later is taken back."""
    found = concerning_person(held, address, last)
    return [change for entry, one in found for change in _ended(entry, one, address, last)]


def _ended(entry: Entry, one: Holder, address: str, last: date) -> Iterator[Change]:
    begun = one.from_date <= last
    if begun:
        yield Change(one.model_copy(update={"until": last}), entry.id)
    elif one.address == address:
        reason = f"{one.name} leaves on {last:%d/%m/%Y}."
        yield Change(Withdrawal(about=one.subject, reason=reason), entry.id)
    if one.address != address:
        later = max(one.from_date, last + timedelta(days=1))
        rest = one.model_copy(update={**_NO_DEPUTY, "from_date": later})
        yield Change(rest, None if begun else entry.id)
