"""Keys: those that a spreadsheet has damaged, those that count within a person, and what is said
where one stands in several rows."""

from pathlib import Path

import pytest

from data.loading.correction import can_be_corrected
from tests.data.checking.books import dated_book
from tests.data.conftest import Send
from tests.data.contract import EXTRACTS, columns
from tests.data.samples import as_csv, file_of, good

TEXT_KEYS = [
    (extract, column.name)
    for extract in EXTRACTS
    for column in columns(extract)
    if column.key and column.kind == "text"
]
DAMAGED = [
    *("2.02611E+11", "4.56E+09", "1E+05", "2.0e+11", "1e+5", "2.02611E11", "202.6E+9"),
    *("1.2E-05", "-3.1E+07", "1.00E+100"),
]
PSEUDONYMS = [
    *("3E5", "12E3", "1e10", "7E", "E+05", "3E-5", "deadbeef", "3e.5", "2.02611", "1.2E3a"),
    *("A1E+05", "1E+05/2", "٣E+05", "1234E+05", "4560000123", "2026/1E", "1.E+05"),
]


@pytest.mark.parametrize("quoted", [False, True], ids=["fast", "slow"])
def test_a_power_of_ten_is_no_key_and_a_pseudonym_like_one_is(send: Send, quoted: bool) -> None:
    def file(keys: list[str]) -> str:
        cells = (f'"{key}"' if quoted else key for key in keys)
        rows = "".join(f"{cell},parent_carer,2026-03-01\n" for cell in cells)
        return f"person_id,audience,trained_date\n{rows}"

    assert {row["person_id"] for row in send(file(PSEUDONYMS)).rows} == set(PSEUDONYMS)
    sent = send(file(PSEUDONYMS + DAMAGED))
    assert sent.found == [(len(PSEUDONYMS) + 2, "person_id", "damaged_key")]
    assert f"{len(DAMAGED)} cells" in sent.result.problems[0].message


@pytest.mark.parametrize(("extract", "column"), TEXT_KEYS)
def test_each_key_of_text_is_held_against_it(send: Send, extract: str, column: str) -> None:
    found = send(file_of(extract, {column: "2,02611E+11"}), extract).found
    assert (2, column, "damaged_key") in found


@pytest.mark.parametrize("quoted", [False, True])
def test_damaged_keys_are_told_once_at_the_first_and_not_as_keys_given_twice(
    send: Send, quoted: bool
) -> None:
    rows = [{}, {"referral_id": "4.56E+09"}, {"referral_id": "4.56E+09", "pathway": "ADHD"}]
    more = {"area": "a, b"} if quoted else {}
    rows += [{"referral_id": "4.57E+09"}]
    sent = send(file_of("nd_waits", *(row | more for row in rows)), "nd_waits")
    (problem,) = sent.result.problems
    assert (problem.line, problem.column, problem.value) == (3, "referral_id", "4.56E+09")
    assert sent.result.problems_total == 1
    assert "shortened 3 cells of the referral id" in problem.message
    assert "Data, From Text/CSV" in problem.message
    assert not can_be_corrected(sent.result.problems, 1)


def test_the_mangled_case_is_refused_and_the_next_file_stands_alone(
    send: Send, shared: Path
) -> None:
    first = (shared / "cases" / "keys_mangled_1_september.csv").read_bytes()
    second = (shared / "cases" / "keys_mangled_2_october.csv").read_bytes()
    assert send(first, "nd_waits").found == [(2, "referral_id", "damaged_key")]
    assert [row["referral_id"] for row in send(second, "nd_waits").rows] == [
        "4560000123",
        "4570000456",
    ]


REQUEST = {"received_date": "2026-01-05"}


@pytest.mark.parametrize(
    "number", ["Requests Record ID", "requests_table_id", "Request Records ID"]
)
@pytest.mark.parametrize("person", ["Person ID", "persontableid", "person_id"])
@pytest.mark.parametrize("quoted", [False, True])
def test_a_request_counts_within_its_person(
    send: Send, number: str, person: str, quoted: bool
) -> None:
    rows = [{person: who, number: at, **REQUEST} for who, at in (("101", "1"), ("102", " 1 "))]
    text = as_csv(rows).replace("2026-01-05", '"2026-01-05"' if quoted else "2026-01-05")
    sent = send(text, "auto")
    assert [row["request_id"] for row in sent.rows] == ["101-1", "102-1"]
    assert person not in sent.result.ignored_columns


