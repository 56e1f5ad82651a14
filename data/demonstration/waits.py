"""Demonstration referrals for neurodevelopmental assessment, to five invented providers, and their
accreditation."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain
from random import Random
from typing import NamedTuple

from data.demonstration.chance import about, flags, generator, pick, trend
from data.demonstration.rows import Row, known, numbered
from data.demonstration.timeline import START, day_in, days_after, months_between, working_day


class InventedProvider(NamedTuple):
    """An invented provider: how many children it is referred a month, and the mean wait of those it
    assesses.

    `accredited` holds the first and last days of each accreditation; the last is None while it
    lasts.
    """

    name: str
    icb: str
    areas: tuple[str, ...]
    referrals: float
    weeks: float
    right_to_choose: bool = False
    accredited: tuple[tuple[date, date | None], ...] = ((date(2020, 10, 1), None),)


KENT_VALLEY = InventedProvider(
    "Kent Valley Community Paediatrics", "LSC", ("Barrow", "South Lakeland"), 17.3, 58
)
PROVIDERS = (
    KENT_VALLEY,
    InventedProvider("Fellside Children's Service", "NENC", ("Eden",), 14.2, 40),
    InventedProvider("Furness Shore Child Development Team", "LSC", ("Barrow",), 7.3, 46),
    InventedProvider(
        "Blue Heron Assessments", "LSC", ("Barrow", "South Lakeland"), 7.8, 15, right_to_choose=True
    ),
    InventedProvider(
        "Hawthorn Lane Assessments",
        "NENC",
        ("Eden",),
        4.2,
        24,
        right_to_choose=True,
        accredited=((date(2025, 7, 1), date(2026, 6, 30)), (date(2026, 11, 1), None)),
    ),
)
_PATHWAYS = {
    "ASD": 0.46,
    "ADHD": 0.34,
    "ASD+ADHD": 0.14,
    "FASD": 0.04,
    "ASD+FASD": 0.01,
    "ADHD+FASD": 0.01,
}
_CLOSED = {
    "Moved out of the area": 0.4,
    "Family no longer wants an assessment": 0.35,
    "Referral not appropriate": 0.25,
}
_DEMAND = {"2020-12": 0.93, "2025-06": 1.0, "2026-06": 1.0, "2027-06": 1.08}
_PLANNED_SUPPORT = {"2023-04": 0.58, "2025-05": 0.72, "2026-01": 0.90, "2026-10": 0.91}

_LONGEST_WEEKS = 116
_FASTER_FROM, _FASTER = date(2025, 7, 1), 1.15
"""The day from which every list moves faster, and how many times as fast."""


def nd_waits(as_at: date, seed: int) -> list[Row]:
    """Referrals that were open on or after 1 April 2023, and one old case whose wait only grows
    until June 2027."""
    months = months_between(START - timedelta(weeks=_LONGEST_WEEKS), as_at)
    referrals = (story for month in months for story in _referred_in(month, seed))
    stories = numbered("referral_id", "N", chain([_old_case()], referrals))
    until_then = {"closed_date": {"closure_reason": None}}
    return known(
        (story for story in stories if _left(story) >= START), as_at, "referral_date", until_then
    )


def nd_providers(as_at: date, _seed: int) -> list[Row]:
    """The accreditations of each provider; one that begins within 60 days is known already."""
    rows: list[Row] = [
        {"provider": each.name, "accredited_from": first, "accredited_to": last, "icb": each.icb}
        for each in PROVIDERS
        for first, last in each.accredited
    ]
    return known(rows, as_at + timedelta(days=60), "accredited_from")


def _referred_in(month: date, seed: int) -> Iterator[Row]:
    rng = generator(seed, "waits", month)
    for provider in PROVIDERS:
        for closed in flags(rng, about(rng, provider.referrals * trend(month, _DEMAND)), 0.07):
            referred = day_in(rng, month)
            reached = _reached(rng, provider, referred)
            row = _referral(provider, referred, pick(rng, _PATHWAYS), rng.choice(provider.areas))
            yield row | (_closed(rng, referred, reached) if closed else _assessed(rng, reached))


def _reached(rng: Random, provider: InventedProvider, referred: date) -> date:
    """The day on which the list reaches the child: after a long-tailed wait, shorter where it runs
    at the new speed."""
    weeks = min(rng.gammavariate(4, provider.weeks / 4), _LONGEST_WEEKS - rng.uniform(0, 8))
    reached = referred + timedelta(weeks=max(1, weeks))
    begun = max(referred, _FASTER_FROM)
    return working_day(reached if reached <= begun else begun + (reached - begun) / _FASTER)


def _closed(rng: Random, referred: date, reached: date) -> Row:
    return {
        "closed_date": days_after(rng, referred, 2, (reached - referred).days),
        "closure_reason": pick(rng, _CLOSED),
    }


def _assessed(rng: Random, assessed: date) -> Row:
    completed = days_after(rng, assessed, 2, 84)
    row: Row = {"assessment_date": assessed, "assessment_completed_date": completed}
    planned = rng.random() < trend(completed, _PLANNED_SUPPORT)
    return row | {"support_plan_date": days_after(rng, completed, 2, 24)} if planned else row


def _old_case() -> Row:
    row = _referral(KENT_VALLEY, date(2023, 11, 15), "ASD+ADHD", "South Lakeland")
    return row | {
        "assessment_date": date(2027, 6, 15),
        "assessment_completed_date": date(2027, 7, 6),
    }


def _referral(provider: InventedProvider, referred: date, pathway: str, area: str) -> Row:
    return {
        "pathway": pathway,
        "provider": provider.name,
        "icb": provider.icb,
        "referral_date": referred,
        "right_to_choose": int(provider.right_to_choose),
        "area": area,
    }


def _left(story: Row) -> date:
    left = story.get("assessment_date") or story.get("closed_date")
    assert isinstance(left, date), "every story ends"
    return left
