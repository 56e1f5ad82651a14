"""The DfE's files are taken as they are downloaded, whatever a year calls its columns and marks
what is missing."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from data.extracts import extracts
from tests.data.conftest import Send, Sent
from tests.data.published.conftest import AREA, OURS, WHERE, file, ours
from tests.data.samples import file_of

TIMELINESS = (
    "plans_issued_den,plans_issued_den_ex,plans_issued_within_20_weeks,plans_issued_20_weeks_ex"
)
REVIEWS = "number_decsion_4weeks,number_decision_gt_4weeks"
REQUESTS = (
    "requests_received_in_year,requests_decided_to_assess,request_outcome_six_weeks,request_outcome_over_6_weeks,"
    "request_outcome_six_weeks_pc,request_outcome_over_6_weeks_pc"
)
ASSESSMENTS = (
    "assess_in_year,assess_not_issued,outcome_decision_within_time,outcome_decision_over_time,"
    "outcome_decision_within_time_pc,outcome_decision_over_time_pc"
)
ENGLAND = "2024,Calendar year,National,E92000001,England,,,,,,All,All"


def values(sent: Sent) -> dict[str, float]:
    assert sent.result.status == "dry_run", sent.result.problems[:3]
    return {row["measure"]: row["value"] for row in sent.rows}


def skipped(sent: Sent) -> str:
    [message] = [one.message for one in sent.result.warnings if one.code == "skipped"]
    return message


SPELLINGS = {
    "20 weeks, as in 2025": (
        TIMELINESS,
        "80,40,60,10",
        {"ehc_20_weeks": 25.0, "ehc_20_weeks_all": 75.0},
    ),
    "20 weeks, as in 2026": (
        f"avg_weeks_issue_plan_exc,{TIMELINESS},pc_plans_issued_20_weeks_ex,plans_issued_gt20weeks_ltyear,"
        "avg_weeks_issue_plan",
        "21,80,40,60,10,25.0,7,22",
        {"ehc_20_weeks": 25.0, "ehc_20_weeks_all": 75.0},
    ),
    "20 weeks, in capitals and misspelt": (
        "Plans_Isued_Den,PLANS_ISSUED_DEN_EX,Plans Issued Witin 20 Weeks,plans-issued-20-weeks-EX",
        "80,40,60,10",
        {"ehc_20_weeks": 25.0, "ehc_20_weeks_all": 75.0},
    ),
    "20 weeks, written out": (
        "plans_issued_denominator,plans_issued_denominator_ex,plans_issued_twenty_weeks,plans_issued_within_20_weeks_exc",
        "80,40,60,10",
        {"ehc_20_weeks": 25.0, "ehc_20_weeks_all": 75.0},
    ),
    "reviews, as in 2025": (REVIEWS, "30,70", {"annual_review_decision_4_weeks_published": 30.0}),
    "reviews, put right": (
        "Number_decision_4_weeks,PC_decision_4_weeks,Number_decision_GT_4_weeks",
        "30,1,70",
        {"annual_review_decision_4_weeks_published": 30.0},
    ),
    "reviews, as in 2026": (
        "review_expected_2025,outcome_amended,decision_4_weeks,decision_over_4_weeks",
        "9,9,30,70",
        {"annual_review_decision_4_weeks_published": 30.0},
    ),
    "reviews, with the year": (
        "decision_4_weeks_2025,decision_over_4_weeks_2025",
        "30,70",
        {"annual_review_decision_4_weeks_published": 30.0},
    ),
    "requests": (
        REQUESTS,
        "772,442,677,20,96.9,2.9",
        {"ehc_request_decision_6_weeks": 96.9},
    ),
    "requests, in capitals and misspelt": (
        "Request_outcome_over_six_weeks,Requests_outcome_6_weeks,Request_outcome_6_weeks_PC",
        "20,677,97",
        {"ehc_request_decision_6_weeks": 97},
    ),
    "requests without a percentage": (
        "request_outcome_six_weeks,request_outcome_over_6_weeks",
        "677,20",
        {"ehc_request_decision_6_weeks": 100 * 677 / 697},
    ),
    "requests with a percentage that is missing": (
        REQUESTS,
        "772,442,677,20,x,x",
        {"ehc_request_decision_6_weeks": 100 * 677 / 697},
    ),
    "requests with a percentage alone": (
        REQUESTS,
        "772,442,x,x,97.1,2.9",
        {"ehc_request_decision_6_weeks": 97.1},
    ),
    "assessments": (ASSESSMENTS, "502,18,6,12,33.3,66.7", {"ehc_refusal_16_weeks": 100 / 3}),
    "assessments, misspelt": (
        "outcome_decison_over_time,Outcome_Descision_Within_Time",
        "12,6",
        {"ehc_refusal_16_weeks": 100 / 3},
    ),
}


@pytest.mark.parametrize("extract", ["auto", "benchmarks"])
@pytest.mark.parametrize("case", SPELLINGS)
def test_the_columns_are_known_however_the_year_spells_them(
    case: str, extract: str, send: Send
) -> None:
    counts, cells, expected = SPELLINGS[case]
    sent = send(file(counts, ours(cells)), extract)
    assert sent.result.extract == "benchmarks"
    assert values(sent) == pytest.approx(expected, rel=1e-15)
    assert {(row["period"], row["area_code"], row["area_name"]) for row in sent.rows} == {
        ("2024", "943", "Westmorland and Furness")
    }


@pytest.mark.parametrize(
    ("cells", "counts"), [("677,20,96.9,3.1", (677, None)), ("677,20,x,x", (677, 697))]
)
def test_the_denominator_of_requests_is_in_the_file_only_where_it_is_worked_out(
    cells: str, counts: tuple, send: Send
) -> None:
    [row] = send(file(REQUESTS, ours(f"772,442,{cells}")), "benchmarks").rows
    assert (row["numerator"], row["denominator"]) == counts


def test_a_percentage_of_requests_that_cannot_be_read_is_refused_at_its_line(send: Send) -> None:
    sent = send(file(REQUESTS, ours("772,442,677,20,97.1%,2.9%")), "benchmarks")
    assert sent.found == [(2, "value", "bad_number")]


OTHERS = {
    "a percentage for a count": "pc_plans_issued_den,pc_plans_issued_within_20_weeks,pc_decsion_4weeks",
    "those over the limit for those within": "number_decision_gt_4weeks",
    "those without exceptions for all": "plans_issued_20_weeks_ex",
    "another limit": "decision_12_weeks,decision_over_12_weeks",
}


@pytest.mark.parametrize("case", OTHERS)
def test_never_taken_is(case: str, send: Send) -> None:
    cells = ",".join("123"[: len(OTHERS[case].split(","))])
    sent = send(file(OTHERS[case], ours(cells)), "auto")
    assert [(line, str(code)) for line, _, code in sent.found] == [(1, "missing_column")]
    assert "plans_issued_within_20_weeks" in sent.result.problems[0].message


def test_a_column_that_goes_with_others_is_named_where_it_is_missing(send: Send) -> None:
    sent = send(file("plans_issued_den,plans_issued_within_20_weeks", ours("80,60")), "auto")
    assert values(sent) == {"ehc_20_weeks_all": 75.0}
    assert sent.result.missing_columns == ["plans_issued_20_weeks_ex", "plans_issued_den_ex"]


def test_own_columns_of_the_file_are_named_as_ignored_and_no_name_is_taken_for_a_persons(
    send: Send,
) -> None:
    sent = send(file(f"total_ehc_plans,{REVIEWS}", ours("5,30,70")), "auto")
    assert sent.result.ignored_columns == ["new_la_code", "total_ehc_plans"]
    assert sent.warned == []


AREAS = {
    "England": (ENGLAND, ("E92000001", "England")),
    "a region": (
        "2024,Calendar year,Regional,E92000001,England,E12000002,North West,,,,All,All",
        ("E12000002", "North West"),
    ),
    "an authority that is no more": (
        "2024,Calendar year,Local authority,E92000001,England,E12000002,North "
        "West,E10000006,909,Cumbria,All,All",
        ("909", "Cumbria"),
    ),
    "a number with a decimal point": (
        "2024.0,Calendar year,Local authority,E92000001,England,E12000002,North "
        "West,E06000064,943.0,W and F,All,All",
        ("943", "W and F"),
    ),
    "levels in other letters": (
        "2024,Calendar Year,LOCAL_AUTHORITY,E92000001,England,E12000002,North West,E06000064,943,W "
        "and F,All,All",
        ("943", "W and F"),
    ),
}


@pytest.mark.parametrize("case", AREAS)
def test_each_area_goes_by_its_code(case: str, send: Send) -> None:
    row, expected = AREAS[case]
    [found] = send(file(REVIEWS, f"{row},30,70"), "benchmarks").rows
    assert (found["area_code"], found["area_name"], found["period"]) == (*expected, "2024")
    assert (found["numerator"], found["denominator"]) == (30, 100)
    assert found["source"] == "DfE, Education, health and care plans, annual reviews, as downloaded"


LEFT_ASIDE = {
    "Inner London": "2024,Calendar year,Regional,E92000001,England,E13000001,Inner "
    "London,,,,All,All,30,70",
    "a part of an authority": "2024,Calendar year,Ward,E92000001,England,E12000002,,E1,943,A "
    "ward,All,All,30,70",
    "a group of children": ours("30,70", "Sex,Female"),
    "a group that only begins like a total": ours("30,70", "Need,Allergy"),
    "the total of a breakdown beside the whole": ours("29,71", "Sex,All"),
    "another country": "2024,Calendar year,National,W92000004,Wales,,,,,,All,All,30,70",
}


@pytest.mark.parametrize("case", LEFT_ASIDE)
def test_only_totals_of_areas_that_are_compared_are_taken(case: str, send: Send) -> None:
    sent = send(file(REVIEWS, f"{ENGLAND},10,30", ours("30,70"), LEFT_ASIDE[case]), "benchmarks")
    assert [(row["area_code"], row["value"]) for row in sent.rows] == [
        ("943", 30),
        ("E92000001", 25),
    ]
    assert sent.warned == []


def test_a_group_is_no_total_where_an_area_has_none(send: Send) -> None:
    sent = send(file(REVIEWS, f"{ENGLAND},10,30", ours("30,70", "Need,Allergy")), "benchmarks")
    assert [row["area_code"] for row in sent.rows] == ["E92000001"]


@pytest.mark.parametrize("only", ["breakdown_topic", "breakdown"])
def test_totals_are_known_by_the_one_column_that_there_is(only: str, send: Send) -> None:
    rows = [
        f"{OURS},{group},{counts}"
        for group, counts in (("All annual reviews", "30,70"), ("Female", "1,2"))
    ]
    assert values(send(file(REVIEWS, *rows, area=f"{AREA},{only}"), "auto")) == {
        "annual_review_decision_4_weeks_published": 30
    }


MARKS = ["x", "z", "c", "low", ":", "~", "k", "..", "X", "no data", "NULL", ""]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("cells", ["{},70", "30,{}"])
def test_a_missing_figure_is_skipped_and_counted(cells: str, mark: str, send: Send) -> None:
    sent = send(file(REVIEWS, f"{ENGLAND},10,30", ours(cells.format(mark))), "benchmarks")
    assert [row["area_code"] for row in sent.rows] == ["E92000001"]
    name = mark if mark not in ("", "NULL") else "blank"
    assert skipped(sent) == f"Skipped figures: 1. Of these 1 missing ({name})."


def test_what_is_skipped_is_counted_by_reason_in_one_warning(send: Send) -> None:
    others = ["x,x,x,x", "80,0,60,0", "-80,40,60,-10", "80,z,60,z"]
    rows = [
        f"{OURS.replace('943', str(number))},All,All,{cells}"
        for number, cells in enumerate(others, start=801)
    ]
    abroad = (
        "2024,Calendar year,Local authority,E92000001,England,E12000002,North "
        "West,,,Nowhere,All,All,80,40,60,10"
    )
    academic = f"{OURS.replace('2024', '202425')},All,All,80,40,60,10"
    sent = send(file(TIMELINESS, *rows, abroad, academic), "benchmarks")
    assert [(row["measure"], row["area_code"]) for row in sent.rows] == [
        ("ehc_20_weeks_all", "802"),
        ("ehc_20_weeks_all", "804"),
    ]
    assert skipped(sent) == (
        "Skipped figures: 10. Of these 2 missing (x); 2 not of a calendar year; 2 of an area "
        "without a code; 2 with a negative count; 1 missing (z); 1 out of no cases."
    )


def test_negative_counts_in_other_columns_do_no_harm(send: Send) -> None:
    assert values(send(file(f"no_outcome,{REVIEWS}", ours("-4,30,70")), "auto")) == {
        "annual_review_decision_4_weeks_published": 30
    }


def test_a_number_that_cannot_be_read_refuses_the_file_at_its_line(send: Send) -> None:
    sent = send(file(REVIEWS, f"{ENGLAND},10,30", ours("3O,7O")), "auto")
    assert sent.found == [(3, "value", "bad_number")]
    assert sent.result.problems[0].value == "3O"


def test_a_year_that_cannot_be_read_refuses_the_file_at_its_line(send: Send) -> None:
    sent = send(file(REVIEWS, f"{ENGLAND.replace('2024', '20X4')},10,30"), "auto")
    assert sent.found == [(2, "period", "bad_month")]


def test_a_file_without_a_figure_that_can_be_used_is_refused(send: Send) -> None:
    barking = ours("x,x").replace("943,", "301,")
    sent = send(file(REVIEWS, barking, ours("1,2", "Sex,Female")), "auto")
    assert sent.found == [(None, None, "empty")]
    assert "1 missing (x)" in sent.result.problems[0].message


TWICE = f"number_decsion_4weeks,{REVIEWS}"


def test_a_column_given_twice_is_a_warning_where_both_agree(send: Send) -> None:
    sent = send(file(TWICE, ours("30,30,70")), "auto")
    assert sent.warned == ["twin_columns"]
    assert values(sent) == {"annual_review_decision_4_weeks_published": 30}


def test_a_column_given_twice_is_refused_where_the_two_differ(send: Send) -> None:
    sent = send(file(TWICE, ours("30,30,70"), f"{ENGLAND},30,31,70"), "auto")
    assert [code for _, _, code in sent.found] == ["duplicate_column"]


def test_two_spellings_equally_like_a_column_are_no_guess(send: Send) -> None:
    """Neither is right, both are as near: they are held against each other."""
    sent = send(
        file(
            "number_decisionx_4weeks,number_decisiony_4weeks,decision_over_4_weeks",
            ours("30,31,70"),
        ),
        "auto",
    )
    assert [code for _, _, code in sent.found] == ["duplicate_column"]


def test_the_same_total_with_other_figures_is_refused_at_both_lines(send: Send) -> None:
    sent = send(file(REVIEWS, ours("30,70"), ours("31,69")), "auto")
    assert [(line, code) for line, _, code in sent.found] == [
        (2, "duplicate_key"),
        (3, "duplicate_key"),
    ]


def workbook(text: str) -> bytes:
    """The file as a spreadsheet saves it: numbers are numbers."""
    content = io.BytesIO()
    with Workbook(content, {"in_memory": True, "strings_to_numbers": True}) as book:
        sheet = book.add_worksheet("annual_reviews")
        for at, line in enumerate(text.splitlines()):
            sheet.write_row(at, 0, line.split(","))
    return content.getvalue()


FORMS: dict[str, Callable[[str], bytes]] = {
    "with a mark of its encoding": lambda text: text.encode("utf-8-sig"),
    "in Windows-1252": lambda text: text.replace("Westmorland", "Wéstmorland").encode("cp1252"),
    "with semicolons": lambda text: text.replace(",", ";").encode(),
    "with the lines of Windows": lambda text: text.replace("\n", "\r\n").encode(),
    "a name in quotation marks": lambda text: text.replace(
        "Westmorland and Furness", '"Furness, ""W"""'
    ).encode(),
    "as a workbook": lambda text: workbook(text),
}


