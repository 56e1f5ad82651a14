"""Which heading is which column: spellings, aliases, twins, columns that are or-ed, extra and
missing ones."""

import csv
from pathlib import Path

import pytest

from tests.data.conftest import Send
from tests.data.contract import EXTRACTS, columns
from tests.data.samples import as_csv, file_of, good

USED = {
    "ehc_assessments": {
        "received_date": "ReceivedDate",
        "request_source": "RequestSource",
        "request_outcome": "RequestOutcome",
        "request_outcome_date": "RequestOutcomeDate",
        "assessment_outcome": "AssessmentOutcome",
        "assessment_outcome_date": "AssessmentOutcomeDate",
        "plan_start_date": "StartDate",
        "week20_exception": "Week20",
        "mediation": "RequestMediation AssessmentMediation OtherMediation",
        "tribunal": "RequestTribunal AssessmentTribunal OtherTribunal",
    },
    "annual_reviews": {
        "meeting_date": "ReviewMeeting",
        "decision_date": "LastReview",
        "review_outcome": "ReviewOutcome",
        "draft_date": "ReviewDraft",
        "phase_transfer_due_date": "PhaseTransferDueDate",
        "phase_transfer_final_date": "PhaseTransferFinalDate",
    },
}


def dialects(shared: Path, tag: str) -> list[list[str]]:
    """The headings of an item in each of the three dialects."""
    with (shared / "reference" / "sen2_field_names.csv").open(encoding="utf-8-sig") as file:
        item = next(row for row in csv.DictReader(file) if row["xml_tag"] == tag)
    return [[tag], item["blade_csv_column"].split(" / "), [item["excel_template_heading"]]]


@pytest.mark.parametrize("extract", USED)
@pytest.mark.parametrize("dialect", [0, 1, 2], ids=["tag", "blade", "template"])
@pytest.mark.parametrize("spelling", [0, -1])
def test_every_sen2_item_is_known_in_all_three_dialects(
    send: Send, shared: Path, extract: str, dialect: int, spelling: int
) -> None:
    row = good(extract)
    for name, tags in USED[extract].items():
        cell = row.pop(name)
        row |= {dialects(shared, tag)[dialect][spelling]: cell for tag in tags.split()}
    sent = send(as_csv([row]), extract)
    assert (sent.found, sent.result.ignored_columns, sent.result.missing_columns) == ([], [], [])
    assert sent.rows == send(file_of(extract), extract).rows
    assert send(as_csv([row]), "auto").result.extract == extract


@pytest.mark.parametrize(
    ("extract", "alias", "name"),
    [
        ("ehc_assessments", "requeststableid", "request_id"),
        ("annual_reviews", "activeplanstableid", "review_id"),
    ],
)
def test_the_table_ids_of_the_collection_are_the_keys(
    send: Send, extract: str, alias: str, name: str
) -> None:
    sent = send(file_of(extract).replace(name, alias), extract)
    assert sent.rows == send(file_of(extract), extract).rows


@pytest.mark.parametrize("extract", EXTRACTS)
def test_case_spaces_underscores_and_hyphens_of_a_heading_do_not_count(
    send: Send, extract: str
) -> None:
    row = good(extract)
    ways = (
        lambda name: name.replace("_", " ").title(),
        lambda name: f"  {name.upper().replace('_', '-')}\u00a0",
        lambda name: f'"{name.title().replace("_", "")}"',
        lambda name: name.replace("_", " – "),
    )
    names = ",".join(ways[at % len(ways)](name) for at, name in enumerate(row))
    sent = send(names + "\n" + as_csv([row]).split("\n", 1)[1], extract)
    assert (sent.found, sent.result.ignored_columns, sent.result.missing_columns) == ([], [], [])


