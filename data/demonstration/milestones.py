"""Demonstration milestone updates: what leads might have reported of the plan's own milestones
since June 2025."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from data.demonstration.chance import generator, pick
from data.demonstration.rows import Row, known
from data.demonstration.timeline import (
    days_after,
    month_end,
    month_name,
    months_between,
    shifted,
    working_day,
)
from data.plan import Milestone, load_plan

_FIRST = date(2025, 6, 2)
_ALL_DELIVERED_BEFORE = date(2025, 9, 1)
_SILENT, _STALLED, _SLIPPED = 11, 5, 8
"""How many milestones are never reported on, stop at Amber, and miss their month; all others are
delivered."""
_UNDER_WAY = {"Green": 0.8, "Amber": 0.2}

_WORDS = {
    "Green": (
        "Work has begun and the next steps are agreed.",
        "On plan. A draft is with families and schools for their comments.",
        "On plan. Health partners have given their part.",
        "The working group meets each month and is on time.",
    ),
    "Amber": (
        "Two partners have not yet replied. The date may be missed.",
        "Started late because a post was empty. Extra time has been asked for.",
        "Comments from families mean that part of the draft must be written again.",
    ),
    "Red": (
        "The date was missed because the money was agreed late. A new month has been set.",
        "The date was missed: the new system was not ready. A new month has been set.",
        "Held back until both health boards have agreed. A new month has been set.",
    ),
    "Blue": (
        "Finished, and shared with families on the Local Offer.",
        "Finished. Parent carer representatives took part in the last check.",
        "Finished. The board will look at the results again in six months.",
        "In place and in use in all three districts.",
    ),
}


def milestone_updates(as_at: date, seed: int) -> list[Row]:
    """Updates that keep the contract's rules, for any milestones that the plan may hold."""
    milestones = load_plan().milestones
    fates = _fates(milestones, seed)
    stories = (
        update
        for each in milestones
        for update in _history(each, fates.get(each.id, ""), as_at, seed)
    )
    return known(stories, as_at, "status_date")


def _fates(milestones: tuple[Milestone, ...], seed: int) -> dict[str, str]:
    """What happens to the milestones that are not simply delivered, by their ids."""
    dated = [
        each.id for each in milestones if each.due_date and each.due_date >= _ALL_DELIVERED_BEFORE
    ]
    fates = ["silent"] * _SILENT + ["stalled"] * _STALLED + ["slipped"] * _SLIPPED
    return dict(zip(generator(seed, "fates").sample(dated, len(dated)), fates, strict=False))


def _history(milestone: Milestone, fate: str, as_at: date, seed: int) -> Iterator[Row]:
    rng = generator(seed, "milestone", milestone.id)
    due = milestone.due_date
    if due is None:
        yield from (_update(rng, milestone, "Green", day) for day in _half_yearly(rng, as_at))
    elif fate != "silent":
        yield from (
            _update(rng, milestone, pick(rng, _UNDER_WAY), day) for day in _progress(rng, due)
        )
        yield from _ending(rng, milestone, due, fate)


def _half_yearly(rng: Random, as_at: date) -> Iterator[date]:
    for month in months_between(_FIRST, as_at):
        if month.month in (1, 7):
            yield days_after(rng, month, 7, 20)


def _progress(rng: Random, due: date) -> Iterator[date]:
    """Every three months or so, from a year before the end of the due month to a month before
    it."""
    day = days_after(rng, max(_FIRST, working_day(due - timedelta(days=350))), 3, 30)
    while day < due - timedelta(days=30):
        yield day
        day = days_after(rng, day, 80, 110)


def _ending(rng: Random, milestone: Milestone, due: date, fate: str) -> Iterator[Row]:
    if fate:
        yield _update(
            rng, milestone, "Amber", working_day(due - timedelta(days=rng.randint(8, 25)))
        )
    if fate == "slipped":
        revised = month_end(shifted(due, rng.randint(8, 13)))
        missed = working_day(due + timedelta(days=rng.randint(4, 18)))
        yield _update(rng, milestone, "Red", missed) | {"revised_due": month_name(revised)}
        yield _signed_off(rng, milestone, revised - timedelta(days=rng.randint(0, 20)))
    if not fate:
        yield _signed_off(rng, milestone, due + timedelta(days=rng.randint(-25, 12)))


def _signed_off(rng: Random, milestone: Milestone, day: date) -> Row:
    signed = max(day, _FIRST + timedelta(days=rng.randint(10, 28)))
    evidence = f"https://example.org/evidence/{milestone.id}"
    signature: Row = {"signed_off_by": "SEND Partnership Board", "evidence": evidence}
    return _update(rng, milestone, "Blue", working_day(signed)) | signature


def _update(rng: Random, milestone: Milestone, status: str, day: date) -> Row:
    words = rng.choice(_WORDS[status])
    return {"milestone_id": milestone.id, "status_date": day, "status": status, "update": words}
