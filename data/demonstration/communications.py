"""Demonstration lists on communications: social media here and at the neighbours, ambassadors, and
meetings."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from data.demonstration.chance import about, generator, trend
from data.demonstration.rows import Row, known, numbered
from data.demonstration.timeline import START, day_in, month_name, months_between
from data.place import load_place


class Authority(NamedTuple):
    """An authority by its DfE number, with a rounded population, and invented followers and
    engagements at the start.

    Followers are per 1,000 residents on all platforms together, engagements per 1,000 followers in
    a month.
    """

    number: str
    name: str
    population: int
    followers: float
    engagements: float


_PLACE = load_place()
_SIZES = (
    (190_000, 18, 66),
    (276_000, 21, 82),
    (890_000, 16, 48),
    (329_000, 24, 61),
    (350_000, 27, 55),
    (627_000, 22, 73),
    (782_000, 19, 59),
    (581_000, 25, 90),
    (777_000, 20, 64),
    (807_000, 17, 52),
)
"""What is said of the neighbours, in their order."""
HERE = _PLACE.number
AUTHORITIES = (
    Authority(HERE, _PLACE.name, 227_000, 14, 70),
    *(
        Authority(one.number, one.name, *sizes)
        for one, sizes in zip(_PLACE.neighbours, _SIZES, strict=False)
    ),
)
"""The place and its statistical neighbours in their order."""

_PLATFORMS = {"Facebook": 0.62, "Instagram": 0.38}
_GROWTH_HERE = {"2023-04": 1.0, "2025-05": 1.3, "2026-10": 1.72}
_GROWTH_ELSEWHERE = {"2023-04": 1.0, "2028-03": 1.15}


class MeetingGroup(NamedTuple):
    """A group that meets each month, and the chance that a parent carer representative comes: then,
    and lately."""

    name: str
    level: str
    invited: int
    attendance: dict[str, float]


GROUPS = (
    MeetingGroup("SEND Partnership Board", "strategic", 2, {"2023-04": 0.85, "2026-10": 0.95}),
    MeetingGroup("SEND Improvement Group", "strategic", 2, {"2023-04": 0.70, "2026-10": 0.85}),
    MeetingGroup(
        "Effective communications group", "working_group", 3, {"2023-04": 0.65, "2026-10": 0.90}
    ),
    MeetingGroup(
        "Neurodevelopmental pathway group", "working_group", 3, {"2023-04": 0.55, "2026-10": 0.85}
    ),
    MeetingGroup("EHC plan quality group", "working_group", 2, {"2023-04": 0.45, "2026-10": 0.70}),
    MeetingGroup(
        "Multi-agency working group", "working_group", 2, {"2023-04": 0.50, "2026-10": 0.75}
    ),
)


def social_media(as_at: date, seed: int) -> list[Row]:
    """Followers at the end of each month and engagements in it, by authority and platform."""
    return [row for month in months_between(START, as_at) for row in _followed_in(month, seed)]


def _followed_in(month: date, seed: int) -> Iterator[Row]:
    rng = generator(seed, "social_media", month)
    for authority in AUTHORITIES:
        growth = trend(month, _GROWTH_HERE if authority.number == HERE else _GROWTH_ELSEWHERE)
        for platform, share in _PLATFORMS.items():
            followers = (
                authority.population
                / 1000
                * authority.followers
                * growth
                * share
                * rng.gauss(1, 0.008)
            )
            yield {
                "month": month_name(month),
                "la_number": authority.number,
                "platform": platform,
                "la_name": authority.name,
                "followers": int(followers),
                "engagements": int(
                    followers / 1000 * authority.engagements * max(0.5, rng.gauss(1.05, 0.12))
                ),
                "population": authority.population,
            }


def ambassadors(as_at: date, seed: int) -> list[Row]:
    """People trained as Local Offer ambassadors, from the first training in March 2025."""
    rows = (
        row for month in months_between(date(2025, 3, 1), as_at) for row in _trained_in(month, seed)
    )
    return known(numbered("person_id", "B", rows), as_at, "trained_date")


def _trained_in(month: date, seed: int) -> Iterator[Row]:
    rng = generator(seed, "ambassadors", month)
    session = day_in(rng, month)
    for audience, mean in (("young_person", 1.6), ("parent_carer", 1.0)):
        for _ in range(about(rng, mean)):
            yield {"audience": audience, "trained_date": session}


def meetings(as_at: date, seed: int) -> list[Row]:
    """Each group's monthly meeting, but none in August."""
    months = [month for month in months_between(START, as_at) if month.month != 8]
    rows = (row for month in months for row in _held_in(month, seed))
    return known(numbered("meeting_id", "M", rows), as_at, "meeting_date")


def _held_in(month: date, seed: int) -> Iterator[Row]:
    rng = generator(seed, "meetings", month)
    for group in GROUPS:
        came = rng.random() < trend(month, group.attendance)
        yield {
            "meeting_date": day_in(rng, month),
            "group_name": group.name,
            "level": group.level,
            "parent_carers_invited": group.invited,
            "parent_carers_attended": rng.randint(1, group.invited) if came else 0,
        }