@pytest.mark.parametrize("extract", EXTRACTS)
def test_an_extract_is_recognised_by_its_header(send: Send, extract: str) -> None:
    required = [column.name for column in columns(extract) if column.required]
    row = good(extract)
    for names in (list(row), required[::-1]):
        sent = send(as_csv([{name: row[name] for name in names}]), "auto")
        assert (sent.result.extract, sent.result.status) == (extract, "dry_run"), sent.found


@pytest.mark.parametrize("extract", EXTRACTS)
@pytest.mark.parametrize("asked", ["auto", "its own"])
def test_a_header_alone_is_empty_and_still_tells_the_extract(
    send: Send, extract: str, asked: str
) -> None:
    header = as_csv([good(extract)]).split("\n", 1)[0]
    for content in (f"{header}\n", f'{header}\n"",\n'):
        result = send(content, "auto" if asked == "auto" else extract).result
        assert ([str(one.code) for one in result.problems], result.extract) == (["empty"], extract)


def test_a_header_of_no_extract_is_refused(send: Send) -> None:
    sent = send("a,b,c\n1,2,3\n", "auto")
    assert (sent.found, sent.result.extract) == ([(1, None, "missing_column")], None)


def test_a_header_that_nearly_is_an_extracts_says_what_it_lacks(send: Send) -> None:
    sent = send(file_of("ambassadors").replace("person_id", "persn_id"), "auto")
    assert sent.found == [(1, "person_id", "missing_column")]


@pytest.mark.parametrize("extract", EXTRACTS)
def test_optional_columns_may_be_missing_and_required_ones_may_not(
    send: Send, extract: str
) -> None:
    required = [column.name for column in columns(extract) if column.required]
    optional = [column.name for column in columns(extract) if not column.required]
    row = good(extract)
    sent = send(as_csv([{name: row[name] for name in required}]), extract)
    assert (sent.found, sorted(sent.result.missing_columns)) == ([], sorted(optional))
    assert [sent.rows[0][name] for name in optional] == [
        1 if name == "responses" else None for name in optional
    ]
    sent = send(as_csv([{name: row[name] for name in optional} | {"anything": "x"}]), extract)
    assert sorted(sent.found) == sorted((1, name, "missing_column") for name in required)
    assert all(one.column and one.column in one.message for one in sent.result.problems)


def test_all_missing_columns_are_reported_at_once_with_aliases_and_the_nearest_heading(
    send: Send,
) -> None:
    sent = send("Request No,Date recieved,primary_need\nR1,2026-01-05,ASD\n", "ehc_assessments")
    assert sent.found == [
        (1, "request_id", "missing_column"),
        (1, "received_date", "missing_column"),
    ]
    first, second = (problem.message for problem in sent.result.problems)
    assert "requeststableid" in first and "“Request No”" in first
    assert "Date request was received" in second and "“Date recieved”" in second


def test_a_heading_that_is_like_none_is_named_as_not_recognised_and_never_as_the_nearest(
    send: Send,
) -> None:
    (problem,) = send("zzz,audience,trained_date\nP1,child,2026-01-01\n").result.problems
    assert (problem.line, problem.value) == (1, None)
    assert "Not recognised: “zzz”" in problem.message
    assert "nearest" not in problem.message.lower()


@pytest.mark.parametrize(
    "around", ["{}*", "{} *", "* {}", "{}:", "{}?", "{} (text)*", "{}* (text)"]
)
def test_marks_round_a_heading_do_not_count(send: Send, around: str) -> None:
    headings = ("person_id", "audience", "trained_date")
    header = ",".join(around.format(one) for one in headings)
    assert send(f"{header}\nP1,parent_carer,2026-03-01\n", "auto").found == []
    # A heading without them stands before one with them.
    twice = f"{header},trained_date\nP1,parent_carer,x,2026-03-01\n"
    assert [row["trained_date"].day for row in send(twice).rows] == [1]


def test_a_heading_of_a_date_is_near_to_no_key_or_name(send: Send) -> None:
    header = "Date referred,pathway,provider,referral_date\n"
    (problem,) = send(f"{header}R1,ASD,Clinic,2026-01-05\n", "nd_waits").result.problems
    assert (problem.column, problem.value) == ("referral_id", None)
    assert "“Date referred”: rename" not in problem.message