@pytest.mark.parametrize("form", FORMS)
def test_any_form_of_a_text_file_will_do(form: str, send: Send) -> None:
    assert len(send(FORMS[form](file(REVIEWS, ours("30,70"))), "auto").rows) == 1


@pytest.mark.parametrize(("name", "rows"), [("annual_reviews", 152), ("timeliness_20_week", 1924)])
def test_the_files_of_the_release_load_as_they_are(
    name: str, rows: int, released: Callable[[str], Path], send: Send
) -> None:
    sent = send(released(name).read_bytes(), "auto")
    assert (sent.result.extract, sent.result.rows, sent.warned) == ("benchmarks", rows, ["skipped"])
    assert (
        skipped(sent)
        == {
            "annual_reviews": "Skipped figures: 11. Of these 7 missing (x); 4 out of no cases.",
            "timeliness_20_week": "Skipped figures: 16. Of these 10 missing (x); 6 out of no "
            "cases.",
        }[name]
    )
    assert sent.result.encoding == "utf-8"


def test_our_own_layout_is_still_our_own(send: Send) -> None:
    assert len(send(file_of("benchmarks"), "auto").rows) == 1


def test_another_file_of_the_dfe_is_refused_with_what_it_would_need(send: Send) -> None:
    header = f"{WHERE},new_la_code,old_la_code,la_name,breakdown_topic,breakdown,ehcplans"
    sent = send(f"{header}\n{ours('5')}\n", "auto")
    assert sent.result.extract == "benchmarks"
    assert [code for _, _, code in sent.found] == ["missing_column"]


