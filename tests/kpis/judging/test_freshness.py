"""When an extract is late: after its month, the time between extracts, and two weeks of grace."""

from datetime import date

import pytest

from kpis.judging.freshness import Freshness, FreshnessState, freshness

MONTHLY, TERMLY, HALF_YEARLY, YEARLY = 1, 4, 6, 12


@pytest.mark.parametrize(
    ("as_at", "today", "every_months", "state"),
    [
        # Monthly: current once the last complete month is reached.
        (date(2026, 10, 31), date(2026, 11, 2), MONTHLY, "Current"),
        (date(2026, 10, 31), date(2026, 11, 30), MONTHLY, "Current"),
        (date(2026, 9, 30), date(2026, 10, 31), MONTHLY, "Current"),
        (date(2026, 11, 2), date(2026, 11, 2), MONTHLY, "Current"),
        # Two weeks of grace after the month that is missing.
        (date(2026, 10, 30), date(2026, 11, 14), MONTHLY, "Not due"),
        (date(2026, 9, 30), date(2026, 11, 14), MONTHLY, "Not due"),
        (date(2026, 9, 30), date(2026, 11, 15), MONTHLY, "Late"),
        (date(2026, 10, 30), date(2026, 11, 15), MONTHLY, "Late"),
        (date(2026, 7, 31), date(2026, 11, 2), MONTHLY, "Late"),
        # Longer cycles: not due until their own months have passed.
        (date(2026, 9, 30), date(2026, 11, 2), HALF_YEARLY, "Not due"),
        (date(2026, 9, 30), date(2027, 4, 14), HALF_YEARLY, "Not due"),
        (date(2026, 9, 30), date(2027, 4, 15), HALF_YEARLY, "Late"),
        (date(2026, 7, 31), date(2026, 12, 14), TERMLY, "Not due"),
        (date(2026, 7, 31), date(2026, 12, 15), TERMLY, "Late"),
        (date(2025, 12, 31), date(2027, 1, 14), YEARLY, "Not due"),
        (date(2025, 12, 31), date(2027, 1, 15), YEARLY, "Late"),
        (date(2026, 10, 31), date(2026, 11, 2), YEARLY, "Current"),
        (None, date(2026, 11, 2), MONTHLY, "Never loaded"),
    ],
)
def test_state(as_at: date | None, today: date, every_months: int, state: FreshnessState) -> None:
    (found,) = freshness({"surveys": as_at}, today, {"surveys": ("Surveys", every_months)})
    assert found == Freshness("surveys", "Surveys", as_at, state, every_months)


def test_the_next_month_and_the_last_day_on_which_it_is_in_time() -> None:
    monthly = Freshness("surveys", "Surveys", date(2026, 10, 30), "Late")
    assert (monthly.expected, monthly.due) == ("2026-10", date(2026, 11, 14))
    half_yearly = Freshness("surveys", "Surveys", date(2026, 9, 30), "Not due", HALF_YEARLY)
    assert (half_yearly.expected, half_yearly.due) == ("2027-03", date(2027, 4, 14))
    never = Freshness("surveys", "Surveys", None, "Never loaded")
    assert (never.expected, never.due) == (None, None)


def test_every_extract_of_the_schedule_is_listed_in_its_order() -> None:
    schedule = {"nd_waits": ("Neurodevelopmental waits", 1), "caseload": ("Caseload", 1)}
    found = freshness(
        {"caseload": date(2026, 10, 31), "unknown": date(2026, 10, 31)}, date(2026, 11, 2), schedule
    )
    assert [(each.extract, each.state) for each in found] == [
        ("nd_waits", "Never loaded"),
        ("caseload", "Current"),
    ]