def test_a_file_of_another_extract_than_the_chosen_one_is_told_once(send: Send) -> None:
    first, *others = send(file_of("ambassadors"), "meetings").result.problems
    assert "“Local Offer ambassadors”: choose it" in first.message
    assert not any("choose it" in other.message for other in others)


def test_extra_columns_are_named_as_the_file_spells_them_and_warned_about_where_they_identify(
    send: Send,
) -> None:
    identities = [
        "Child Name",
        "Surname",
        "HOME ADDRESS",
        "Post Code",
        "Date of Birth",
        "D.O.B.",
        "NHS Number",
        "UPN",
    ]
    identities += ["uln", "PersonBirthDate", "forename", "UPN - Unique Pupil Number"]
    identities += [
        "ChildName",
        "CHILDNAME",
        "first_name",
        "Last name",
        "pupil-name",
        "Name",
        "address1",
        "DOB",
        "nhs no",
        "pupilfullname",
        "childdob",
        "homepostcode",
        "pupilupn",
        "childnhsnumber",
    ]
    others = [
        "Notes",
        "School type",
        "Sex",
        "filename",
        "FileName",
        "user name",
        "Username",
        "Tournament",
        "enhsure",
    ]
    row = good("ambassadors") | dict.fromkeys([*identities, *others], "secret")
    sent = send(as_csv([row]))
    assert sent.result.ignored_columns == [*identities, *others]
    assert sent.warned == ["identity_column"] * len(identities)
    assert "secret" not in sent.result.model_dump_json()


@pytest.mark.parametrize(
    ("extract", "text", "code"),
    [
        ("ambassadors", "person_id,audience,trained_date,Child Name\nP1,nobody,x,A\n", "bad_date"),
        ("ambassadors", "person_id,audience,Child Name\nP1,parent_carer,A\n", "missing_column"),
        ("ambassadors", "person_id,audience,trained_date,Child Name\n", "empty"),
        ("auto", "Colour,Child Name\nred,A\n", "missing_column"),
    ],
)
def test_a_column_that_identifies_is_named_in_a_refusal_too(
    send: Send, extract: str, text: str, code: str
) -> None:
    sent = send(text, extract)
    assert code in sent.codes
    (warning,) = sent.result.warnings
    assert (warning.code, "“Child Name”" in warning.message) == ("identity_column", True)


def test_a_column_without_a_heading_is_named_by_its_place(send: Send) -> None:
    assert send(
        "person_id,,audience,trained_date\nP1,x,parent_carer,2026-01-01\n"
    ).result.ignored_columns == ["column 2"]


def twins(first: str, second: str, name: str = "Trained Date") -> str:
    return f"person_id,audience,trained_date,{name}\nP1,parent_carer,{first},{second}\nP2,parent_carer,2026-01-02,2/1/2026\n"


@pytest.mark.parametrize("name", ["Trained Date", "trained_date"])
@pytest.mark.parametrize("second", ["2026-01-01", "1/1/2026", "1 January 2026"])
def test_two_columns_with_one_meaning_that_agree_are_a_warning(
    send: Send, name: str, second: str
) -> None:
    sent = send(twins("2026-01-01", second, name))
    assert (sent.found, sent.warned, len(sent.rows)) == ([], ["twin_columns"], 2)
    assert sent.result.ignored_columns == []


@pytest.mark.parametrize("second", ["2026-01-02", "", "soon"])
def test_two_columns_with_one_meaning_that_differ_in_any_row_are_refused(
    send: Send, second: str
) -> None:
    sent = send(twins("2026-01-01", second))
    assert sent.found == [(1, "trained_date", "duplicate_column")]
    assert "line 2" in sent.result.problems[0].message


