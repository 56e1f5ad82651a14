"""What the smaller tables of the contract say beyond their types."""

import pytest

from tests.data.conftest import Send
from tests.data.samples import file_of, odd


def test_refusals_without_a_date_are_kept_and_warned_about(send: Send) -> None:
    rows = [
        {"request_outcome": "N", "request_outcome_date": ""},
        {"assessment_outcome": "N", "assessment_outcome_date": ""},
        {"request_outcome": "N"},
        {"request_outcome": "W", "request_outcome_date": ""},
    ]
    sent = send(file_of("ehc_assessments", *rows), "ehc_assessments")
    assert (sent.found, sent.warned, len(sent.rows)) == ([], ["refusal_without_date"], 4)
    assert "2." in odd(sent.result)[0].message


@pytest.mark.parametrize(
    ("extract", "blank", "counted"),
    [
        ("nd_waits", "assessment_date", "assessment_completed_date and no assessment_date: 2."),
        ("nd_waits", "closed_date", "closure_reason and no closed_date: 2."),
        ("annual_reviews", "decision_date", "review_outcome and no decision_date: 2."),
    ],
)
def test_what_happened_without_the_date_that_ends_it_is_warned_about(
    send: Send, extract: str, blank: str, counted: str
) -> None:
    sent = send(file_of(extract, {}, {blank: ""}, {blank: "NA"}), extract)
    assert (sent.found, sent.warned) == ([], ["clock_not_stopped"])
    assert counted in odd(sent.result)[0].message


@pytest.mark.parametrize("cell", ["", "N/A"])
def test_a_blank_exception_is_not_an_exception(send: Send, cell: str) -> None:
    sent = send(file_of("ehc_assessments", {"week20_exception": cell}), "ehc_assessments")
    assert (sent.found, sent.rows[0]["week20_exception"] or False) == ([], False)


def test_a_source_given_as_a_decimal_is_the_whole_number(send: Send) -> None:
    sent = send(
        file_of("ehc_assessments", {"request_source": "1.0"}, {"request_source": "5"}),
        "ehc_assessments",
    )
    assert sorted(row["request_source"] for row in sent.rows) == ["1", "5"]
    assert send(file_of("ehc_assessments", {"request_source": "6"}), "ehc_assessments").codes == {
        "bad_choice"
    }


def test_the_number_of_an_authority_is_a_whole_number(send: Send) -> None:
    sent = send(file_of("social_media", {"month": "2026-09", "la_number": "943.0"}), "social_media")
    assert sent.rows[0]["la_number"] == 943


def test_a_workbooks_date_for_a_month_and_a_years_decimal_are_periods(send: Send) -> None:
    rows = [{"period": "2026-06-01"}, {"period": "2024.0"}, {"period": "June 2026"}]
    sent = send(file_of("benchmarks", *rows), "benchmarks")
    assert sorted(row["period"] for row in sent.rows) == ["2024", "2026-06", "2026-06"]


def test_a_benchmark_may_be_negative_and_its_counts_may_not(send: Send) -> None:
    assert send(file_of("benchmarks", {"value": "-1.5"}), "benchmarks").found == []
    bad = file_of("benchmarks", {"numerator": "-1", "denominator": "-2"})
    assert send(bad, "benchmarks").found == [
        (2, "numerator", "negative"),
        (2, "denominator", "negative"),
    ]


@pytest.mark.parametrize(
    ("extract", "cells", "said"),
    [
        ("quality_audits", {"overall_rating": "Ambr"}, "Nearest: Amber."),
        ("quality_audits", {"overall_rating": "Good"}, "Use Green, Amber or Red."),
        ("ehc_assessments", {"request_outcome": "No"}, "Use Y, N, A, W or H."),
        ("quality_audits", {"golden_thread": "maybe"}, "leave it blank where it is not known."),
        ("ehc_assessments", {"week20_exception": "maybe"}, "applies; blank means none."),
        ("ld_employment", {"paid_employment": "40"}, "Correct the one that is wrong."),
    ],
)
def test_what_is_said_of_a_bad_cell_helps_and_is_near(
    send: Send, extract: str, cells: dict[str, str], said: str
) -> None:
    (problem,) = send(file_of(extract, cells), extract).result.problems
    assert said in problem.message
    assert ("Nearest" in problem.message) == ("Nearest" in said)
