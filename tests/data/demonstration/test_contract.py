"""Every demonstration extract keeps the data contract: header, keys, dates, order, choices, part
and whole."""

import pandas as pd
import pytest

from data.extracts import extracts

LAST_DAY = "2026-10-31"

HEADERS = {
    "ehc_assessments": "request_id received_date request_source request_outcome "
    "request_outcome_date assessment_outcome assessment_outcome_date "
    "plan_start_date week20_exception mediation tribunal area primary_need "
    "phase",
    "annual_reviews": "review_id review_due_date meeting_date decision_date review_outcome "
    "draft_date final_plan_date phase_transfer_due_date "
    "phase_transfer_final_date area primary_need phase",
    "nd_waits": "referral_id pathway provider icb referral_date assessment_date "
    "assessment_completed_date closed_date closure_reason right_to_choose "
    "support_plan_date area",
    "nd_providers": "provider accredited_from accredited_to icb",
    "survey_responses": "response_id survey completed_date audience question answer responses area",
    "social_media": "month la_number platform la_name followers engagements population",
    "ambassadors": "person_id audience trained_date",
    "meetings": "meeting_id meeting_date group_name level parent_carers_invited "
    "parent_carers_attended",
    "quality_audits": "audit_id audit_date subject plan_type agencies overall_rating golden_thread",
    "disputes": "case_id kind registered_date grounds concluded_date outcome followed_by_appeal",
    "caseload": "month plans_maintained plans_ceased_needs_met",
    "ld_employment": "period_end young_adults any_opportunity paid_employment",
    "lesson_observations": "return_id observed_date school lessons_observed "
    "adaptive_teaching_effective",
    "benchmarks": "measure period area_code area_name value numerator denominator source",
    "milestone_updates": "milestone_id status_date status update revised_due signed_off_by "
    "evidence",
}
MAY_LIE_AHEAD = {
    "review_due_date",
    "phase_transfer_due_date",
    "accredited_from",
    "accredited_to",
    "revised_due",
}
MONTHS = {"social_media": "month", "caseload": "month", "benchmarks": "period"}
ORDERS = [
    ("ehc_assessments", "received_date", "request_outcome_date"),
    ("ehc_assessments", "received_date", "assessment_outcome_date"),
    ("annual_reviews", "meeting_date", "decision_date"),
    ("annual_reviews", "meeting_date", "draft_date"),
    ("annual_reviews", "meeting_date", "final_plan_date"),
    ("annual_reviews", "decision_date", "final_plan_date"),
    ("nd_waits", "referral_date", "assessment_date"),
    ("nd_waits", "referral_date", "closed_date"),
    ("nd_waits", "assessment_date", "assessment_completed_date"),
    ("nd_waits", "referral_date", "support_plan_date"),
    ("nd_providers", "accredited_from", "accredited_to"),
    ("disputes", "registered_date", "concluded_date"),
]
PARTS = [
    ("ld_employment", "paid_employment", "any_opportunity"),
    ("ld_employment", "any_opportunity", "young_adults"),
    ("lesson_observations", "adaptive_teaching_effective", "lessons_observed"),
    ("meetings", "parent_carers_attended", "parent_carers_invited"),
]
Tables = dict[str, pd.DataFrame]


def test_all_extracts_are_there_and_none_is_empty(tables: Tables) -> None:
    assert {name for name, table in tables.items() if len(table)} == set(extracts()) >= set(HEADERS)


@pytest.mark.parametrize("name", HEADERS)
def test_the_header_is_the_contracts(name: str, tables: Tables) -> None:
    assert list(tables[name].columns) == HEADERS[name].split()


@pytest.mark.parametrize("name", HEADERS)
def test_a_key_is_given_once(name: str, tables: Tables) -> None:
    assert not tables[name].duplicated(list(extracts()[name].keys)).any()


@pytest.mark.parametrize("name", HEADERS)
def test_required_cells_are_filled(name: str, tables: Tables) -> None:
    required = [column.name for column in extracts()[name].required]
    assert (tables[name][required] != "").to_numpy().all()


@pytest.mark.parametrize("name", HEADERS)
def test_choices_are_the_contracts(name: str, tables: Tables) -> None:
    for column in extracts()[name].columns:
        if column.choices:
            given = {
                part for cell in tables[name][column.name].unique() for part in cell.split("+")
            }
            assert given <= {*column.choices, ""}, column.name


@pytest.mark.parametrize("name", HEADERS)
def test_nothing_has_happened_after_the_as_at_date(name: str, tables: Tables) -> None:
    happened = [
        c
        for c in tables[name].columns
        if c.endswith(("_date", "period_end")) and c not in MAY_LIE_AHEAD
    ]
    assert {
        column: max(tables[name][column])
        for column in happened
        if max(tables[name][column]) > LAST_DAY
    } == {}


@pytest.mark.parametrize(("name", "month"), MONTHS.items())
def test_monthly_figures_end_with_the_month_of_the_as_at_date(
    name: str, month: str, tables: Tables
) -> None:
    assert max(tables[name][month]) == LAST_DAY[:7]


@pytest.mark.parametrize(("name", "first", "then"), ORDERS)
def test_dates_are_in_order(name: str, first: str, then: str, tables: Tables) -> None:
    pairs = [
        (start, end)
        for start, end in zip(tables[name][first], tables[name][then], strict=True)
        if start and end
    ]
    assert pairs
    assert [(start, end) for start, end in pairs if end < start] == []


def test_a_plan_follows_its_request_unless_it_came_from_another_authority(tables: Tables) -> None:
    plans = tables["ehc_assessments"].query("plan_start_date != ''")
    ours = plans.request_outcome != "H"
    assert (plans[ours].plan_start_date > plans[ours].received_date).all()
    assert (plans[~ours].plan_start_date < plans[~ours].received_date).all()


def test_nothing_after_a_meeting_without_a_meeting(tables: Tables) -> None:
    unmet = tables["annual_reviews"].query("meeting_date == ''")
    assert len(unmet)
    assert (
        (unmet[["decision_date", "review_outcome", "draft_date", "final_plan_date"]] == "")
        .to_numpy()
        .all()
    )


@pytest.mark.parametrize(("name", "part", "whole"), PARTS)
def test_a_part_is_no_larger_than_its_whole(
    name: str, part: str, whole: str, tables: Tables
) -> None:
    assert (tables[name][part].astype(int) <= tables[name][whole].astype(int)).to_numpy().all()


@pytest.mark.parametrize(
    "name", [name for name, header in HEADERS.items() if header.split()[0].endswith("_id")]
)
def test_keys_are_pseudonyms_that_say_demonstration(name: str, tables: Tables) -> None:
    if name != "milestone_updates":
        assert tables[name].iloc[:, 0].str.fullmatch(r"DEMO-[A-Z]\d{5}").all()


def test_benchmarks_pretend_to_be_nothing_else(tables: Tables) -> None:
    benchmarks = tables["benchmarks"]
    assert set(benchmarks.source) == {"Illustrative, for demonstration only"}
    assert set(benchmarks.measure) == {"nd_asd_over_13_weeks", "nd_adhd_over_13_weeks"}
    assert set(benchmarks.area_code) == {"E92000001"}


def test_the_authorities_are_ours_and_its_ten_statistical_neighbours(
    tables: Tables, neighbours: dict[str, str]
) -> None:
    authorities = tables["social_media"].set_index("la_number").la_name.to_dict()
    assert authorities == neighbours | {"943": "Westmorland and Furness"}
