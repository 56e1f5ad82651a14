"""The demonstration looks like the service: levels and directions that the pages are meant to
show."""

import pandas as pd
import pytest

Tables = dict[str, pd.DataFrame]
MONTH_ENDS = pd.date_range("2023-04-30", "2026-10-31", freq="ME")


def days_between(table: pd.DataFrame, first: str, then: str) -> pd.Series:
    """Days, and none (which no comparison holds for) where one of the dates is blank."""
    return (pd.to_datetime(table[then]) - pd.to_datetime(table[first])).dt.days


@pytest.fixture(scope="module")
def plans(tables: Tables) -> pd.DataFrame:
    issued = tables["ehc_assessments"].query("plan_start_date != '' and request_outcome != 'H'")
    return issued.assign(in_time=days_between(issued, "received_date", "plan_start_date") <= 140)


@pytest.fixture(scope="module")
def reviews(tables: Tables) -> pd.DataFrame:
    reviews = tables["annual_reviews"]
    return reviews.assign(in_time=days_between(reviews, "meeting_date", "decision_date") <= 28)


@pytest.fixture(scope="module")
def waiting(tables: Tables) -> dict[str, pd.DataFrame]:
    """The children waiting at the end of each month, with their waits in weeks."""
    waits = tables["nd_waits"]
    left = waits.assessment_date.where(waits.assessment_date != "", waits.closed_date).replace(
        "", "9999"
    )

    def at(day: pd.Timestamp) -> pd.DataFrame:
        there = waits[(waits.referral_date <= str(day.date())) & (left > str(day.date()))]
        return there.assign(weeks=(day - pd.to_datetime(there.referral_date)).dt.days / 7)

    return {f"{day:%Y-%m}": at(day) for day in MONTH_ENDS}


@pytest.mark.parametrize(
    ("year", "least", "most"), [(2023, 50, 60), (2024, 88, 95), (2025, 81, 89), (2026, 81, 90)]
)
def test_plans_within_20_weeks(year: int, least: float, most: float, plans: pd.DataFrame) -> None:
    counted = plans[
        plans.plan_start_date.str.startswith(str(year)) & (plans.week20_exception != "1")
    ]
    assert least <= 100 * counted.in_time.mean() <= most


def test_about_thirty_plans_a_month_and_one_in_twelve_an_exception(plans: pd.DataFrame) -> None:
    monthly = plans.plan_start_date.str[:7].value_counts()
    assert len(monthly) == len(MONTH_ENDS)
    assert 26 <= monthly.mean() <= 34
    assert 0.05 <= (plans.week20_exception == "1").mean() <= 0.11


def test_requests_end_in_every_way_and_some_are_open(tables: Tables) -> None:
    requests = tables["ehc_assessments"]
    assert set(requests.request_outcome) == {"Y", "N", "A", "W", "H"}
    assert set(requests.assessment_outcome) == {"Y", "N", "A", "H", ""}
    assert 80 <= (requests.assessment_outcome == "A").sum() <= 140


def test_review_meetings_are_about_130_a_month(reviews: pd.DataFrame) -> None:
    monthly = reviews.meeting_date[reviews.meeting_date >= "2023-05"].str[:7].value_counts()
    assert 110 <= monthly.mean() <= 150


@pytest.mark.parametrize(
    ("first", "last", "least", "most"),
    [
        ("2024-01", "2024-12", 34, 40),
        ("2025-03", "2025-05", 37, 46),
        ("2026-07", "2026-09", 57, 66),
    ],
)
def test_decisions_within_4_weeks_rise(
    first: str, last: str, least: float, most: float, reviews: pd.DataFrame
) -> None:
    met = reviews[reviews.meeting_date.str[:7].between(first, last)]
    assert least <= 100 * met.in_time.mean() <= most


def test_the_60_per_cent_is_reached_only_lately(reviews: pd.DataFrame) -> None:
    by_month = (
        reviews[reviews.meeting_date != ""].groupby(reviews.meeting_date.str[:7]).in_time.mean()
    )
    assert (by_month[:"2026-05"] < 0.6).all()
    assert by_month["2026-09"] >= 0.6


