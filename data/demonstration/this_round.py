"""Demonstration entries of the month's round: invented members of staff who answer for what, and
what they said of two measures that are off."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle
from typing import NamedTuple

from data.demonstration.timeline import month_end, month_name, shifted
from data.extracts import extracts
from data.plan import load_plan
from data.record import Commentary, Holder, Post

_FIRST = date(2025, 6, 1)


class _Person(NamedTuple):
    name: str
    address: str


def _person(name: str, place: str) -> _Person:
    return _Person(name, f"{name.lower().replace(' ', '.')}@{place}")


_COUNCIL, _HEALTH = "example.gov.uk", "example.org"
_ROWAN, _PIKE = _person("Asha Rowan", _COUNCIL), _person("Harun Pike", _HEALTH)
_FROST = _person("Elin Frost", _COUNCIL)
_LEADS = (
    _ROWAN,
    _person("Bryn Hallam", _HEALTH),
    _person("Cora Whitlock", _COUNCIL),
    _PIKE,
    _person("Dev Marsden", _HEALTH),
    _FROST,
    _person("Greta Lowe", _COUNCIL),
    _person("Lewis Crane", _COUNCIL),
)
"""In the order in which the plan first names their titles."""
_ANALYSTS = (_person("Isla Thorne", _COUNCIL), _person("Jonas Birch", _COUNCIL))
_EMPTY = ("Learning improvement Service", "lesson_observations")
"""A lead title and an extract that nobody answers for yet."""
_DEPUTIES = {_PIKE: _person("Kezia Holm", _HEALTH), _ANALYSTS[0]: _ANALYSTS[1]}
_BEFORE = _person("Femi Alder", _COUNCIL), "nd_waits", date(2026, 3, 31)
"""Who answered for an extract before, until that day."""
_SAID = (
    (
        -1,
        2,
        "nd_longest_wait",
        "Families who were referred before the list was joined up had not been offered a first "
        "appointment, and one provider closed its list until spring.",
        "Offer each of the families who have waited longest a first appointment.",
        _PIKE,
        "Agree to pay for evening clinics until the summer.",
    ),
    (
        0,
        1,
        "appeal_rate",
        "More parents appeal because naming a school takes longer than in the year before.",
        "Meet the parent carer forum, and ring each family before a plan is issued.",
        _FROST,
        None,
    ),
)
"""How many months from the newest it was said and will be done, of what, why, what that is, who
does it, and what is asked of the board."""


def people() -> Iterator[Holder]:
    """Who answers for what since the plan began, all but for two posts."""
    left, extract, until = _BEFORE
    yield _holder("extract", extract, left, until=until)
    for of, one in zip(_titles(), _LEADS, strict=True):
        yield _holder("lead", of, one)
    names = [name for name in extracts() if name not in _EMPTY]
    for of, one in zip(names, cycle(_ANALYSTS), strict=False):
        yield _holder("extract", of, one, begins=until if of == extract else None)
    for body in load_plan().bodies:
        yield _holder("body", body.name, _ROWAN)


def said(until: date, by: date) -> Iterator[Commentary]:
    """What was said by a day of measures that were off, in the newest two months."""
    for of, due, about, why, doing, who, asked in _SAID:
        month = month_end(shifted(until, of))
        if month <= by:
            yield Commentary(
                about=about,
                month=month_name(month),
                why=why,
                doing=doing,
                owner=who.name,
                due=month_end(shifted(until, due)),
                asked=asked,
            )


def _titles() -> list[str]:
    """The lead titles of the plan, each once however its apostrophes are printed."""
    found: dict[str, str] = {}
    for action in load_plan().actions:
        for lead in action.leads:
            found.setdefault(lead.replace("\u2019", "'"), lead)
    return [lead for lead in found.values() if lead not in _EMPTY]


def _holder(
    post: Post, of: str, who: _Person, *, begins: date | None = None, until: date | None = None
) -> Holder:
    deputy = _DEPUTIES.get(who)
    return Holder(
        post=post,
        of=of,
        name=who.name,
        address=who.address,
        deputy=deputy and deputy.name,
        deputy_address=deputy and deputy.address,
        from_date=begins + timedelta(days=1) if begins else _FIRST,
        until=until,
    )
