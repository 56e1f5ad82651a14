"""Demonstration annual reviews of EHC plans: due, met, decided, and amended plans made final."""

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

_DECIDED_IN_TIME = {
    "2023-01": 0.33,
    "2024-01": 0.35,
    "2024-12": 0.38,
    "2025-06": 0.42,
    "2026-10": 0.63,
    "2027-06": 0.68,
}
"""Share of all meetings decided within 28 days, by the month of the meeting."""

_FINAL_IN_TIME = {"2024-01": 0.48, "2025-06": 0.52, "2026-10": 0.66}
"""Share of amended plans final within 84 days, of those whose decision was in time."""

_LISTED = timedelta(days=90)
_EARLIEST, _LATEST = 80, -110
"""Days by which a meeting may come before its due date, and (negative) after it."""

_OUTCOMES = {"A": 0.40, "M": 0.52, "C": 0.08}
_UNTIL_THEN = {"decision_date": {"review_outcome": None}}


def annual_reviews(as_at: date, seed: int) -> list[Row]:
    """Reviews due from April 2023, on the list from 90 days before they are due, whether or not
    they have been met."""
    months = months_between(shifted(START, -3), shifted(as_at, 7))
    stories = numbered(
        "review_id", "A", (story for month in months for story in _met_in(month, seed))
    )
    return known(stories, as_at, "_listed", _UNTIL_THEN)


def _met_in(month: date, seed: int) -> Iterator[Row]:
    rng = generator(seed, "reviews", month)
    for in_time in flags(rng, about(rng, 130), trend(month, _DECIDED_IN_TIME)):
        met = day_in(rng, month)
        due = met + timedelta(days=max(_LATEST, min(_EARLIEST, int(rng.gauss(30, 35)))))
        if due >= START:
            yield _review(rng, due, met, in_time)


def _review(rng: Random, due: date, met: date, in_time: bool) -> Row:
    about_child = child(rng)
    moving_on = about_child["phase"] in ("Secondary", "Post-16")
    return {
        "review_due_date": due,
        "meeting_date": met,
        **_decision(rng, met, in_time),
        **_transfer(rng, met, moving_on),
        **about_child,
        "_listed": due - _LISTED,
    }


def _decision(rng: Random, met: date, in_time: bool) -> Row:
    decided = days_after(rng, met, 10, 28) if in_time else days_after(rng, met, 31, 150)
    if not in_time and rng.random() < 0.1:
        return {}
    decision: Row = {"decision_date": decided, "review_outcome": pick(rng, _OUTCOMES)}
    if decision["review_outcome"] != "A":
        return decision
    return decision | {"draft_date": decided, "final_plan_date": _final(rng, met, decided, in_time)}


def _final(rng: Random, met: date, decided: date, in_time: bool) -> date | None:
    if in_time and rng.random() < trend(met, _FINAL_IN_TIME):
        return working_day(met + timedelta(days=rng.randint(44, 84)))
    if rng.random() < 0.15:
        return None
    return days_after(rng, max(decided, working_day(met + timedelta(days=72))), 16, 120)


def _transfer(rng: Random, met: date, moving_on: bool) -> Row:
    """Some reviews of the autumn term settle the next school (by 15 February) or a place after 16
    (by 31 March)."""
    if met.month not in (9, 10, 11) or rng.random() < 0.7:
        return {}
    due = date(met.year + 1, 3, 31) if moving_on else date(met.year + 1, 2, 15)
    late = rng.random() < 0.12
    return {
        "phase_transfer_due_date": due,
        "phase_transfer_final_date": days_after(rng, due, 3, 40)
        if late
        else days_after(rng, due, -35, 0),
    }
