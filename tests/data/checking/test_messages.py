"""What a refusal says of a cell: true of the file, with the next step, and nothing that would lose
data."""

import pytest

from tests.data.conftest import Send
from tests.data.samples import file_of

CELLS = [
    # extract, cells, code, what is said
    (
        "disputes",
        {"concluded_date": "05/12/2026"},
        "future_date",
        "This is 5 December 2026, after",
    ),
    ("disputes", {"concluded_date": "2026-12-05"}, "future_date", "blank until it has come"),
    ("caseload", {"month": "Dec 2026"}, "future_date", "This is December 2026, after the as-at"),
    ("nd_waits", {"assessment_date": "2020-01-01"}, "out_of_order", "“referral date” of the row"),
    ("caseload", {"plans_maintained": "-1"}, "negative", "below zero. Correct it."),
    ("social_media", {"population": "-1"}, "negative", "or leave it blank where it is not known"),
    ("ambassadors", {"person_id": "P" * 201}, "too_long", "Do not cut it short"),
    ("meetings", {"group_name": "a\nb" + "c" * 200}, "too_long", "a quotation mark that is not"),
    ("milestone_updates", {"milestone_id": "3E5"}, "milestone_unknown", "Perhaps 3e.5 is meant."),
    ("milestone_updates", {"status_date": "2026-10-01"}, "milestone_rule", "The deadline, "),
    ("caseload", {"month": "Sep-26"}, "bad_month", "The year has two figures"),
    ("caseload", {"plans_maintained": "9.43E+02"}, "bad_number", "give all its digits"),
    ("social_media", {"la_number": "9.43E+02"}, "damaged_key", "export the file again"),
    ("caseload", {"plans_maintained": "Plans Maintained"}, "bad_number", "the heading again"),
    ("meetings", {"meeting_date": "#N/A"}, "unreadable", "Mend the formula"),
    ("meetings", {"meeting_date": "######"}, "unreadable", "Make the column wider"),
    ("ambassadors", {"person_id": "####"}, "unreadable", "Make the column wider"),
    ("caseload", {"month": "Q2 2026"}, "bad_month", "a row for each month"),
    ("caseload", {"month": "2025/26"}, "bad_month", "a row for each month"),
    ("caseload", {"month": "2025-13"}, "bad_month", "cannot be read as a month"),
    ("benchmarks", {"period": "2024/25"}, "bad_month", "does not run from January"),
    ("benchmarks", {"period": "202425"}, "bad_month", "does not run from January"),
    ("caseload", {"plans_maintained": "<5"}, "bad_number", "the figure is withheld: ask for it"),
    ("social_media", {"population": "c"}, "bad_number", "or leave it blank"),
    ("caseload", {"plans_maintained": ":"}, "bad_number", "is withheld"),
    ("caseload", {"plans_maintained": "£2100"}, "bad_number", "sign of the currency"),
    ("caseload", {"plans_maintained": "2100%"}, "bad_number", "Leave out the % sign"),
    ("caseload", {"plans_maintained": "2 100"}, "bad_number", "Leave out the spaces."),
    ("benchmarks", {"value": "86,8"}, "bad_number", "decimal mark is a full stop"),
    ("caseload", {"plans_maintained": "2.100"}, "bad_number", "If the full stop marks thousands"),
    ("caseload", {"plans_maintained": "(12)"}, "bad_number", "begins with a hyphen"),
    ("nd_waits", {"icb": "None"}, "bad_choice", "or leave it blank where it is not known"),
    ("meetings", {"level": "None"}, "bad_choice", "Use working_group or strategic."),
]


@pytest.mark.parametrize(("extract", "cells", "code", "says"), CELLS)
def test_a_bad_cell_is_told_with_the_next_step(
    send: Send, extract: str, cells: dict[str, str], code: str, says: str
) -> None:
    (problem,) = send(file_of(extract, cells), extract).result.problems
    assert (problem.code, problem.column) == (
        code,
        next(iter(cells)) if "deadline" not in says else "status",
    )
    assert says in problem.message


@pytest.mark.parametrize("said", ["No", "c", "Autism"])
def test_what_says_something_is_never_to_be_left_blank(send: Send, said: str) -> None:
    row = {"request_outcome": said} if said != "c" else {"assessment_outcome": said}
    (problem,) = send(file_of("ehc_assessments", row), "ehc_assessments").result.problems
    assert problem.code == "bad_choice"
    assert "blank" not in problem.message


def test_damaged_numbers_of_a_key_are_told_once(send: Send) -> None:
    rows = [{"la_number": "9.43E+02", "platform": f"P{at}"} for at in range(3)]
    sent = send(file_of("social_media", *rows, {"la_number": "x"}), "social_media")
    assert sent.found == [(2, "la_number", "damaged_key"), (5, "la_number", "bad_number")]
    assert sent.result.problems_total == 2


def test_two_columns_of_one_heading_are_told_by_their_places_and_first_difference(
    send: Send,
) -> None:
    text = "person_id,audience,trained_date,audience\nP1,child,2026-03-01,child\nP2,,2026-03-01,x\n"
    (problem,) = send(text).result.problems
    assert "The columns 2 and 4, both headed “audience”," in problem.message
    assert "first on line 3: a blank and “x”." in problem.message
    assert "join them first" in problem.message
