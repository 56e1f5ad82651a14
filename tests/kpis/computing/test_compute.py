"""Windows, maturity, partial months and blanks, from rows small enough to count by hand; and
properties of them all."""

from collections.abc import Callable
from datetime import date

import pytest

from data.loading.load import LoadResult
from data.store import Database
from kpis.computing.compute import last_period
from kpis.judging.read import read_results

Loader = Callable[..., LoadResult]


@pytest.mark.parametrize(
    ("as_at", "days", "month"),
    [
        (date(2026, 10, 31), 0, "2026-10"),
        (date(2026, 10, 30), 0, "2026-09"),
        (date(2026, 10, 27), 28, "2026-08"),
        (date(2026, 10, 28), 28, "2026-09"),
        (date(2024, 2, 29), 0, "2024-02"),
        (date(2023, 12, 31), 0, "2023-12"),
        (date(2024, 3, 27), 28, "2024-01"),
        (date(2024, 3, 28), 28, "2024-02"),
    ],
)
def test_last_period_has_had_its_days(as_at: date, days: int, month: str) -> None:
    assert last_period(as_at, days) == month


REVIEWS = "review_id,review_due_date,meeting_date,decision_date\n"


def test_blank_never_counts_as_in_time(database: Database, loader: Loader) -> None:
    loader(
        "annual_reviews", REVIEWS + "1,2026-01-10,2026-01-05,2026-02-02\n2,2026-01-10,2026-01-05,\n"
    )
    point = read_results(database).by_id["annual_review_decision_4_weeks"].series[0]
    assert (point.numerator, point.denominator) == (1, 2)


def test_28_days_are_in_time_and_29_are_not(database: Database, loader: Loader) -> None:
    loader(
        "annual_reviews",
        REVIEWS + "1,2026-01-10,2026-01-05,2026-02-02\n2,2026-01-10,2026-01-05,2026-02-03\n",
    )
    assert read_results(database).by_id["annual_review_decision_4_weeks"].series[0].numerator == 1


def test_month_without_cases_has_no_point(database: Database, loader: Loader) -> None:
    loader(
        "annual_reviews", REVIEWS + "1,2026-01-10,2026-01-05,2026-02-02\n2,2026-03-10,2026-03-05,\n"
    )
    series = read_results(database).by_id["annual_review_decision_4_weeks"].series
    assert [point.period for point in series] == ["2026-01", "2026-03"]


def test_first_eleven_points_of_twelve_months_are_partial(
    database: Database, loader: Loader
) -> None:
    loader(
        "ehc_assessments",
        "request_id,received_date,plan_start_date\n1,2024-11-01,2025-01-31\n2,2025-08-01,2025-12-31\n",
    )
    series = read_results(database).by_id["ehc_20_weeks"].series
    assert [point.period for point in series if point.partial] == [
        f"2025-{month:02}" for month in range(1, 12)
    ]
    assert [point.denominator for point in series if point.period in ("2025-12", "2026-01")] == [
        2,
        1,
    ]


def test_state_at_a_period_end_is_not_added_to_another_of_the_month(
    database: Database, loader: Loader
) -> None:
    head = "period_end,young_adults,any_opportunity,paid_employment\n"
    loader(
        "ld_employment", head + "2026-03-15,200,20,6\n2026-03-31,210,42,8\n2026-04-30,210,43,9\n"
    )
    found = read_results(database)
    series = found.by_id["ld_employment"].series
    assert [(point.numerator, point.denominator) for point in series] == [(42, 210), (43, 210)]
    paid = found.companion("ld_employment", "paid")
    assert [(point.numerator, point.denominator) for point in paid] == [(8, 210), (9, 210)]


def test_wait_ends_on_the_day_of_the_appointment(database: Database, loader: Loader) -> None:
    rows = "1,ASD,A,2026-01-01,2026-03-31\n2,ASD,A,2026-01-01,2026-04-01\n"
    loader("nd_waits", "referral_id,pathway,provider,referral_date,assessment_date\n" + rows)
    series = {
        point.period: point for point in read_results(database).by_id["nd_longest_wait"].series
    }
    assert series["2026-02"].denominator == 2
    assert series["2026-03"].denominator == 1
    assert "2026-04" not in series
    assert series["2026-03"].value == pytest.approx(89 / 7)


def test_gap_needs_two_providers_with_ten_waiting(database: Database, loader: Loader) -> None:
    rows = "".join(
        f"{at},ASD,{'A' if at < 10 else 'B'},2026-0{1 if at < 10 else 3}-01\n" for at in range(20)
    )
    loader("nd_waits", "referral_id,pathway,provider,referral_date\n" + rows)
    series = read_results(database).by_id["nd_provider_gap"].series
    assert (series[0].period, series[0].denominator) == ("2026-03", 2)
    assert series[0].value == pytest.approx(59 / 7)


def test_support_plan_counts_from_the_month_in_which_it_was_given(
    database: Database, loader: Loader
) -> None:
    head = "referral_id,pathway,provider,referral_date,assessment_date,assessment_completed_date,support_plan_date\n"
    loader("nd_waits", head + "1,ASD,A,2025-01-01,2026-01-05,2026-01-06,2026-03-02\n")
    series = read_results(database).by_id["nd_support_plans"].series
    assert [point.numerator for point in series[:3]] == [0, 0, 1]


def test_measure_has_no_data_until_every_extract_is_loaded(
    database: Database, loader: Loader
) -> None:
    loader(
        "nd_waits",
        "referral_id,pathway,provider,referral_date,right_to_choose\n1,ASD,A,2026-01-01,Y\n",
    )
    assert read_results(database).by_id["rtc_accredited"].status == "no_data"
    loader("nd_providers", "provider,accredited_from\nA,2025-01-01\n")
    assert read_results(database).by_id["rtc_accredited"].latest is not None


def test_accreditation_counts_on_the_day_of_the_referral(
    database: Database, loader: Loader
) -> None:
    rows = "".join(f"{at},ASD,A,2026-01-{at:02},Y\n" for at in (9, 10, 20, 21))
    loader("nd_waits", "referral_id,pathway,provider,referral_date,right_to_choose\n" + rows)
    loader("nd_providers", "provider,accredited_from,accredited_to\nA,2026-01-10,2026-01-20\n")
    assert read_results(database).by_id["rtc_accredited"].series[0].numerator == 2


def test_don_t_know_and_blank_leave_the_denominator(database: Database, loader: Loader) -> None:
    answers = ["Agree", "4", "Yes", "Neither agree nor disagree", "Don’t know", "", "3"]
    rows = "".join(
        f"{at},s,2026-01-05,parent_carer,satisfaction,{answer},2\n"
        for at, answer in enumerate(answers)
    )
    loader(
        "survey_responses",
        "response_id,survey,completed_date,audience,question,answer,responses\n" + rows,
    )
    point = read_results(database).by_id["survey_satisfaction"].series[0]
    assert (point.numerator, point.denominator) == (6, 10)


def test_historical_requests_never_count(database: Database, loader: Loader) -> None:
    head = "request_id,received_date,request_outcome,plan_start_date\n"
    loader("ehc_assessments", head + "1,2026-01-01,H,2026-02-01\n2,2026-01-01,Y,2026-02-01\n")
    assert read_results(database).by_id["ehc_20_weeks_all"].series[0].denominator == 1