OLDER = (
    f"{WHERE},old_la_code,new_la_code,la_name,NewallEHC,NoExc20weekRate\n"
    "2021,Calendar year,Local authority,E92000001,England,E12000002,North West,909,E10000006,"
    "Cumbria,400,57.9\n",
    f"{WHERE},old_la_code,new_la_code,la_name,new_all_ehc,no_exc_20week_rate\n"
    "2021,Calendar year,National,E92000001,England,,,,,,60097,57.9\n",
)


@pytest.mark.parametrize("extract", ["auto", "benchmarks"])
@pytest.mark.parametrize("text", OLDER)
def test_an_older_layout_is_named_with_what_to_take_instead(
    text: str, extract: str, send: Send
) -> None:
    sent = send(text, extract)
    assert sent.found == [(1, "value", "missing_column")]
    assert "sen2_mi.csv" in sent.result.problems[0].message
    assert "Take timeliness_20_week.csv, annual_reviews.csv" in sent.result.problems[0].message


def zipped(*files: tuple[str, str | bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in files:
            archive.writestr(name, text)
    return content.getvalue()


TIMES = file(TIMELINESS, ours("80,40,60,10"))
CASELOAD = file("ehcplans", ours("5"))
ZIPS = {
    "the DfE's": (
        zipped(
            ("data-guidance/data-guidance.txt", "Education, health and care plans"),
            ("data/caseload.csv", CASELOAD),
            ("data/timeliness_20_week.csv", "\ufeff" + TIMES),
            ("data/annual_reviews.csv", file(REVIEWS, ours("30,70"))),
        ),
        "load timeliness_20_week.csv and annual_reviews.csv, one by one. Nothing else in it",
    ),
    "of one extract": (zipped(("waits.csv", file_of("nd_waits"))), "Unpack it and load waits.csv."),
    "of a workbook": (zipped(("waits.xlsx", b"PK")), "Unpack it and load waits.xlsx."),
    "of nothing that is read": (
        zipped(("data/caseload.csv", CASELOAD), ("b.csv", "a,b\n1,2\n")),
        "(it holds caseload.csv and b.csv)",
    ),
}


@pytest.mark.parametrize("case", ZIPS)
def test_a_zip_of_files_is_told_as_such_with_those_that_are_read(case: str, send: Send) -> None:
    content, words = ZIPS[case]
    for extract in ("auto", "benchmarks"):
        sent = send(content, extract)
        assert sent.found == [(None, None, "unreadable")]
        assert sent.result.problems[0].message.startswith("This is a zip of files")
        assert words in sent.result.problems[0].message


@pytest.mark.parametrize("extract", [name for name in extracts() if name != "benchmarks"])
def test_no_other_extract_takes_them(extract: str, send: Send) -> None:
    assert "missing_column" in send(file(REVIEWS, ours("30,70")), extract).codes