@pytest.mark.parametrize(
    ("case", "keys"),
    [
        ("requests_number_not_unique.csv", ["101-1", "102-1", "103-1"]),
        ("requests_person_and_number.csv", ["1-1"]),
    ],
)
def test_the_cases_of_requests_keep_every_row(
    send: Send, shared: Path, case: str, keys: list[str]
) -> None:
    sent = send((shared / "cases" / case).read_bytes(), "ehc_assessments")
    assert [row["request_id"] for row in sent.rows] == keys
    assert "Person ID" not in sent.result.ignored_columns


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"Person ID": "", "request_id": "1"}, "missing_value"),
        ({"Person ID": "101", "request_id": ""}, "missing_value"),
        ({"Person ID": "4.56E+09", "request_id": "1"}, "damaged_key"),
        ({"Person ID": "101", "request_id": "4.56E+09"}, "damaged_key"),
    ],
)
def test_half_a_key_or_a_damaged_half_is_none(
    send: Send, cells: dict[str, str], fault: str
) -> None:
    found = send(as_csv([cells | REQUEST]), "ehc_assessments").found
    assert found == [(2, "request_id", fault)]


def test_without_a_person_a_number_given_twice_says_what_to_export(send: Send) -> None:
    rows = [{"Requests Record ID": "1", "received_date": f"2026-01-0{day}"} for day in (5, 6)]
    sent = send(as_csv(rows), "ehc_assessments")
    assert sent.codes == {"duplicate_key"}
    assert "with Person ID beside this column" in sent.result.problems[0].message
    given = [{"Person ID": "7", **row} for row in rows]
    assert "with Person ID" not in send(as_csv(given), "auto").result.problems[0].message


def rows_of_one_key(**other: str) -> list[dict[str, str]]:
    """Two rows of one key, the second with other cells; both have two columns that are not read."""
    first = {"": "x", **good("ambassadors", person_id="A"), "Course": "spring"}
    return [first, first | other]


@pytest.mark.parametrize("quoted", [False, True])
@pytest.mark.parametrize(
    ("other", "named"),
    [
        ({"Course": "autumn"}, "differ only in “Course”, which is not read"),
        ({"Course": ""}, "differ only in “Course”"),
        ({"": "y"}, "differ only in “column 1”"),
        ({"Course": "autumn", "": "y"}, "“column 1” and “Course”"),
        ({"Course": "autumn", "trained_date": "2026-03-02"}, "with another trained date."),
        ({"Course": " spring "}, None),
        ({}, None),
    ],
)
def test_rows_that_differ_in_a_column_that_is_not_read_are_not_one_row(
    send: Send, quoted: bool, other: dict[str, str], named: str | None
) -> None:
    text = as_csv([{"": "", **good("ambassadors"), "Course": ""}, *rows_of_one_key(**other)])
    sent = send(text.replace("parent_carer", '"parent_carer"') if quoted else text)
    if named is None:
        assert (sent.found, sent.warned, sent.result.rows) == ([], ["repeated_rows"], 2)
        return
    assert sent.found == [(3, "person_id", "duplicate_key"), (4, "person_id", "duplicate_key")]
    assert all(named in problem.message for problem in sent.result.problems)


def test_what_is_said_of_a_key_given_twice_loses_no_row(send: Send) -> None:
    first, other = send(
        as_csv(rows_of_one_key(audience="young_person")), "ambassadors"
    ).result.problems
    assert first.message == (
        "The same person id is also on line 3, with another audience. Where both mean the same "
        "one, keep the line that is right; where they do not, each needs a person id of its own."
    )
    assert "line 2" in other.message


def test_an_id_for_all_answers_of_a_person_leads_to_a_mapping(send: Send, shared: Path) -> None:
    case = (shared / "cases" / "survey_one_id_two_questions.csv").read_bytes()
    problems = send(case, "survey_responses").result.problems
    assert [problem.line for problem in problems] == [2, 3]
    for problem in problems:
        assert "with another question. Each answer needs an id of its own" in problem.message
        assert "“Map the columns” on the Upload page" in problem.message
        assert "keep the line" not in problem.message


def test_a_key_that_a_spreadsheet_took_for_a_date_is_refused_once(send: Send) -> None:
    sent = send(dated_book("nd_waits", "referral_id", ["R1", 46050, "R3", 46051]), "nd_waits")
    assert sent.found == [(3, "referral_id", "damaged_key")]
    assert "cell A3 is a date (1 more cell like it)" in sent.result.problems[0].message


def test_keys_that_are_dates_by_design_are_keys(send: Send) -> None:
    sent = send(dated_book("meetings", "meeting_id", [46050, 46051]), "meetings")
    assert (sent.found, [row["meeting_id"] for row in sent.rows]) == (
        [],
        ["2026-01-28", "2026-01-29"],
    )
