"""The days on which counting goes wrong: the leap day, the ends of years, and the days on which the
clocks change."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from kpis.measures import measures
from tests.kpis.engine import Engine


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    made = Engine()
    # A server's own zone must not move a date, nor may an hour be lost or found between two of
    # them.
    made.cursor.execute("SET TimeZone = 'Europe/London'")
    yield made
    made.cursor.close()


def newest(
    engine: Engine, id: str, rows: dict[str, list[dict]], as_at: date
) -> tuple[str, float, float] | None:
    """Month, value and denominator of the newest figure."""
    figures = engine.figures(measures()[id].calculation, rows, as_at)
    return (figures[-1][0], figures[-1][3], figures[-1][2] or 0) if figures else None


DAYS = [
    ("over a leap day, 28 days", date(2024, 2, 1), date(2024, 2, 29), 100),
    ("over a leap day, 29 days", date(2024, 2, 1), date(2024, 3, 1), 0),
    ("from a leap day, 28 days", date(2024, 2, 29), date(2024, 3, 28), 100),
    ("from a leap day, 29 days", date(2024, 2, 29), date(2024, 3, 29), 0),
    ("no leap day, 28 days", date(2025, 2, 1), date(2025, 3, 1), 100),
    ("over a year's end, 28 days", date(2024, 12, 15), date(2025, 1, 12), 100),
    ("over a year's end, 29 days", date(2024, 12, 15), date(2025, 1, 13), 0),
    ("over the clocks going forward, 28 days", date(2025, 3, 16), date(2025, 4, 13), 100),
    ("over the clocks going forward, 29 days", date(2025, 3, 16), date(2025, 4, 14), 0),
    ("over the clocks going back, 28 days", date(2024, 10, 13), date(2024, 11, 10), 100),
    ("over the clocks going back, 29 days", date(2024, 10, 13), date(2024, 11, 11), 0),
]


@pytest.mark.parametrize(("what", "met", "decided", "value"), DAYS, ids=[case[0] for case in DAYS])
def test_four_weeks_are_28_days(
    engine: Engine, what: str, met: date, decided: date, value: float
) -> None:
    rows = {
        "annual_reviews": [
            {
                "review_id": "1",
                "review_due_date": met,
                "meeting_date": met,
                "decision_date": decided,
            }
        ]
    }
    found = newest(engine, "annual_review_decision_4_weeks", rows, met + timedelta(70))
    assert found == (f"{met:%Y-%m}", value, 1)


@pytest.mark.parametrize(
    "received", [date(2024, 2, 29), date(2023, 10, 12), date(2024, 10, 27), date(2025, 3, 30)]
)
def test_twenty_weeks_are_140_days(engine: Engine, received: date) -> None:
    issued = [received + timedelta(days) for days in (139, 140, 141)]
    rows = [
        {"request_id": f"{day}", "received_date": received, "plan_start_date": day}
        for day in issued
    ]
    found = newest(engine, "ehc_20_weeks", {"ehc_assessments": rows}, received + timedelta(400))
    assert found is not None
    assert found[1] == pytest.approx(200 / 3)


@pytest.mark.parametrize(
    ("referred", "as_at", "month", "days"),
    [
        (date(2024, 2, 28), date(2024, 2, 29), "2024-02", 1),
        (date(2024, 2, 29), date(2024, 2, 29), "2024-02", 0),
        (date(2024, 2, 29), date(2025, 2, 28), "2025-02", 365),
        (date(2023, 12, 31), date(2024, 1, 31), "2024-01", 31),
        (date(2024, 3, 1), date(2024, 3, 31), "2024-03", 30),
        (date(2024, 3, 31), date(2024, 4, 30), "2024-04", 30),
        (date(2024, 10, 26), date(2024, 10, 31), "2024-10", 5),
        (date(2025, 10, 25), date(2025, 10, 31), "2025-10", 6),
    ],
)
def test_wait_is_counted_in_days(
    engine: Engine, referred: date, as_at: date, month: str, days: int
) -> None:
    rows = {
        "nd_waits": [
            {"referral_id": "1", "pathway": "ASD", "provider": "A", "referral_date": referred}
        ]
    }
    assert newest(engine, "nd_longest_wait", rows, as_at) == (month, days / 7, 1)


def referrals(**days: list[int]) -> dict[str, list[dict]]:
    """Providers by name, with children who have waited this many days at the end of October
    2025."""
    end = date(2025, 10, 31)
    rows = [
        {"provider": name, "referral_date": end - timedelta(one)}
        for name, listed in days.items()
        for one in listed
    ]
    return {
        "nd_waits": [
            {"referral_id": f"{at}", "pathway": "ASD"} | row for at, row in enumerate(rows)
        ]
    }


@pytest.mark.parametrize("fastest", [0, 32, 39, 60, 61, 100])
def test_gap_of_84_days_is_12_weeks_to_the_last_digit(engine: Engine, fastest: int) -> None:
    rows = referrals(A=[fastest] * 10, B=[fastest + 83, fastest + 85] * 10, C=[fastest + 500] * 9)
    assert newest(engine, "nd_provider_gap", rows, date(2025, 10, 31)) == ("2025-10", 12, 2)


@pytest.mark.parametrize("days", [50, 52, 53, 75])
def test_average_does_not_depend_on_how_many_share_it(engine: Engine, days: int) -> None:
    few, many = (
        newest(engine, "nd_average_wait", referrals(A=[days] * n), date(2025, 10, 31))
        for n in (1, 3)
    )
    assert few is not None
    assert many is not None
    assert few[1] == many[1] == days / 7


@pytest.mark.parametrize(
    ("as_at", "month"),
    [
        (date(2024, 2, 28), "2024-01"),
        (date(2024, 2, 29), "2024-02"),
        (date(2025, 2, 28), "2025-02"),
        (date(2024, 12, 30), "2024-11"),
        (date(2024, 12, 31), "2024-12"),
        (date(2024, 3, 30), "2024-02"),
        (date(2024, 3, 31), "2024-03"),  # the clocks go forward on the last day of the month
        (date(2024, 10, 27), "2024-09"),
    ],
)
def test_month_is_reported_on_its_last_day(engine: Engine, as_at: date, month: str) -> None:
    rows = {
        "ambassadors": [
            {"person_id": "1", "audience": "young_person", "trained_date": date(2023, 12, 31)}
        ]
    }
    found = newest(engine, "local_offer_ambassadors", rows, as_at)
    assert found is not None
    assert found[0] == month


@pytest.mark.parametrize(
    ("observed", "months"),
    [(date(2024, 2, 29), ("2024-02", "2025-01")), (date(2023, 12, 31), ("2023-12", "2024-11"))],
)
def test_case_counts_for_twelve_months(
    engine: Engine, observed: date, months: tuple[str, str]
) -> None:
    case = {
        "return_id": "1",
        "observed_date": observed,
        "lessons_observed": 2,
        "adaptive_teaching_effective": 1,
    }
    calculation = measures()["adaptive_teaching"].calculation
    figures = engine.figures(calculation, {"lesson_observations": [case]}, date(2026, 1, 31))
    assert (figures[0][0], figures[-1][0], len(figures)) == (*months, 12)
