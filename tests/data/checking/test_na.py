"""NA: a blank in every column but a key of text, and told where it might be a name."""

import pytest

from tests.data.conftest import Send
from tests.data.samples import file_of


@pytest.mark.parametrize("na", ["NA", "na", " Na "])
@pytest.mark.parametrize(
    ("extract", "name"),
    [
        ("nd_waits", "icb"),
        ("nd_waits", "support_plan_date"),
        ("nd_waits", "right_to_choose"),
        ("milestone_updates", "revised_due"),
        ("survey_responses", "answer"),
        ("ehc_assessments", "mediation"),
        ("meetings", "parent_carers_invited"),
        ("benchmarks", "numerator"),
    ],
)
def test_na_is_a_blank(send: Send, extract: str, name: str, na: str) -> None:
    sent = send(file_of(extract, {name: na}), extract)
    assert (sent.found, sent.rows[0][name]) == ([], None)
    assert "na_as_blank" not in sent.warned


def test_na_is_the_default_where_a_blank_is(send: Send) -> None:
    sent = send(file_of("survey_responses", {"responses": "NA"}), "survey_responses")
    assert (sent.found, sent.rows[0]["responses"]) == ([], 1)


@pytest.mark.parametrize("quote", ["", '"'], ids=["fast", "slow"])
def test_na_as_a_name_is_a_blank_with_a_warning(send: Send, quote: str) -> None:
    text = file_of("nd_waits", {}, {"area": "NA"}, {"area": "na"}, {"area": "Nay"})
    sent = send(text.replace("area", f"{quote}area{quote}"), "nd_waits")
    assert [row["area"] for row in sent.rows].count(None) == 2
    (told,) = [one for one in sent.result.warnings if one.code == "na_as_blank"]
    assert told.message.startswith("area: 2 cells say NA, the first on line 3.")


@pytest.mark.parametrize(
    ("extract", "name"),
    [
        ("nd_waits", "provider"),
        ("nd_waits", "pathway"),
        ("nd_waits", "referral_date"),
        ("caseload", "month"),
        ("caseload", "plans_maintained"),
        ("social_media", "la_number"),
        ("survey_responses", "question"),
    ],
)
def test_na_where_a_value_is_needed_is_a_missing_value(send: Send, extract: str, name: str) -> None:
    sent = send(file_of(extract, {name: "NA"}), extract)
    assert sent.found == [(2, name, "missing_value")]
    assert "NA says that there is none" in sent.result.problems[0].message


def test_na_in_a_key_is_what_it_is(send: Send) -> None:
    sent = send(file_of("ambassadors", {"person_id": "NA"}))
    assert (sent.found, sent.rows[0]["person_id"]) == ([], "NA")


def test_na_and_a_blank_agree_in_two_columns_of_one_meaning(send: Send) -> None:
    text = "referral_id,pathway,provider,referral_date,area,Area\nR,ASD,P,2026-10-01,NA,\n"
    assert "twin_columns" in send(text, "nd_waits").warned