def test_a_column_given_twice_and_bad_in_both_is_reported_once_a_row(send: Send) -> None:
    assert send(twins("soon", "soon")).found == [(2, "trained_date", "bad_date")]


def test_an_alias_beside_the_canonical_name_is_a_twin(send: Send) -> None:
    row = good("annual_reviews") | {"LastReview": "20/07/2026"}
    assert send(as_csv([row]), "annual_reviews").warned == ["twin_columns"]
    row["LastReview"] = "21/07/2026"
    assert send(as_csv([row]), "annual_reviews").found == [(1, "decision_date", "duplicate_column")]


@pytest.mark.parametrize("topic", ["mediation", "tribunal"])
@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("111", True),
        ("100", True),
        ("00Y", True),
        ("000", False),
        ("0--", False),
        ("---", None),
        ("-1-", True),
    ],
)
def test_sen2s_several_columns_of_mediation_and_tribunal_are_or_ed(
    send: Send, topic: str, cells: str, expected: bool | None
) -> None:
    row = good("ehc_assessments")
    del row[topic]
    row |= {
        f"{stage}{topic}": cell
        for stage, cell in zip(("Request", "Assessment", "Other"), cells, strict=True)
    }
    sent = send(as_csv([row]), "ehc_assessments")
    assert (sent.found, sent.warned, sent.rows[0][topic]) == ([], [], expected)


def test_each_bad_cell_of_columns_that_are_or_ed_is_reported_by_the_canonical_name(
    send: Send,
) -> None:
    row = good("ehc_assessments") | {"RequestMediation": "perhaps", "OtherMediation": "maybe"}
    sent = send(as_csv([row]), "ehc_assessments")
    assert sent.found == [(2, "mediation", "bad_yes_no")] * 2
    assert {problem.value for problem in sent.result.problems} == {"perhaps", "maybe"}


def test_one_of_the_or_ed_headings_given_twice_is_a_twin(send: Send) -> None:
    row = good("ehc_assessments") | {"RequestMediation": "1", "Request Mediation": "1"}
    assert send(as_csv([row]), "ehc_assessments").warned == ["twin_columns"]
    row["Request Mediation"] = "0"
    assert send(as_csv([row]), "ehc_assessments").found == [(1, "mediation", "duplicate_column")]


PEOPLE = """Table 4: Education, health and care plans by area [note 1]

,2023,,,2024,,
Area,Number,Rate,Rank,Number,Rate,Rank
England,100,20.1,,120,21.2,
North West,10,2.1,3,12,2.2,4
[note 1] Rounded to the nearest 5.
"""


@pytest.mark.parametrize("extract", ["auto", "benchmarks", "nd_waits"])
@pytest.mark.parametrize("separator", [",", ";"])
def test_a_table_for_people_is_told_as_such_and_once(
    send: Send, extract: str, separator: str
) -> None:
    for table in (PEOPLE, PEOPLE.replace("Rate", "%").replace("Rank", "£")):
        (problem,) = send(table.replace(",", separator), extract).result.problems
        assert problem.code == "missing_column"
        assert "Lines 3 and 4 are rows of headings one above the other" in problem.message


def test_the_data_behind_a_table_of_the_dfe_is_named(send: Send) -> None:
    quoted = '"' + PEOPLE.replace("[note 1]\n\n", '[note 1]"\n\n', 1)
    (problem,) = send(quoted, "auto").result.problems
    assert "Take timeliness_20_week.csv or annual_reviews.csv or" in problem.message
    assert "of “All files” under “Education, health and care plans”" in problem.message


@pytest.mark.parametrize(
    "text",
    [
        "Report,,,October\nRef,When,Who\nA,b,c\n",
        "Ref,When,When\nA,b,c\nD,e,f\n",
        "x,,y\nRef,When,Who\n1,1,1\n",
    ],
)
def test_other_files_without_a_header_that_is_known_are_not_told_so(send: Send, text: str) -> None:
    assert not any("by people" in one.message for one in send(text, "auto").result.problems)
