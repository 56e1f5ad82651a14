"""Rows of every extract as hypothesis makes them, crowded round the days on which figures turn."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from data.extracts import extracts
from data.extracts.survey_responses import ANSWERS

Row = dict[str, Any]
FIRST, LAST = date(2023, 12, 1), date(2025, 12, 31)
TURNS = [
    date(2023, 12, 31),  # a year ends
    date(2024, 1, 1),
    date(2024, 2, 1),  # 28 days before the leap day
    date(2024, 2, 28),
    date(2024, 2, 29),
    date(2024, 3, 1),
    date(2024, 3, 31),  # the clocks change
    date(2024, 10, 27),
    date(2025, 2, 28),
    date(2025, 3, 30),
    date(2025, 10, 26),
    date(2025, 10, 31),
]
TURNING = st.sampled_from(TURNS)
DAYS = st.dates(FIRST, LAST) | TURNING | TURNING
AS_AT = st.dates(date(2024, 12, 1), date(2026, 1, 31)) | st.sampled_from(
    [*TURNS[8:], date(2025, 11, 28)]
)
AREAS = st.sampled_from(["Barrow", "Eden", None])
COUNTS = st.integers(0, 30)


def after(days: list[int]) -> st.SearchStrategy[int | None]:
    """Days from one date to the next: blank, any, or close to a limit."""
    limits = [around for limit in days for around in (limit - 1, limit, limit + 1)]
    return st.none() | st.integers(0, 200) | st.sampled_from(limits) | st.sampled_from(limits)


def later(day: date, days: int | None) -> date | None:
    return None if days is None else day + timedelta(days)


def month(day: date) -> date:
    return day.replace(day=1)


@st.composite
def waits(draw: st.DrawFn, referred: st.SearchStrategy[date] = DAYS) -> Row:
    day = draw(referred)
    seen, closed = draw(after([91, 140])), draw(st.none() | st.integers(0, 300))
    stays = seen is None and closed is None
    return {
        "pathway": draw(st.sampled_from(["ASD", "ADHD", "FASD", "ASD+ADHD"])),
        "provider": draw(st.sampled_from(["A", "B", "C"])),
        "icb": draw(st.sampled_from(["LSC", "NENC", None])),
        "referral_date": day,
        "assessment_date": later(day, seen),
        "assessment_completed_date": later(day, seen and seen + draw(st.integers(0, 40))),
        "closed_date": later(day, closed),
        "left_by": later(day, draw(st.none() | st.integers(0, 300))) if stays else None,
        "right_to_choose": draw(st.sampled_from([True, False, None])),
        "support_plan_date": later(day, draw(after([91, 140]))),
        "area": draw(AREAS),
    }


@st.composite
def reviews(draw: st.DrawFn) -> Row:
    day = draw(DAYS)
    met = draw(st.sampled_from([True, True, True, False]))
    return {
        "review_due_date": day + timedelta(draw(st.sampled_from([0, 27, 28, 29, 60]))),
        "meeting_date": day if met else None,
        "decision_date": later(day, draw(after([28]))),
        "review_outcome": draw(st.sampled_from(["A", "A", "A", "C", "M", None])),
        "final_plan_date": later(day, draw(after([84]))),
        "area": draw(AREAS),
    }


@st.composite
def requests(draw: st.DrawFn) -> Row:
    day = draw(DAYS)
    return {
        "received_date": day,
        "request_outcome": draw(st.sampled_from(["Y", "N", "N", "H", None])),
        "request_outcome_date": later(day, draw(after([42]))),
        "assessment_outcome": draw(st.sampled_from(["Y", "N", "N", "S", "H", None])),
        "assessment_outcome_date": later(day, draw(after([112]))),
        "plan_start_date": later(day, draw(after([140]))),
        "week20_exception": draw(st.sampled_from([True, False, None])),
        "area": draw(AREAS),
    }


QUESTIONS = [
    "satisfaction",
    "nd_supported_while_waiting",
    "included_in_decisions",
    "timely_joined_up_access",
    "preparing_for_adulthood_opportunities",
    "health_support_access",
]
ANSWERS_BY_CHANCE = st.sampled_from([*ANSWERS, None])


def fixed(**columns: st.SearchStrategy) -> st.SearchStrategy[Row]:
    return st.fixed_dictionaries(columns)


def part_of(whole: str, *parts: str) -> Callable[[Row], Row]:
    """Makes counts no larger than the count that they are part of."""
    return lambda row: row | {part: min(row[part], row[whole]) for part in parts}


ROWS: dict[str, st.SearchStrategy[Row]] = {
    "nd_waits": waits(),
    "nd_providers": fixed(
        provider=st.sampled_from(["A", "B"]),
        accredited_from=TURNING,
        accredited_to=st.none() | TURNING,
    ),
    "annual_reviews": reviews(),
    "ehc_assessments": requests(),
    "survey_responses": fixed(
        survey=st.just("s"),
        completed_date=DAYS,
        audience=st.sampled_from(["parent_carer", "young_person", "child", "professional"]),
        question=st.sampled_from(QUESTIONS),
        answer=ANSWERS_BY_CHANCE,
        responses=COUNTS,
        area=AREAS,
    ),
    "social_media": fixed(
        month=DAYS.map(month),
        la_number=st.sampled_from([943, 943, 942, 888, 889, 380]),
        platform=st.sampled_from(["F", "X"]),
        followers=COUNTS,
        engagements=COUNTS,
        population=st.none() | COUNTS,
    ),
    "ambassadors": fixed(
        audience=st.sampled_from(["young_person", "parent_carer"]), trained_date=DAYS
    ),
    "meetings": fixed(
        meeting_date=DAYS,
        group_name=st.just("g"),
        level=st.sampled_from(["working_group", "strategic"]),
        parent_carers_attended=st.integers(0, 3),
    ),
    "quality_audits": fixed(
        audit_date=DAYS,
        subject=st.sampled_from(["ehc_plan", "advice", "annual_review"]),
        plan_type=st.sampled_from(["new", "amended", None]),
        agencies=st.sampled_from(["single", "multi", None]),
        overall_rating=st.sampled_from(["Green", "Amber", "Red"]),
    ),
    "disputes": fixed(
        kind=st.sampled_from(["appeal", "mediation"]),
        registered_date=DAYS,
        followed_by_appeal=st.sampled_from([True, False, None]),
    ),
    "caseload": fixed(
        month=DAYS.map(month), plans_maintained=COUNTS, plans_ceased_needs_met=COUNTS
    ),
    "ld_employment": fixed(
        period_end=DAYS, young_adults=COUNTS, any_opportunity=COUNTS, paid_employment=COUNTS
    ).map(part_of("young_adults", "any_opportunity", "paid_employment")),
    "lesson_observations": fixed(
        observed_date=DAYS,
        school=st.just("s"),
        lessons_observed=COUNTS,
        adaptive_teaching_effective=COUNTS,
    ).map(part_of("lessons_observed", "adaptive_teaching_effective")),
    "benchmarks": fixed(
        measure=st.sampled_from(["nd_asd_over_13_weeks", "nd_adhd_over_13_weeks"]),
        period=st.sampled_from(["2024", "2024-11", "2025-05", "2025-06"]),
        area_code=st.sampled_from(["E92000001", "E12000002"]),
        value=st.integers(0, 100).map(float),
        source=st.just("s"),
    ),
}
"""One row of each extract, without the key where that is a mere number."""
NUMBERED = {
    "nd_waits": "referral_id",
    "annual_reviews": "review_id",
    "ehc_assessments": "request_id",
    "survey_responses": "response_id",
    "ambassadors": "person_id",
    "meetings": "meeting_id",
    "quality_audits": "audit_id",
    "disputes": "case_id",
    "lesson_observations": "return_id",
}
"""The keys that are."""


def rows_of(extract: str, most: int = 14) -> st.SearchStrategy[list[Row]]:
    """Rows of one extract, no two with the same key."""
    if key := NUMBERED.get(extract):
        return st.lists(ROWS[extract], max_size=most).map(lambda rows: numbered(key, rows))
    keys = extracts()[extract].keys
    return st.lists(
        ROWS[extract], max_size=most, unique_by=lambda row: tuple(row[key] for key in keys)
    )


def numbered(key: str, rows: list[Row], first: int = 0) -> list[Row]:
    return [{key: f"{at:04}"} | row for at, row in enumerate(rows, start=first)]


def tables(names: Iterable[str], most: int = 14) -> st.SearchStrategy[dict[str, list[Row]]]:
    """Rows of several extracts."""
    return st.fixed_dictionaries({name: rows_of(name, most) for name in names})


def asked(question: str) -> st.SearchStrategy[dict[str, list[Row]]]:
    """Answers of which three in four are to one question."""
    return tables(["survey_responses"]).map(
        lambda found: {
            name: [row | {"question": question} if at % 4 else row for at, row in enumerate(rows)]
            for name, rows in found.items()
        }
    )


@st.composite
def crowds(draw: st.DrawFn) -> dict[str, list[Row]]:
    """Referrals to providers of whom each has about as many as it takes to count."""
    rows = []
    for provider in draw(st.sampled_from(["AB", "ABC"])):
        size = draw(st.integers(9, 12))
        rows += [draw(waits()) | {"provider": provider, "closed_date": None} for _ in range(size)]
    return {"nd_waits": numbered("referral_id", rows)}
