"""Demonstration lists on the quality of plans: audits, disputes, and the plans maintained."""

from collections.abc import Iterator
from datetime import date
from random import Random

from data.demonstration.chance import about, flags, generator, pick, trend
from data.demonstration.rows import Row, known, numbered
from data.demonstration.timeline import START, day_in, days_after, month_name, months_between

_SUBJECTS = {"ehc_plan": 0.55, "advice": 0.25, "annual_review": 0.20}
_GREEN = {"2023-04": 0.34, "2025-05": 0.42, "2026-10": 0.68}
_GOLDEN_THREAD = {"2023-04": 0.45, "2025-05": 0.55, "2026-10": 0.78}

_GROUNDS = {
    "Refusal to assess": 0.35,
    "Contents of the plan": 0.50,
    "Refusal to issue a plan": 0.10,
    "Ceasing a plan": 0.05,
}
_APPEAL_ENDS = {
    "Agreed before the hearing": 0.55,
    "Upheld": 0.28,
    "Dismissed": 0.05,
    "Withdrawn": 0.12,
}
_MEDIATION_ENDS = {"Agreement reached": 0.6, "No agreement": 0.4}

_PLANS_AT_START = 2_000


def quality_audits(as_at: date, seed: int) -> list[Row]:
    """About ten audits a month, of plans, advice and annual reviews."""
    rows = (row for month in months_between(START, as_at) for row in _audited_in(month, seed))
    return known(numbered("audit_id", "Q", rows), as_at, "audit_date")


def _audited_in(month: date, seed: int) -> Iterator[Row]:
    rng = generator(seed, "audits", month)
    for green in flags(rng, about(rng, 10), trend(month, _GREEN)):
        subject = pick(rng, _SUBJECTS)
        amended = subject == "annual_review" or rng.random() < 0.6
        yield {
            "audit_date": day_in(rng, month),
            "subject": subject,
            "plan_type": "amended" if amended else "new",
            "agencies": "multi" if rng.random() < 0.35 else "single",
            "overall_rating": "Green" if green else pick(rng, {"Amber": 0.78, "Red": 0.22}),
            "golden_thread": int(rng.random() < trend(month, _GOLDEN_THREAD)),
        }


def disputes(as_at: date, seed: int) -> list[Row]:
    """Appeals and mediations registered since April 2023; how one ended is known when it is
    concluded."""
    stories = (
        story for month in months_between(START, as_at) for story in _registered_in(month, seed)
    )
    until_then = {"concluded_date": {"outcome": None, "followed_by_appeal": None}}
    return known(numbered("case_id", "D", stories), as_at, "registered_date", until_then)


def _registered_in(month: date, seed: int) -> Iterator[Row]:
    rng = generator(seed, "disputes", month)
    for _ in range(about(rng, 2.3)):
        yield _dispute(rng, day_in(rng, month), "appeal")
    for _ in range(about(rng, 3)):
        yield _dispute(rng, day_in(rng, month), "mediation")


def _dispute(rng: Random, registered: date, kind: str) -> Row:
    appeal = kind == "appeal"
    outcome = pick(rng, _APPEAL_ENDS if appeal else _MEDIATION_ENDS)
    return {
        "kind": kind,
        "registered_date": registered,
        "grounds": pick(rng, _GROUNDS),
        "concluded_date": days_after(rng, registered, 120, 380)
        if appeal
        else days_after(rng, registered, 16, 45),
        "outcome": outcome,
        "followed_by_appeal": None
        if appeal
        else int(outcome == "No agreement" and rng.random() < 0.75),
    }


def caseload(as_at: date, seed: int) -> list[Row]:
    """Plans maintained at the end of each month, slowly rising, and those ceased in it because
    needs were met."""
    plans, rows = _PLANS_AT_START, []
    for month in months_between(START, as_at):
        rng = generator(seed, "caseload", month)
        plans += rng.randint(1, 9)
        rows.append(
            {
                "month": month_name(month),
                "plans_maintained": plans,
                "plans_ceased_needs_met": rng.randint(0, 3),
            }
        )
    return rows
