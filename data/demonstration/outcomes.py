"""Demonstration lists on outcomes: young adults with a learning disability in work, and lessons
observed."""

from collections.abc import Iterator
from datetime import date

from data.demonstration.chance import flags, generator, trend
from data.demonstration.rows import Row, known, numbered
from data.demonstration.timeline import START, day_in, month_end, months_between

_YOUNG_ADULTS = {"2023-09": 200, "2026-09": 226, "2028-03": 236}
_ANY_OPPORTUNITY = {"2023-09": 0.125, "2025-03": 0.15, "2026-09": 0.205, "2028-03": 0.24}
_PAID = {"2023-09": 0.045, "2026-09": 0.062, "2028-03": 0.07}

_EFFECTIVE = {"2023-11": 0.55, "2025-06": 0.60, "2026-06": 0.66}
_SCHOOLS = tuple(f"Demonstration school {number}" for number in range(1, 25))


def ld_employment(as_at: date, seed: int) -> list[Row]:
    """Counts at the end of each March and September."""
    months = [month for month in months_between(START, as_at) if month.month in (3, 9)]
    return [_employed(month, seed) for month in months if month_end(month) <= as_at]


def _employed(month: date, seed: int) -> Row:
    rng = generator(seed, "ld_employment", month)
    young_adults = int(trend(month, _YOUNG_ADULTS)) + rng.randint(-1, 1)
    return {
        "period_end": month_end(month),
        "young_adults": young_adults,
        "any_opportunity": int(young_adults * trend(month, _ANY_OPPORTUNITY)) + rng.randint(0, 1),
        "paid_employment": int(young_adults * trend(month, _PAID)) + rng.randint(0, 1),
    }


def lesson_observations(as_at: date, seed: int) -> list[Row]:
    """Returns of about a dozen schools each November, March and June."""
    months = [month for month in months_between(START, as_at) if month.month in (3, 6, 11)]
    rows = (row for month in months for row in _observed_in(month, seed))
    return known(numbered("return_id", "L", rows), as_at, "observed_date")


def _observed_in(month: date, seed: int) -> Iterator[Row]:
    rng = generator(seed, "lessons", month)
    for school in rng.sample(_SCHOOLS, 12):
        observed = rng.randint(4, 14)
        yield {
            "observed_date": day_in(rng, month),
            "school": school,
            "lessons_observed": observed,
            "adaptive_teaching_effective": sum(flags(rng, observed, trend(month, _EFFECTIVE))),
        }
