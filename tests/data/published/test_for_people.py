"""What is taken instead of a published table that is made to be read."""

import csv
from pathlib import Path

import pytest

from data.published import instead_of_table

TITLES = {
    "'Timeliness - EHC plans issued within 20 weeks' in England between 2019 and 2024": (
        "Take timeliness_20_week.csv instead"
    ),
    "Table 9: annual reviews of education, health and care plans": "Take annual_reviews.csv instead",
    "Requests for an EHC needs assessment, by outcome": "Take requests.csv instead",
    "EHC plans by age": "Take timeliness_20_week.csv or annual_reviews.csv or requests.csv or",
}


@pytest.mark.parametrize("title", TITLES)
def test_the_file_of_its_subject_is_named(title: str) -> None:
    assert instead_of_table(title).startswith(TITLES[title])


def test_of_the_table_of_appeals_it_is_said_what_is_there_already(shared: Path) -> None:
    path = shared / "reference" / "moj_dfe_send_tribunal_appeal_rate_2014_2024.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        title = next(csv.reader(file))[0]
    assert instead_of_table(title).startswith("Appeal rates up to 2024 come with the dashboard.")


def test_of_others_nothing_is_said() -> None:
    assert instead_of_table("Community health services waiting lists") == ""
