"""Demonstration requests for an EHC needs assessment, and the plans that came of them."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from data.demonstration.chance import about, flags, generator, pick, trend
from data.demonstration.children import child
from data.demonstration.rows import Row, known, numbered
from data.demonstration.timeline import (
    START,
    day_in,
    days_after,
    months_between,
    shifted,
    working_day,
)

_IN_TIME = {
    "2023-04": 0.48,
    "2023-12": 0.64,
    "2024-01": 0.87,
    "2024-08": 0.95,
    "2024-12": 0.92,
    "2025-02": 0.87,
    "2025-09": 0.83,
    "2026-06": 0.87,
}
"""Share of plans within 20 weeks, by the month of issue. Calendar 2023 and 2024 come near the DfE's
55.3 and 91.6 per cent for Westmorland and Furness (Education, health and care plans, 2025); the
rest is invented."""

_LONGEST_MONTHS = 15
_SOURCES = {"1": 0.45, "2": 0.45, "3": 0.05, "4": 0.02, "5": 0.03}

_UNTIL_THEN = {
    "assessment_outcome_date": {
        "assessment_outcome": "A",
        "week20_exception": None,
        "mediation": None,
        "tribunal": None,
    },
    "request_outcome_date": {
        "request_outcome": "A",
        "assessment_outcome": None,
        "mediation": None,
        "tribunal": None,
    },
    "_withdrawn": {"request_outcome": "A"},
}


def ehc_assessments(as_at: date, seed: int) -> list[Row]:
    """Requests that were open on or after 1 April 2023; each month's are made from the month in
    which they ended."""
    months = months_between(START, shifted(as_at, _LONGEST_MONTHS))
    stories = numbered(
        "request_id", "R", (story for month in months for story in _ended_in(month, seed))
    )
    return known(stories, as_at, "received_date", _UNTIL_THEN)


def _ended_in(month: date, seed: int) -> Iterator[Row]:
    rng = generator(seed, "ehc", month)
    yield from _plans(rng, month)
    for _ in range(about(rng, 7)):
        yield _refused(rng, day_in(rng, month))
    for _ in range(about(rng, 2)):
        yield _not_issued(rng, day_in(rng, month))
    for _ in range(about(rng, 1.5)):
        yield _withdrawn(rng, day_in(rng, month))
    for _ in range(about(rng, 0.5)):
        yield _historical(rng, day_in(rng, month))


def _plans(rng: Random, month: date) -> Iterator[Row]:
    excepted = flags(rng, about(rng, 30), 0.08)
    in_time = flags(rng, excepted.count(False), trend(month, _IN_TIME))
    in_time_though_excepted = flags(rng, excepted.count(True), 0.7)
    for exception in excepted:
        soon = in_time_though_excepted.pop() if exception else in_time.pop()
        yield _plan(rng, day_in(rng, month), soon, exception)


def _plan(rng: Random, issued: date, in_time: bool, exception: bool) -> Row:
    days = rng.randint(98, 138) if in_time else min(420, 141 + int(rng.expovariate(1 / 60)))
    received = working_day(issued - timedelta(days=days))
    return _request(rng, received, "Y", days_after(rng, received, 22, 42)) | {
        "assessment_outcome": "Y",
        "assessment_outcome_date": issued,
        "plan_start_date": issued,
        "week20_exception": int(exception),
        "mediation": int(rng.random() < 0.05),
        "tribunal": int(rng.random() < 0.03),
    }


def _refused(rng: Random, decided: date) -> Row:
    received = working_day(decided - timedelta(days=rng.randint(28, 46)))
    return _request(rng, received, "N", decided) | _challenge(rng)


def _not_issued(rng: Random, decided: date) -> Row:
    received = working_day(decided - timedelta(days=rng.randint(84, 118)))
    refusal = {"assessment_outcome": "N", "assessment_outcome_date": decided}
    return (
        _request(rng, received, "Y", days_after(rng, received, 22, 42)) | refusal | _challenge(rng)
    )


def _withdrawn(rng: Random, withdrawn: date) -> Row:
    received = working_day(withdrawn - timedelta(days=rng.randint(7, 40)))
    return _request(rng, received, "W", None) | {"_withdrawn": withdrawn}


def _historical(rng: Random, moved_in: date) -> Row:
    plan_made = working_day(moved_in - timedelta(days=rng.randint(90, 900)))
    outcome = {"assessment_outcome": "H", "plan_start_date": plan_made}
    return _request(rng, moved_in, "H", None) | outcome


def _challenge(rng: Random) -> Row:
    return {"mediation": int(rng.random() < 0.25), "tribunal": int(rng.random() < 0.12)}


def _request(rng: Random, received: date, outcome: str, outcome_date: date | None) -> Row:
    return {
        "received_date": received,
        "request_source": pick(rng, _SOURCES),
        "request_outcome": outcome,
        "request_outcome_date": outcome_date,
        **child(rng),
    }