def test_some_reviews_that_were_met_a_year_ago_have_no_decision(reviews: pd.DataFrame) -> None:
    met = reviews[reviews.meeting_date.str.startswith("2025")]
    assert 0.02 <= (met.decision_date == "").mean() <= 0.12


def test_about_450_children_wait_at_any_month_end(waiting: dict[str, pd.DataFrame]) -> None:
    counts = {month: len(children) for month, children in waiting.items()}
    assert {month: count for month, count in counts.items() if not 380 <= count <= 520} == {}


def test_five_providers_are_more_than_12_weeks_apart(waiting: dict[str, pd.DataFrame]) -> None:
    for month, children in waiting.items():
        by_provider = children.groupby("provider").weeks.agg(["mean", "size"])
        counted = by_provider[by_provider["size"] >= 10]["mean"]
        assert len(by_provider) == 5
        assert counted.max() - counted.min() > 12, month


def test_the_average_wait_falls_and_the_longest_rises(waiting: dict[str, pd.DataFrame]) -> None:
    baseline, now = waiting["2025-05"].weeks, waiting["2026-10"].weeks
    assert 0.8 < now.mean() / baseline.mean() < 0.97
    assert now.max() > 1.2 * baseline.max()
    assert (now > baseline.max()).sum() == 1


def test_pathways_are_single_and_about_one_in_six_is_joined(tables: Tables) -> None:
    pathways = tables["nd_waits"].pathway
    assert {"ASD", "ADHD", "FASD"} < set(pathways)
    assert 0.1 <= pathways.str.contains("+", regex=False).mean() <= 0.22


def test_support_plans_reach_the_high_eighties(tables: Tables) -> None:
    completed = tables["nd_waits"].query("'2025-11' <= assessment_completed_date")
    assert 0.84 <= (completed.support_plan_date != "").mean() < 0.90


def test_right_to_choose_goes_to_accredited_providers_more_than_at_the_baseline(
    tables: Tables,
) -> None:
    chosen = (
        tables["nd_waits"]
        .query("right_to_choose == '1'")
        .merge(tables["nd_providers"], on="provider")
    )
    ends = chosen.accredited_to.replace("", "9999")
    good = chosen[(chosen.accredited_from <= chosen.referral_date) & (chosen.referral_date <= ends)]

    def share(first: str, last: str) -> float:
        chosen_then = (
            chosen.drop_duplicates("referral_id").referral_date.str[:7].between(first, last).sum()
        )
        return good.referral_date.str[:7].between(first, last).sum() / chosen_then

    assert share("2024-06", "2025-05") < 0.8
    assert 0.85 < share("2025-11", "2026-10") < 0.97


def test_every_question_is_put_to_those_who_count_for_it(tables: Tables) -> None:
    audiences = tables["survey_responses"].groupby("question").audience.agg(set).to_dict()
    assert audiences == {
        "satisfaction": {"parent_carer", "young_person", "professional"},
        "nd_supported_while_waiting": {"parent_carer"},
        "included_in_decisions": {"parent_carer", "young_person"},
        "timely_joined_up_access": {"young_person", "child"},
        "preparing_for_adulthood_opportunities": {"young_person"},
        "health_support_access": {"parent_carer", "young_person"},
    }


def test_some_do_not_know_and_rows_hold_counts(tables: Tables) -> None:
    answers = tables["survey_responses"]
    responses = answers.responses.astype(int)
    assert 0.03 <= responses[answers.answer == "Don't know"].sum() / responses.sum() <= 0.08
    assert responses.max() > 10


def test_the_caseload_rises_slowly_from_2000(tables: Tables) -> None:
    plans = tables["caseload"].plans_maintained.astype(int)
    assert plans.is_monotonic_increasing
    assert 1_990 <= plans.iloc[0] <= 2_020
    assert 2_150 <= plans.iloc[-1] <= 2_350


@pytest.mark.parametrize(
    ("name", "months"), [("ld_employment", {3, 9}), ("lesson_observations", {3, 6, 11})]
)
def test_lists_that_are_not_monthly_keep_their_months(
    name: str, months: set[int], tables: Tables
) -> None:
    table = tables[name]
    days = table.period_end if name == "ld_employment" else table.observed_date
    assert set(pd.to_datetime(days).dt.month) == months
